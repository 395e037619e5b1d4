/** Type constraints of variables: `list(object({ name = string, port = optional(number, 443) }))`. */
import type { Expression } from '../syntax/tree'

export type Type =
  | { readonly is: 'any' | 'string' | 'number' | 'bool' }
  | { readonly is: 'list' | 'set' | 'map'; readonly of: Type }
  | { readonly is: 'tuple'; readonly items: readonly Type[] }
  | { readonly is: 'object'; readonly attributes: ReadonlyMap<string, AttributeType> }

export interface AttributeType {
  readonly type: Type
  readonly optional: boolean
  /** The second argument of `optional`. */
  readonly fallback?: Expression
}

export const ANY: Type = { is: 'any' }

/** Reads a constraint. Anything else accepts all. */
export function typeOf(expression: Expression | undefined): Type {
  if (expression === undefined) return ANY
  const name = wordOf(expression)
  if (name !== undefined) return simpleType(name)
  if (expression.kind !== 'call') return ANY
  const [argument] = expression.arguments
  switch (expression.name) {
    case 'list':
    case 'set':
    case 'map':
      return { is: expression.name, of: typeOf(argument) }
    case 'tuple':
      return { is: 'tuple', items: argument?.kind === 'tuple' ? argument.items.map(typeOf) : [] }
    case 'object':
      return objectType(argument)
  }
  return ANY
}

/** A bare word; Terraform 0.11 wrote it in quotes. */
function wordOf(expression: Expression): string | undefined {
  if (expression.kind === 'root') return expression.name
  return expression.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined
}

function simpleType(name: string): Type {
  if (name === 'string' || name === 'number' || name === 'bool') return { is: name }
  return name === 'list' || name === 'set' || name === 'map' ? { is: name, of: ANY } : ANY
}

function objectType(argument: Expression | undefined): Type {
  const attributes = new Map<string, AttributeType>()
  for (const item of argument?.kind === 'object' ? argument.items : [])
    if (item.key.kind === 'literal') attributes.set(String(item.key.value), attributeType(item.value))
  return { is: 'object', attributes }
}

function attributeType(expression: Expression): AttributeType {
  if (expression.kind !== 'call' || expression.name !== 'optional')
    return { type: typeOf(expression), optional: false }
  const [type, fallback] = expression.arguments
  return { type: typeOf(type), optional: true, ...(fallback === undefined ? {} : { fallback }) }
}
