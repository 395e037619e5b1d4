/** The border where JSON comes in: a plan's text as data that is asked, never trusted to have a shape. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject

export interface JsonObject {
  readonly [name: string]: Json
}

export type JsonPath = readonly (string | number)[]

/** By the list of steps in front of a name. */
const longer = new WeakMap<JsonPath, Map<string, JsonPath>>()
const MOST_NAMES = 2000

/** One list of steps for all objects that have it: a plan has few names, and many objects. */
export function stepsTo(steps: JsonPath, name: string): JsonPath {
  const known = longer.get(steps) ?? new Map<string, JsonPath>()
  const found = known.get(name) ?? [...steps, name]
  if (known.size < MOST_NAMES) longer.set(steps, known.set(name, found))
  return found
}

export const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !isArray(json)

export const isArray = (json: Json | undefined): json is readonly Json[] => Array.isArray(json)

/** An own property: a key named `constructor` or `__proto__` is data like every other. */
export const field = (json: Json | undefined, name: string): Json | undefined =>
  isObject(json) && Object.hasOwn(json, name) ? json[name] : undefined

export const textField = (json: Json | undefined, name: string): string | undefined => {
  const found = field(json, name)
  return typeof found === 'string' ? found : undefined
}

export const items = (json: Json | undefined): readonly Json[] => (isArray(json) ? json : [])

export const entries = (json: Json | undefined): readonly (readonly [string, Json])[] =>
  isObject(json) ? Object.entries(json) : []

/** Undefined for text that is not JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
