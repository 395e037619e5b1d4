/** The values that the variables of a root module had when a plan was made, as `-var` would give them. */
import { planDocument } from './terraform/plan-document'
import { parseJson } from './terraform/plan-json'

/** Text as it is, everything else as JSON, which is an expression of HCL as well. */
export function planVariables(text: string): ReadonlyMap<string, string> {
  const json = parseJson(text)
  if (json === undefined) return new Map()
  return new Map(
    [...planDocument(json).variables].map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )
}
