/**
 * What is told of one thing: attributes by the names of its kind's rows, and the blocks inside it, each told in the words of its own kind.
 *
 *     sg-0a1b2c3d: { ingress: [{ protocol: tcp, fromPort: 443, toPort: 443, cidr: 10.0.0.0/8 }] }
 */
import type { Fact } from '../../graph/facts'
import type { StatedBody, StatedPart } from '../../model/stated'
import { known, list, refersTo, type Scalar, type Value, written } from '../../model/value'
import type { Node, Pair } from '../../parsers/yaml/node'
import type { Kind, Row, Rows } from '../../resources/define'
import { dataOf } from '../yaml-data'
import { nameOf } from './names'
import { complain, itemsOf, pairsOf, placeAt, type Reading } from './reading'

interface Telling {
  readonly reading: Reading
  readonly kinds: ReadonlyMap<string, Kind>
  /** Of all things that are told: a relation may lead to one of them. */
  readonly names: ReadonlySet<string>
}

export function bodyOf(
  pairs: readonly Pair[],
  kind: Kind | undefined,
  telling: Telling,
): Pick<StatedBody, 'attributes' | 'parts'> {
  const attributes = new Map<string, Value<unknown>>()
  const parts = new Map<string, readonly StatedPart[]>()
  for (const { key, value } of kind === undefined ? [] : pairs) {
    const name = rowNamed(key.text, kind?.rows ?? {})
    const row = name === undefined ? undefined : kind?.rows[name]
    if (name === undefined || row === undefined) misspelt(key, kind, telling)
    else if (row.row === 'parts' || row.row === 'policy')
      parts.set(name, partsIn(value, key.text, row, telling))
    else {
      const told = toldValue(value, row, key.text, telling)
      if (told !== null) attributes.set(name, told)
    }
  }
  return { attributes, parts }
}

function misspelt(key: Pair['key'], kind: Kind | undefined, { reading }: Telling): void {
  const rows = kind?.rows ?? {}
  const message = `${kind?.kind} has no attribute "${key.text}" that can be told.`
  const known = Object.keys(rows).filter((name) => canBeTold(rows[name]))
  complain(message, key, reading, { word: key.text, known })
}

/** The routes of a table, wherever they are written, are told as its own. */
function rowNamed(word: string, rows: Rows): string | undefined {
  const row = Object.hasOwn(rows, word) ? rows[word] : undefined
  if (row?.row !== 'reverse') return canBeTold(row) ? word : undefined
  const own = Object.entries(rows).filter(
    ([, each]) => each.row === 'parts' && each.kind === row.kind && each.owner === row.relation,
  )
  return own.length === 1 ? own[0]?.[0] : undefined
}

export const canBeTold = (row: Row | undefined): boolean =>
  row !== undefined && row.row !== 'reverse' && row.row !== 'structure'

/** The rows of a kind, and what follows from others: whoever knows a thing elsewhere knows that its subnets are in several zones. */
export const rowsToTell = (kind: string, rows: Rows, facts: readonly Fact[]): Rows => ({
  ...Object.fromEntries(
    facts.flatMap(({ about, name, row, toldBy }) =>
      about.includes(kind) && row.row === 'scalar' && toldBy === undefined ? [[name, row]] : [],
    ),
  ),
  ...rows,
})

function partsIn(
  node: Node,
  name: string,
  row: Extract<Row, { readonly row: 'parts' | 'policy' }>,
  telling: Telling,
): readonly StatedPart[] {
  const word = row.row === 'parts' ? row.kind : 'policy-statement'
  return itemsOf(node, name, telling.reading).map((item): StatedPart => {
    const pairs = pairsOf(item, word, telling.reading)
    return {
      kind: word,
      ...bodyOf(pairs, telling.kinds.get(word), telling),
      place: placeAt(item, telling.reading),
    }
  })
}

function toldValue(node: Node, row: Row, name: string, telling: Telling): Value<unknown> | null {
  const origin = written(placeAt(node, telling.reading))
  const data = dataOf(node)
  const wantsList = row.row === 'scalars' || row.row === 'many'
  const leads = row.row === 'one' || row.row === 'many'
  const told = (item: unknown): Value<unknown> =>
    leads && typeof item === 'string' && telling.names.has(item)
      ? refersTo([{ to: { is: 'outside', what: 'export', name: nameOf(item) }, attribute: 'id' }], origin)
      : known(item, origin)
  if (wantsList && Array.isArray(data)) return list(data.map(told), origin)
  const type = 'type' in row ? row.type : 'string'
  const scalar = wantsList ? undefined : scalarOf(data, type)
  if (scalar !== undefined) return told(scalar)
  complain(
    `${name} is ${wantsList ? 'a list' : `a ${type === 'string' ? 'text' : type}`}.`,
    node,
    telling.reading,
  )
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
