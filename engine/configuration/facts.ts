/**
 * The `outside:` section: what is so elsewhere, by id or by the reference that the input has.
 *
 *     outside:
 *       data.aws_vpc.main: { dnsHostnames: true, dnsSupport: true }
 *       vpc-0a1b2c3d: { cidrs: [10.0.0.0/16] }
 *       "!ImportValue net-VpcId": { kind: vpc, dnsHostnames: true }
 */
import type { StatedFacts } from '../../model/stated'
import { known, type Value, written } from '../../model/value'
import { isId, kindOfId } from '../../model/vocabulary/ids'
import type { Node, Pair } from '../../parsers/yaml/node'
import { kindOf as kindOfType } from '../../resources/adapt/type-names'
import type { Kind } from '../../resources/define'
import type { Vocabulary } from '../vocabulary'
import { nameOf } from './names'
import { complain, pairsOf, placeAt, type Reading, textOf, wordOf } from './reading'
import { bodyOf, rowsToTell } from './told'

/** What an id says of itself. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
export function factsIn(node: Node, reading: Reading, vocabulary: Vocabulary): readonly StatedFacts[] {
  const pairs = pairsOf(node, 'outside', reading)
  const names = new Set(pairs.map(({ key }) => key.text).filter((name) => !isId(name)))
  return pairs.map((pair) => factsOf(pair, nameOf(pair.key.text), reading, vocabulary, names))
}

/** `name`: as the graph names what the facts are about. */
export function factsOf(
  { key, value }: Pair,
  name: string,
  reading: Reading,
  vocabulary: Vocabulary,
  names: ReadonlySet<string> = new Set(),
): StatedFacts {
  const kinds = new Map(vocabulary.kinds.map((kind) => [kind.kind, kind]))
  const pairs = pairsOf(value, key.text, reading)
  const given = (word: string) => pairs.find((pair) => pair.key.text === word)
  const told = given('kind')
  const kind = told === undefined ? kindOf(key.text) : kindTold(told.value, kinds, reading)
  const table = kind === null ? undefined : kinds.get(kind)
  const own = pairs.filter((pair) => !OF_ANY_KIND.has(pair.key.text))
  const complete = given('complete')
  if (told === undefined && kind === null) {
    const which = 'Say what it is: a "kind" beside its attributes, such as vpc or subnet.'
    complain(`Nothing tells the kind of ${key.text}. ${which}`, key, reading)
  }
  return {
    name,
    kind,
    ...bodyOf(own, table && withFacts(table, vocabulary), { reading, kinds, names }),
    own: new Map(IDENTITIES.flatMap((word) => identityIn(given(word), word, reading))),
    complete:
      complete !== undefined && wordOf(complete.value, 'complete', ['true', 'false'], reading) === 'true',
    place: placeAt(key, reading),
    deployments: null,
  }
}

const withFacts = (table: Kind, { facts }: Vocabulary): Kind => ({
  ...table,
  rows: rowsToTell(table.kind, table.rows, facts),
})

const IDENTITIES = ['id', 'arn', 'account', 'region'] as const
const OF_ANY_KIND: ReadonlySet<string> = new Set(['kind', 'complete', ...IDENTITIES])

/** What every kind has. */
function identityIn(
  pair: Pair | undefined,
  word: string,
  reading: Reading,
): readonly [string, Value<string>][] {
  const text = pair === undefined ? null : textOf(pair.value, word, reading)
  return pair === undefined || text === null
    ? []
    : [[word, known(text, written(placeAt(pair.value, reading)))]]
}

/** The kind that a name says by itself: an id, or a data source by its type. */
export function kindOf(name: string): string | null {
  const [, type] = /(?:^|\.)data\.(\w+)\./.exec(name) ?? []
  if (type !== undefined) return kindOfType({ dialect: 'terraform', mode: 'read', type })?.kind ?? null
  return kindOfId(name) ?? null
}

function kindTold(node: Node, kinds: ReadonlyMap<string, Kind>, reading: Reading): string | null {
  const word = textOf(node, 'kind', reading)
  if (word === null || kinds.has(word)) return word
  complain(`There is no kind "${word}".`, node, reading, { word, known: [...kinds.keys()] })
  return null
}
