/**
 * Settings whose URLs are compared with what requests say, or handed to browsers: a workload that is told of one may never call it.
 *
 *     ALLOWED_ORIGINS = aws_apigatewayv2_api.orders.api_endpoint
 */
import { type Value, valuesInside } from '../model/value'
import { textsIn } from './text'

const NOT_CALLED =
  /origin|cors|redirect|callback|logout|audience|issuer|referr?er|schema|namespace|frontend|website|docs/i

/** Containers within definitions within lists. */
const DEPTH = 12

/** The texts of such settings in an environment, or in container definitions. */
export function handedOver(value: Value<unknown>, depth: number = DEPTH): readonly Value<unknown>[] {
  if (depth === 0) return []
  const inside = valuesInside(value).flatMap((one) => handedOver(one, depth - 1))
  if (value.state !== 'map') return inside
  const named = [...value.entries].flatMap(([name, one]) => (NOT_CALLED.test(name) ? textsIn(one) : []))
  return [...named, ...pairOf(value.entries), ...inside]
}

/** `{ name: …, value: … }`, as container definitions write a variable. */
function pairOf(entries: ReadonlyMap<string, Value<unknown>>): readonly Value<unknown>[] {
  const [name, value] = ['name', 'value'].map((key) => entries.get(key) ?? entries.get(capital(key)))
  return value && name?.state === 'known' && NOT_CALLED.test(String(name.value)) ? textsIn(value) : []
}

const capital = (key: string): string => key.charAt(0).toUpperCase() + key.slice(1)
