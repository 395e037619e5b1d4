/** Reads text in either dialect through the real parsers, and prints resources so that the dialects can be compared. */
import type { Dialect, Parsed } from '../../model/declaration'
import type { Inventory, Resource } from '../../model/resource'
import type { Sources } from '../../model/sources'
import type { Value } from '../../model/value'
import { readTemplate } from '../../parsers/cloudformation/template'
import { readConfiguration } from '../../parsers/terraform/modules'
import { adapt } from '../../resources/adapt'
import type { Kind, Row } from '../../resources/define'
import { kindNamed, kinds } from '../../resources/index'

const nothingElse: Sources = {
  read: (name) => ({ refused: 'missing', detail: name }),
  list: () => [],
}

const inMemory = (name: string, text: string): Sources => ({
  read: (asked) => (asked === name ? { name, text } : { refused: 'missing', detail: asked }),
  list: (folder) => (folder === 'root' ? ['main.tf'] : []),
})

export const terraform = (text: string): Parsed =>
  readConfiguration('root', inMemory('root/main.tf', text), { deployment: 'root' })

export const cloudformation = (text: string): Parsed =>
  readTemplate({ name: 'template.yaml', text }, nothingElse, { deployment: 'stack' })

export const fromTerraform = (text: string): Inventory => adapt(terraform(text))
export const fromTemplate = (text: string): Inventory => adapt(cloudformation(text))

/** `aws_vpc.main` and `Main` are both `main`. */
export const nameOf = (address: string): string =>
  (address.split('.').at(-1) ?? address).replace(/_/g, '').toLowerCase()

/** A value as people would write it, without places; a reference is the name of what it means. */
export function plain(value: Value<unknown>): unknown {
  switch (value.state) {
    case 'known':
      return value.value
    case 'absent':
      return null
    case 'unknown':
      return { unknown: value.reason }
    case 'reference':
      return value.targets.map(({ to }) =>
        to.is === 'declaration' ? `-> ${ownerName(to.id)}` : `-> ${to.is === 'symbol' ? to.name : to.is}`,
      )
    case 'template':
      return value.parts.flatMap((part) => (typeof part === 'string' ? [part] : [plain(part)]))
    case 'list':
      return [...value.items.map(plain), ...(value.open ? ['…'] : [])]
    case 'map':
      return Object.fromEntries([...value.entries].map(([key, entry]) => [key, plain(entry)]))
    case 'conditional':
      return { cases: value.cases.map((each) => plain(each.value)) }
  }
}

/** A part is named after the declaration that holds it. */
const ownerName = (id: string): string => nameOf(id.slice(id.indexOf('#') + 1).split('/')[0] ?? id)

export const at = (inventory: Inventory, name: string): Resource => {
  const found = inventory.resources.find(
    (resource) => resource.partOf === undefined && nameOf(resource.address) === nameOf(name),
  )
  if (!found) throw new Error(`no resource ${name}`)
  return found
}

export const ofKind = (inventory: Inventory, kind: string): readonly Resource[] =>
  inventory.resources.filter((resource) => resource.kind === kind)

export const attribute = (resource: Resource, name: string): unknown => {
  const value = resource.attributes.get(name)
  if (!value) throw new Error(`no attribute ${name}`)
  return plain(value)
}

export const attributesOf = (resource: Resource): Record<string, unknown> =>
  Object.fromEntries([...resource.attributes].map(([name, value]) => [name, plain(value)]))

/** A dialect says a row where it spells it, or where a block that is a part has it from its owner. */
function says(dialect: Dialect, kind: Kind, name: string, row: Row): boolean {
  if (row.row === 'reverse') return false
  if (row.row === 'read' || row[dialect] !== null) return true
  return Object.values<Kind>(kinds).some((owner) =>
    Object.values(owner.rows).some(
      (each) =>
        each.row === 'parts' &&
        each.kind === kind.kind &&
        each[dialect] !== null &&
        (each.owner === name || Object.hasOwn(each.taking ?? {}, name)),
    ),
  )
}

/** What both dialects can say of a resource, whether it stands alone or is a part. */
export function comparable(resource: Resource): string {
  const kind: Kind | undefined = kindNamed(resource.kind)
  if (!kind) throw new Error(`no table of ${resource.kind}`)
  const rows = Object.entries(kind.rows).filter(
    ([name, row]) =>
      row.row !== 'structure' &&
      says('terraform', kind, name, row) &&
      says('cloudformation', kind, name, row),
  )
  const attributes = rows.map(([name]) => {
    const value = resource.attributes.get(name)
    return [name, value ? plain(value) : 'missing']
  })
  return JSON.stringify([resource.kind, Object.fromEntries(attributes)])
}
