/** One `vpclint.yaml`, read. What is valid of it counts also when another part is not. */
import { type Place, type Source, wholeSource } from '../../model/place'
import type { Problem } from '../../model/problem'
import type { Node } from '../../parsers/yaml/node'
import { readYaml } from '../../parsers/yaml/read'
import type { SaidAllow } from '../allow/allow'
import { entryWords } from '../allow/template'
import type { Vocabulary } from '../vocabulary'
import { type Configuration, type Extended, NO_CONFIGURATION } from './configuration'
import { deploymentsIn } from './deployments'
import { factsIn } from './facts'
import { joinsIn } from './joins'
import { accountOf, regionOf } from './location'
import { modulesIn } from './modules'
import {
  besides,
  complain,
  itemsOf,
  onlyKeys,
  pairsOf,
  placeAt,
  type Reading,
  textOf,
  wordOf,
} from './reading'
import { rulesIn } from './rules'
import { FAIL_WORDS } from './settings'

export interface ReadConfiguration {
  readonly configuration: Configuration
  readonly problems: readonly Problem[]
}

export function readConfigurationFile(source: Source, vocabulary: Vocabulary): ReadConfiguration {
  const { root, problems, broken } = readYaml(source)
  if (broken || !root) return { configuration: NO_CONFIGURATION, problems: problems.map(asFatal) }
  const reading: Reading = { source, problems: problems.map(asFatal) }
  let configuration = NO_CONFIGURATION
  for (const { key, value } of pairsOf(root, 'The configuration', reading)) {
    const read = KEYS.get(key.text)
    if (read) {
      const places = new Map([
        ...configuration.places,
        [key.text, placeAt(value, reading)] as const,
        ...itemPlaces(key.text, value, reading),
      ])
      configuration = { ...configuration, ...read(value, reading, vocabulary), places }
    } else onlyKeys({ ...root, kind: 'mapping', pairs: [{ key, value }] }, [...KEYS.keys()], reading)
  }
  return { configuration, problems: reading.problems }
}

const asFatal = (problem: Problem): Problem => ({
  ...problem,
  code: 'configuration-invalid',
  severity: 'unreadable',
})

type ReadKey = (node: Node, reading: Reading, vocabulary: Vocabulary) => Partial<Configuration>

/** `$schema` is for editors. */
const KEYS: ReadonlyMap<string, ReadKey> = new Map<string, ReadKey>([
  ['$schema', () => ({})],
  ['root', (node, reading) => ({ root: wordOf(node, 'root', ['true', 'false'], reading) === 'true' })],
  ['fail-on', (node, reading) => ({ failOn: wordOf(node, 'fail-on', FAIL_WORDS, reading) })],
  ['extends', (node, reading) => ({ extends: extendedIn(node, reading) })],
  ['rules', (node, reading) => ({ rules: rulesIn(node, reading) })],
  ['rule-files', (node, reading) => ({ ruleFiles: filesIn(node, reading) })],
  ['account', (node, reading) => ({ account: accountOf(node, reading) })],
  ['region', (node, reading) => ({ region: regionOf(node, reading) })],
  ['baseline', (node, reading) => ({ baseline: fileOf(node, 'baseline', reading) })],
  [
    'allow',
    (node, reading) => ({ allows: itemsOf(node, 'allow', reading).map((item) => allowOf(item, reading)) }),
  ],
  ['outside', (node, reading, vocabulary) => ({ outside: factsIn(node, reading, vocabulary) })],
  ['joins', (node, reading) => ({ joins: joinsIn(node, reading) })],
  ['deployments', (node, reading) => ({ deployments: deploymentsIn(node, reading) })],
  ['modules', (node, reading, vocabulary) => ({ modules: modulesIn(node, reading, vocabulary) })],
])

export const CONFIGURATION_KEYS: readonly string[] = [...KEYS.keys()]

/** Of a list of files each entry has its own. */
const itemPlaces = (key: string, node: Node, reading: Reading): readonly (readonly [string, Place])[] =>
  node.kind === 'sequence' && key === 'rule-files'
    ? node.items.flatMap((item) => {
        const file = item.kind === 'scalar' ? besides(item.text.trim(), reading) : undefined
        return file === undefined ? [] : [[`${key} ${file}`, placeAt(item, reading)] as const]
      })
    : []

/** One, or several of which a later one wins over an earlier one. */
function extendedIn(node: Node, reading: Reading): readonly Extended[] {
  const items = node.kind === 'sequence' ? node.items : [node]
  return items.flatMap((item) => {
    const name = textOf(item, 'extends', reading)
    return name === null ? [] : [{ name, place: placeAt(item, reading) }]
  })
}

const filesIn = (node: Node, reading: Reading): readonly string[] =>
  itemsOf(node, 'rule-files', reading).flatMap((item) => fileOf(item, 'rule-files', reading) ?? [])

/** Paths are relative to the file they stand in; none leads out of the root of the run. */
function fileOf(node: Node, name: string, reading: Reading): string | null {
  const path = textOf(node, name, reading)
  const found = path === null ? null : besides(path, reading)
  if (found === undefined) complain(`${name}: ${path} leads out of what may be read.`, node, reading)
  return found ?? null
}

const ALLOW_KEYS = ['rule', 'rules', 'path', 'address', 'until', 'because']

function allowOf(item: Node, reading: Reading): SaidAllow {
  const place = placeAt(item, reading)
  onlyKeys(item, ALLOW_KEYS, reading)
  const words = entryWords(item)
  if ('unclear' in words) {
    complain(words.unclear, item, reading)
    return { invalid: words.unclear, place }
  }
  const given = (name: string) => {
    const pair = item.kind === 'mapping' ? item.pairs.find(({ key }) => key.text === name) : undefined
    return pair === undefined ? null : textOf(pair.value, name, reading)
  }
  const [path, address] = [given('path'), given('address')]
  return {
    ...words,
    place,
    reach: {
      is: 'named',
      ...(path !== null && { path: besides(path, reading) ?? path }),
      ...(address !== null && { address }),
    },
  }
}

/** Nothing to read: a file that a person names and that is not there. */
export const missingConfiguration = (name: string): Problem => ({
  code: 'configuration-invalid',
  severity: 'unreadable',
  message: `There is no file ${name}.`,
  place: wholeSource(name),
})
