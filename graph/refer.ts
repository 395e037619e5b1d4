/**
 * # From a reference to what it means
 *
 * A reference names a declaration and one of its attributes. What it leads to depends on what is wanted:
 *
 *     vpc_id          = aws_vpc.main.id                        a VPC is wanted, it is one
 *     vpc_id          = aws_subnet.a.vpc_id                    a subnet's row `vpc` is spelled so: whatever that leads to
 *     security_groups = aws_vpc.main.default_security_group_id not the VPC, but something outside that is named after it
 */
import type { Reference } from '../model/reference'
import type { Outside, Resource } from '../model/resource'
import type { Value } from '../model/value'
import type { Row } from '../resources/define'
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

/** The relation to a wanted kind that this dialect spells with the attribute. */
function rowSpelled(
  table: Table | undefined,
  resource: Resource,
  attribute: string,
  wanted: ReadonlySet<string>,
): string | undefined {
  if (!table) return undefined
  const leaf = attribute.replace(/\[[^\]]*\]/g, '')
  for (const [name, row] of Object.entries(table.rows)) {
    if ((row.row === 'one' || row.row === 'many') && wanted.has(row.kind) && spells(row, resource, leaf))
      return name
  }
  return undefined
}

function spells(row: Row, resource: Resource, attribute: string): boolean {
  if (!('terraform' in row) || row.row === 'read') return false
  const spelling = row[resource.dialect]
  const spellings = spelling === null ? [] : typeof spelling === 'string' ? [spelling] : spelling
  return spellings.some((one) => one.replaceAll('[]', '') === attribute)
}
