/**
 * The `rules:` section: a word, or several settings of a rule.
 *
 *     rules:
 *       vpc-endpoint-in-one-zone: off
 *       private-api-without-endpoint: { severity: error, when-undecided: warning, locked: true }
 */
import type { Node } from '../../parsers/yaml/node'
import { onlyKeys, pairsOf, placeAt, type Reading, wordOf } from './reading'
import { RULE_WORDS, type RuleSetting, UNDECIDED_WORDS } from './settings'

const KEYS = ['severity', 'when-undecided', 'locked']

export function rulesIn(node: Node, reading: Reading): ReadonlyMap<string, RuleSetting> {
  const settings = pairsOf(node, 'rules', reading).flatMap(({ key, value }): [string, RuleSetting][] => {
    const place = placeAt(key, reading)
    if (value.kind === 'mapping') return [[key.text, { ...settingIn(value, reading), place }]]
    const word = wordOf(value, key.text, RULE_WORDS, reading)
    return word === null ? [] : [[key.text, { word, whenUndecided: null, locked: false, place }]]
  })
  return new Map(settings)
}

function settingIn(node: Node, reading: Reading): Omit<RuleSetting, 'place'> {
  onlyKeys(node, KEYS, reading)
  const word = <T extends string>(name: string, known: readonly T[]): T | null => {
    const pair = node.kind === 'mapping' ? node.pairs.find(({ key }) => key.text === name) : undefined
    return pair === undefined ? null : wordOf(pair.value, name, known, reading)
  }
  return {
    word: word('severity', RULE_WORDS),
    whenUndecided: word('when-undecided', UNDECIDED_WORDS),
    locked: word('locked', ['true', 'false']) === 'true',
  }
}
