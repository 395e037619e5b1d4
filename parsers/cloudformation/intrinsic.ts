import type { Origin, Value } from '../../model/value'
import type { Node } from '../yaml/node'
import type { Call } from './call'
import { complain, originOf, type Scope, unknownOf } from './scope'

/** What a function makes of its arguments. */
export type Intrinsic = (call: Call, scope: Scope) => Value

export const evaluate = (node: Node, scope: Scope): Value => scope.run.evaluate(node, scope)

export const callOrigin = (call: Call, scope: Scope): Origin => originOf(call.node, scope)

/** The call makes no sense as it is written. */
export function malformed(call: Call, scope: Scope, what: string): Value {
  complain(scope, 'malformed-function', `${call.name} ${what}.`, call.node)
  return unknownOf('opaque-expression', callOrigin(call, scope), [])
}

/** The items of a list, `undefined` when it is none or may hold more than is seen. */
export const closedItems = (value: Value): readonly Value[] | undefined =>
  value.state === 'list' && !value.open ? value.items : undefined

/** The text of something known; numbers and booleans as CloudFormation writes them. */
export const knownText = (value: Value | undefined): string | undefined =>
  value?.state === 'known' ? String(value.value) : undefined

/** A whole number, however it is written. */
export function knownNumber(value: Value | undefined): number | undefined {
  const text = knownText(value)?.trim()
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
