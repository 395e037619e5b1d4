/** `{ key = value }` */
import type { Place } from '../../../model/place'
import { map, type Value, written } from '../../../model/value'
import type { ObjectExpression } from '../syntax/tree'
import { evaluate } from './expression'
import { failed, isFailed } from './outcome'
import { plainScalar, plainText } from './plain'
import type { Scope } from './scope'
import { withSecretKeys } from './summary'

/** A key that cannot be told leaves the map open. */
export function evaluateObject(expression: ObjectExpression, scope: Scope, place: Place): Value<unknown> {
  const entries = new Map<string, Value<unknown>>()
  const keys: Value<unknown>[] = []
  let open = false
  for (const item of expression.items) {
    const key = evaluate(item.key, scope)
    if (isFailed(key)) return key
    if (['absent', 'list', 'map'].includes(key.state))
      return failed('A key cannot be null or a collection.', written(place))
    keys.push(key)
    const scalar = plainScalar(key)
    const name = scalar === undefined ? undefined : plainText(scalar)
    if (name === undefined) open = true
    else entries.set(name, evaluate(item.value, scope))
  }
  return withSecretKeys({ ...map(entries, written(place)), open }, keys)
}
