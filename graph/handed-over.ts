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

type Entries = ReadonlyMap<string, Value<unknown>>

/** The texts of such settings in environments and container definitions. */
export function handedOver(values: readonly Value<unknown>[]): ReadonlySet<Value<unknown>> {
  const found = new Set<Value<unknown>>()
  for (const value of values) collect(value, found, DEPTH)
  return found
}

function collect(value: Value<unknown>, found: Set<Value<unknown>>, depth: number): void {
  if (depth === 0) return
  if (value.state === 'map')
    for (const setting of settingsIn(value.entries)) for (const text of textsIn(setting)) found.add(text)
  for (const one of valuesInside(value)) collect(one, found, depth - 1)
}

function* settingsIn(entries: Entries): Iterable<Value<unknown>> {
  for (const [name, value] of entries) if (NOT_CALLED.test(name)) yield value
  // `{ name: …, value: … }`, as container definitions write a variable.
  const [name, value] = [entry(entries, 'name', 'Name'), entry(entries, 'value', 'Value')]
  if (value && name?.state === 'known' && NOT_CALLED.test(String(name.value))) yield value
}

const entry = (entries: Entries, name: string, capital: string): Value<unknown> | undefined =>
  entries.get(name) ?? entries.get(capital)
