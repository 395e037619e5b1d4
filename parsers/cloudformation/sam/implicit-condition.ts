import type { Node } from '../../yaml/node'
import { items, mapping, text } from './build'
import type { Operation } from './operations'
import type { Expansion } from './serverless'

/**
 * An implicit API exists when one of its functions does: without a condition if one of them has none, else under the
 * condition they share, or under a new one.
 */
export function implicitCondition(
  api: string,
  operations: readonly Operation[],
  expansion: Expansion,
): Node | undefined {
  const [first] = operations
  const names = [...new Set(operations.map(({ condition }) => condition))]
  if (!first || names.includes(undefined)) return undefined
  const [only, ...more] = names
  if (more.length === 0) return text(only ?? '', first.at)
  const name = `${api}Condition`
  const parts = names.map((each) => mapping({ Condition: text(each ?? '', first.at) }, first.at))
  const value = mapping({ 'Fn::Or': items(parts, first.at) }, first.at)
  expansion.conditions.set(name, { key: text(name, first.at), value })
  return text(name, first.at)
}
