/**
 * The values a plan was made with, as `-var` takes them: for reading the source under the same conditions
 * (`ConfigurationSettings.variables`). Plans hold them in clear, also those of sensitive variables; they are for evaluation
 * only.
 */
import type { LargeSource, Source } from '../../model/place'
import type { Json } from './plan-json'
import { openedPlan } from './plan-opened'

export function planVariables(source: Source | LargeSource): ReadonlyMap<string, string> {
  const opened = openedPlan(source)
  if (opened === undefined) return new Map()
  return new Map(
    [...opened.plan.variables].flatMap(([name, value]) => (value === null ? [] : [[name, typed(value)]])),
  )
}

/** Those of them that are no text, whatever type their variables say. */
export function planExpressions(source: Source | LargeSource): ReadonlySet<string> {
  const given = openedPlan(source)?.plan.variables ?? []
  return new Set(
    [...given].flatMap(([name, value]) => (value === null || typeof value === 'string' ? [] : [name])),
  )
}

/** Text as it is, everything else as an expression: JSON is one when its `${` and `%{` are doubled. */
const typed = (value: Json): string =>
  typeof value === 'string' ? value : JSON.stringify(value).replace(/\$\{/g, '$$${').replace(/%\{/g, '%%{')
