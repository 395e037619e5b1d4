/**
 * # From a reference to what it means
 *
 * A reference names a declaration and one of its attributes. What it leads to depends on what is wanted:
 *
 *     vpc_id          = aws_vpc.main.id                        a VPC is wanted, it is one
 *     vpc_id          = aws_subnet.a.vpc_id                    a subnet's row `vpc` is spelled so: whatever that leads to
 *     security_groups = aws_vpc.main.default_security_group_id not the VPC, but something outside that is named after it
 */
import type { Dialect } from '../model/declaration'
import { grouped } from '../model/grouped'
import type { Reference } from '../model/reference'
import type { Outside, Resource } from '../model/resource'
import type { Value } from '../model/value'
import type { ManyRow, OneRow, Row } from '../resources/define'
import { labelOf, referenceKey } from './label'
import type { Table } from './tables'

/** What a reference leads to: a resource or an outside, a value that says what, or nobody can say. */
export type Meaning =
  | { readonly is: 'target'; readonly target: Resource | Outside }
  | { readonly is: 'value'; readonly value: Value<unknown> }
  | { readonly is: 'unclear' }

export interface Referring {
  readonly tableOf: (resource: Resource) => Table | undefined
  readonly at: (id: string) => Resource | undefined
  readonly value: (resource: Resource, attribute: string) => Value<unknown>
  /** What an attribute of a VPC names, where a declaration adopts it. */
  readonly adopted: (vpc: Resource, attribute: string) => Resource | undefined
  /** What a deployment of the run provides under the name that is asked for. */
  readonly provided: (reference: Reference, from: Resource) => Value<unknown> | undefined
  /** The id of the resource that people say is meant. */
  readonly stated: (reference: Reference) => string | undefined
}

export const outside = (name: string, key: string, value: Value<unknown>): Outside => ({
  outside: true,
  name,
  key,
  value,
})

/** `from`: the resource that refers. */
export function meaningOf(
  reference: Reference,
  from: Resource,
  wanted: ReadonlySet<string>,
  because: Value<unknown>,
  graph: Referring,
): Meaning {
  const stated = graph.stated(reference)
  if (stated !== undefined) {
    const meant: Reference = { ...reference, to: { is: 'declaration', id: stated } }
    return meaningOf(meant, from, wanted, because, { ...graph, stated: () => undefined })
  }
  const named: Meaning = {
    is: 'target',
    target: outside(labelOf(reference), referenceKey(reference), because),
  }
  const provided = graph.provided(reference, from)
  if (provided) return { is: 'value', value: provided }
  if (reference.to.is !== 'declaration') return named
  const resource = graph.at(reference.to.id)
  if (!resource) return reference.attribute === '*' ? { is: 'unclear' } : named
  const row = rowSpelled(graph.tableOf(resource), resource, reference.attribute, wanted)
  if (row) return { is: 'value', value: graph.value(resource, row) }
  if (wanted.has(resource.kind)) return { is: 'target', target: resource }
  const adopted = graph.adopted(resource, reference.attribute)
  if (adopted && wanted.has(adopted.kind)) return { is: 'target', target: adopted }
  return reference.attribute === '*' ? { is: 'unclear' } : named
}

/** `aws_iam_role.worker.name`: whose name it is, where that is wanted. */
export function named(
  { to, attribute }: Reference,
  wanted: ReadonlySet<string>,
  graph: Pick<Referring, 'at' | 'tableOf'>,
): Resource | undefined {
  const resource = to.is === 'declaration' ? graph.at(to.id) : undefined
  const table = resource && wanted.has(resource.kind) ? graph.tableOf(resource) : undefined
  const isName = table?.identity?.some((row) => spells(table.rows[row], resource?.dialect, attribute))
  return isName ? resource : undefined
}

const spells = (row: Row | undefined, dialect: Dialect | undefined, attribute: string): boolean =>
  row?.row === 'scalar' && dialect !== undefined && [row[dialect]].flat().includes(attribute)

/** The relation to a wanted kind that this dialect spells with the attribute. */
function rowSpelled(
  table: Table | undefined,
  resource: Resource,
  attribute: string,
  wanted: ReadonlySet<string>,
): string | undefined {
  if (!table) return undefined
  const leaf = attribute.includes('[') ? attribute.replace(/\[[^\]]*\]/g, '') : attribute
  return spelledIn(table, resource.dialect)
    .get(leaf)
    ?.find(({ kind }) => wanted.has(kind))?.name
}

interface Relating {
  readonly name: string
  readonly kind: string
}

type Spelled = ReadonlyMap<string, readonly Relating[]>

/** By table and dialect, the relations by the attributes that spell them. Every reference asks, and tables never change. */
const known = new WeakMap<Table, Partial<Record<Dialect, Spelled>>>()

function spelledIn(table: Table, dialect: Dialect): Spelled {
  const own = known.get(table) ?? {}
  known.set(table, own)
  own[dialect] ??= grouped(
    Object.entries(table.rows).flatMap(([name, row]) =>
      row.row === 'one' || row.row === 'many'
        ? spellingsOf(row, dialect).map((attribute) => ({ attribute, name, kind: row.kind }))
        : [],
    ),
    ({ attribute }) => attribute,
  )
  return own[dialect]
}

function spellingsOf(row: OneRow<string> | ManyRow<string>, dialect: Dialect): readonly string[] {
  const spelling = row[dialect]
  const all = spelling === null ? [] : typeof spelling === 'string' ? [spelling] : spelling
  return all.map((one) => one.replaceAll('[]', ''))
}
