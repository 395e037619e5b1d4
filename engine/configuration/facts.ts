/**
 * The `outside:` section: what is so elsewhere, by id or by the reference that the input has.
 *
 *     outside:
 *       data.aws_vpc.main: { dnsHostnames: true, dnsSupport: true }
 *       vpc-0a1b2c3d: { cidrs: [10.0.0.0/16] }
 *       "!ImportValue net-VpcId": { kind: vpc, dnsHostnames: true }
 */
import { isId, type StatedFacts } from '../../model/stated'
import { known, list, type Scalar, type Value, written } from '../../model/value'
import type { Node, Pair } from '../../parsers/yaml/node'
import { kindOf as kindOfType } from '../../resources/adapt/type-names'
import type { Kind, Row } from '../../resources/define'
import type { Vocabulary } from '../vocabulary'
import { dataOf } from '../yaml-data'
import { complain, pairsOf, placeAt, type Reading, textOf } from './reading'

/** What an id says of itself. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
const KIND_OF_ID: ReadonlyMap<string, string> = new Map([
  ['vpc', 'vpc'],
  ['subnet', 'subnet'],
  ['sg', 'security-group'],
  ['rtb', 'route-table'],
  ['acl', 'network-acl'],
  ['vpce', 'vpc-endpoint'],
  ['vpce-svc', 'endpoint-service'],
  ['nat', 'nat-gateway'],
  ['igw', 'internet-gateway'],
  ['pcx', 'vpc-peering'],
  ['tgw', 'transit-gateway'],
  ['pl', 'prefix-list'],
  ['dopt', 'dhcp-options'],
])

export function factsIn(node: Node, reading: Reading, vocabulary: Vocabulary): readonly StatedFacts[] {
  return pairsOf(node, 'outside', reading).map((pair) =>
    factsOf(pair, nameOf(pair.key.text), reading, vocabulary),
  )
}

/** `name`: as the graph names what the facts are about. */
export function factsOf(
  { key, value }: Pair,
  name: string,
  reading: Reading,
  vocabulary: Vocabulary,
): StatedFacts {
  const kinds = new Map(vocabulary.kinds.map((kind) => [kind.kind, kind]))
  const pairs = pairsOf(value, key.text, reading)
  const told = pairs.find((pair) => pair.key.text === 'kind')
  const kind = told === undefined ? kindOf(key.text) : kindTold(told.value, kinds, reading)
  const table = kind === null ? undefined : kinds.get(kind)
  const attributes = pairs
    .filter((pair) => pair !== told)
    .flatMap((pair): [string, Value<unknown>][] => {
      const fact = factOf(pair, table, reading)
      return fact === null ? [] : [[pair.key.text, fact]]
    })
  if (told === undefined && kind === null) {
    const which = 'Say what it is: a "kind" beside its attributes, such as vpc or subnet.'
    complain(`Nothing tells the kind of ${key.text}. ${which}`, key, reading)
  }
  return { name, kind, attributes: new Map(attributes), place: placeAt(key, reading), deployments: null }
}

/** As the graph names it: the name of an export, a parameter or a variable alone. */
export const nameOf = (written: string): string =>
  written.trim().replace(/^(?:!ImportValue\s+|!Ref\s+|var\.)/, '')

/** The kind that a name says by itself: an id, or a data source by its type. */
export function kindOf(name: string): string | null {
  const [, type] = /(?:^|\.)data\.(\w+)\./.exec(name) ?? []
  if (type !== undefined) return kindOfType({ dialect: 'terraform', mode: 'read', type })?.kind ?? null
  const prefix = isId(name) ? name.slice(0, name.lastIndexOf('-')) : ''
  return KIND_OF_ID.get(prefix) ?? null
}

function kindTold(node: Node, kinds: ReadonlyMap<string, Kind>, reading: Reading): string | null {
  const word = textOf(node, 'kind', reading)
  if (word === null || kinds.has(word)) return word
  complain(`There is no kind "${word}".`, node, reading, { word, known: [...kinds.keys()] })
  return null
}

function factOf({ key, value }: Pair, kind: Kind | undefined, reading: Reading): Value<unknown> | null {
  const rows = kind?.rows ?? {}
  const row = Object.hasOwn(rows, key.text) ? rows[key.text] : undefined
  if (kind === undefined) return null
  if (canBeTold(row)) return toldValue(value, row, key.text, reading)
  const known = Object.keys(rows).filter((name) => canBeTold(rows[name]))
  const message = `${kind.kind} has no attribute "${key.text}" that can be told.`
  complain(message, key, reading, { word: key.text, known })
  return null
}

/** Parts and policies are resources of their own. */
export const canBeTold = (row: Row | undefined): boolean =>
  row !== undefined &&
  row.row !== 'reverse' &&
  row.row !== 'parts' &&
  row.row !== 'policy' &&
  row.row !== 'structure'

function toldValue(node: Node, row: Row | undefined, name: string, reading: Reading): Value<unknown> | null {
  const origin = written(placeAt(node, reading))
  const data = dataOf(node)
  const wantsList = row?.row === 'scalars' || row?.row === 'many'
  if (wantsList && Array.isArray(data))
    return list(
      data.map((item) => known(item, origin)),
      origin,
    )
  const type = row !== undefined && 'type' in row ? row.type : 'string'
  const scalar = wantsList ? undefined : scalarOf(data, type)
  if (scalar !== undefined) return known(scalar, origin)
  complain(`${name} is ${wantsList ? 'a list' : `a ${type === 'string' ? 'text' : type}`}.`, node, reading)
  return null
}

function scalarOf(data: unknown, type: 'string' | 'number' | 'boolean'): Scalar | undefined {
  switch (typeof data) {
    case 'string':
      return type === 'string' ? data : undefined
    case 'number':
      return type === 'boolean' ? undefined : type === 'string' ? String(data) : data
    case 'boolean':
      return type === 'boolean' ? data : undefined
    default:
      return undefined
  }
}
