/**
 * The values a plan was made with, as `-var` takes them: for reading the source under the same conditions
 * (`ConfigurationSettings.variables`). Plans hold them in clear, also those of sensitive variables; they are for evaluation
 * only.
 */
import type { Source } from '../../model/place'
import { planDocument } from './plan-document'
import { type Json, planJson } from './plan-json'

export function planVariables(source: Source): ReadonlyMap<string, string> {
  const json = planJson(source)
  if (json === undefined) return new Map()
  return new Map(
    [...planDocument(json).variables].flatMap(([name, value]) =>
      value === null ? [] : [[name, typed(value)]],
    ),
  )
}

/** Text as it is, everything else as an expression: JSON is one when its `${` and `%{` are doubled. */
const typed = (value: Json): string =>
  typeof value === 'string' ? value : JSON.stringify(value).replace(/\$\{/g, '$$${').replace(/%\{/g, '%%{')
