/**
 * Who sets an attribute of an AWS resource in Terraform, and its type, out of the provider's schema (scripts/generate-vocabulary.ts).
 * In a plan an argument that was left out and an attribute that only AWS sets look the same: "known after apply". The
 * schema tells them apart.
 */
import generated from './generated/terraform-schema.json'

/** `one`: a block that may stand at most once. `…-attribute`: an attribute of objects, which may be written as blocks. */
export type Nesting = 'one' | 'list' | 'set' | 'map' | 'single' | 'list-attribute' | 'set-attribute'

interface Nested {
  readonly nesting: Nesting
  readonly set?: string
  readonly fields: Fields
}

interface Fields {
  readonly [name: string]: string | Nested
}

type Schemas = Readonly<Record<'managed' | 'read', Readonly<Record<string, Fields>>>>

const schemas = generated as Schemas

const own = (fields: Fields | undefined, name: string): string | Nested | undefined =>
  fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined

/** The entry at a path of names (`['vpc_config', 'subnet_ids']`); undefined for what the schema does not know. */
function fieldAt(
  mode: 'managed' | 'read',
  type: string,
  names: readonly string[],
): string | Nested | undefined {
  let fields: Fields | undefined = Object.hasOwn(schemas[mode], type) ? schemas[mode][type] : undefined
  let found: string | Nested | undefined
  for (const name of names) {
    found = own(fields, name)
    fields = typeof found === 'object' ? found.fields : undefined
  }
  return found
}

/**
 * `anybody`: only the configuration sets it. `provider`: only the provider does. `either`: the provider does where the configuration
 * does not, so that it is unknown in a plan when it was left out; blocks are of this kind too, the schema does not tell.
 */
export function setterOf(
  mode: 'managed' | 'read',
  type: string,
  names: readonly string[],
): 'anybody' | 'provider' | 'either' | undefined {
  const field = fieldAt(mode, type, names)
  if (field === undefined) return undefined
  const setter = typeof field === 'string' ? field.replace(/:.*/, '') : (field.set ?? 'oc')
  if (setter === 'c') return 'provider'
  return setter === 'oc' ? 'either' : 'anybody'
}

/** How a block, or an attribute written as blocks, nests; undefined for plain attributes and what is not known. */
export function nestingOf(
  mode: 'managed' | 'read',
  type: string,
  names: readonly string[],
): Nesting | undefined {
  const field = fieldAt(mode, type, names)
  return typeof field === 'object' ? field.nesting : undefined
}

export type Scalar = 'string' | 'number' | 'bool'

/** The type of an attribute that holds a scalar, or a collection of scalars. */
export interface AttributeType {
  readonly collection?: 'list' | 'set' | 'map'
  readonly of: Scalar
}

const SCALARS: Readonly<Record<string, Scalar>> = { b: 'bool', n: 'number', s: 'string' }
const COLLECTIONS: Readonly<Record<string, 'list' | 'set' | 'map'>> = { L: 'list', S: 'set', M: 'map' }

/** What the provider converts an argument to; undefined for blocks, and for what the schema does not know. */
export function typeOfAttribute(
  mode: 'managed' | 'read',
  type: string,
  names: readonly string[],
): AttributeType | undefined {
  const field = fieldAt(mode, type, names)
  if (typeof field !== 'string') return undefined
  const [, code = 's'] = field.split(':')
  const of = SCALARS[code.at(-1) ?? 's']
  const collection = code.length > 1 ? COLLECTIONS[code[0] ?? ''] : undefined
  return of === undefined ? undefined : { of, ...(collection === undefined ? {} : { collection }) }
}
