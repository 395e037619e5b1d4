/** Resources made of what people state: things that live elsewhere, with the blocks inside them. */
import type { Inventory, Resource } from '../model/resource'
import type { StatedBody, StatedFacts, StatedPart } from '../model/stated'
import { absent, known, list, refersTo, unknown, type Value, written } from '../model/value'
import { isId } from '../model/vocabulary/ids'
import type { Row, Rows } from '../resources/define'
import type { Table } from './tables'

/** The deployment of what is outside of all. */
export const ELSEWHERE = ''

/** What the input does not know of a thing that it reads, and its blocks. */
export function filled(
  resource: Resource,
  facts: StatedFacts,
  tables: readonly Table[],
): readonly Resource[] {
  const parts = partsOf(resource, facts, tables)
  const told = [...facts.attributes, ...parts.rows]
  const open = told.filter(([name]) => !isKnown(resource.attributes.get(name)))
  const owner = { ...resource, attributes: new Map([...resource.attributes, ...open]) }
  return [{ ...owner, ...(facts.complete && { ownership: 'managed', stated: true }) }, ...parts.made]
}

/** A default of the kind says what AWS does when nobody decides, which nobody can say of a thing that is only read. */
const isKnown = (value: Value<unknown> | undefined): boolean =>
  value !== undefined && value.origin.how === 'written' && (value.state === 'known' || value.state === 'list')

/** One thing for all where it has an id, or where it is told for all; a variable of two deployments is two things. */
export function elsewhere(
  facts: StatedFacts,
  { deployments }: Inventory,
  tables: readonly Table[],
): readonly Resource[] {
  const { name, kind, own } = facts
  const table = tables.find((each) => each.kind === kind)
  if (kind === null || table === undefined) return []
  if (isId(name) || own.has('id') || own.has('arn') || facts.deployments === null)
    return madeFor(ELSEWHERE, 'terraform', facts, table, tables)
  return deployments
    .filter(({ id }) => facts.deployments?.has(id) ?? true)
    .flatMap(({ id, dialect }) => madeFor(id, dialect, facts, table, tables))
}

function madeFor(
  deployment: string,
  dialect: Resource['dialect'],
  facts: StatedFacts,
  table: Table,
  tables: readonly Table[],
): readonly Resource[] {
  const { name, own, place, complete } = facts
  const nobodyKnows = unknown('external', written(place))
  const owner: Resource = {
    id: `${deployment}#outside:${table.kind}:${name}`,
    kind: table.kind,
    deployment,
    dialect,
    address: name,
    type: table.kind,
    ownership: complete ? 'managed' : 'read',
    attributes: new Map(),
    place,
    calls: [],
    exists: known(true, written(place)),
    account: own.get('account') ?? nobodyKnows,
    region: own.get('region') ?? nobodyKnows,
    dependsOn: [],
    stated: true,
  }
  const parts = partsOf(owner, facts, tables)
  const rows = Object.entries(table.rows).filter(([, { row }]) => row !== 'reverse')
  const unsaid = rows.map(([row, each]) => [row, unsaidIn(facts, each)] as const)
  const id = isId(name) ? [['id', known(name, written(place))] as const] : []
  const identity = [...own].filter(([word]) => word === 'id' || word === 'arn')
  const attributes = new Map<string, Value<unknown>>([
    ...unsaid,
    ...facts.attributes,
    ...parts.rows,
    ...id,
    ...identity,
  ])
  return [{ ...owner, attributes }, ...parts.made]
}

/** Of a thing that is told completely, what nobody tells is not set; where AWS then decides, nobody can say how. */
const unsaidIn = ({ complete, place }: StatedFacts, row: Row): Value<unknown> =>
  complete && !('byDefault' in row && row.row !== 'parts')
    ? absent(written(place))
    : unknown('external', written(place))

interface Parts {
  /** The owner's rows: references to the parts. */
  readonly rows: readonly (readonly [string, Value<unknown>])[]
  readonly made: readonly Resource[]
}

function partsOf(owner: Resource, body: StatedBody, tables: readonly Table[]): Parts {
  const table = tables.find(({ kind }) => kind === owner.kind)
  const found = [...body.parts].map(([name, parts]) => {
    const row = table?.rows[name]
    const made = parts.map((part, index) => partMade(owner, name, index, part, row, tables))
    const references = made.flatMap(([first]) => (first === undefined ? [] : [referenceTo(first)]))
    return { row: [name, list(references, written(body.place))] as const, made: made.flat() }
  })
  return { rows: found.map(({ row }) => row), made: found.flatMap(({ made }) => made) }
}

const referenceTo = ({ id, place }: Resource): Value<unknown> =>
  refersTo([{ to: { is: 'declaration', id }, attribute: '*' }], written(place))

function partMade(
  owner: Resource,
  name: string,
  index: number,
  part: StatedPart,
  row: Row | undefined,
  tables: readonly Table[],
): readonly Resource[] {
  const id = `${owner.id}/${name}[${index}]`
  const made = { ...owner, id, kind: part.kind, place: part.place, partOf: owner.id }
  const inside = partsOf(made, part, tables)
  const rows = tables.find(({ kind }) => kind === part.kind)?.rows ?? {}
  const back = row?.row === 'parts' ? [[row.owner, referenceTo(owner)] as const] : []
  const having = Object.entries(row?.row === 'parts' ? (row.having ?? {}) : {}).map(
    ([attribute, value]) => [attribute, known(value, written(part.place))] as const,
  )
  const attributes = new Map<string, Value<unknown>>([
    ...unsaidInPart(part, rows),
    ...part.attributes,
    ...inside.rows,
    ...having,
    ...back,
  ])
  return [{ ...made, attributes }, ...inside.made]
}

/** A block is told whole. What its kind reads from several attributes is read from those that are told. */
function unsaidInPart(part: StatedPart, rows: Rows): readonly (readonly [string, Value<unknown>])[] {
  const spelled = new Map(
    [...part.attributes].flatMap(([name, value]) =>
      spellingsOf(rows[name]).map((word) => [word, value] as const),
    ),
  )
  return Object.entries(rows).flatMap(([name, row]) => {
    if (row.row === 'reverse') return []
    const read = row.row === 'read' ? row.terraform(spelled) : undefined
    return [[name, read ?? absent(written(part.place))] as const]
  })
}

function spellingsOf(row: Row | undefined): readonly string[] {
  if (row === undefined || !('terraform' in row) || row.row === 'read') return []
  const { terraform } = row
  return terraform === null ? [] : typeof terraform === 'string' ? [terraform] : terraform
}
