import type { Output } from '../../model/declaration'
import { not } from '../../model/guard'
import { absent, type Value } from '../../model/value'
import { type Node, valueAt } from '../yaml/node'
import { literalText } from './call'
import { conditional } from './cases'
import { propertyScope } from './declare'
import { givenThat } from './given'
import { evaluate } from './intrinsic'
import { originOf, type Run, unknownOf } from './scope'

export function outputsOf(run: Run): ReadonlyMap<string, Output> {
  const outputs = new Map<string, Output>()
  for (const { key, value } of run.template.outputs.values()) {
    const output = outputOf(value, run)
    if (output) outputs.set(key.text, output)
  }
  return outputs
}

function outputOf(node: Node, run: Run): Output | undefined {
  const written = valueAt(node, 'Value')
  if (!written) return undefined
  const name = valueAt(valueAt(node, 'Export'), 'Name')
  const condition = literalText(valueAt(node, 'Condition'))
  const value = under(condition, written, run)
  return name ? { value, exportedAs: evaluate(name, propertyScope(run)) } : { value }
}

/** The output is there when its condition holds. */
function under(condition: string | undefined, node: Node, run: Run): Value {
  const scope = propertyScope(run)
  if (condition === undefined) return evaluate(node, scope)
  const guard = run.guardOf(condition, run)
  const origin = originOf(node, scope)
  if (!guard) return unknownOf('opaque-expression', origin, [evaluate(node, scope)])
  const value = evaluate(node, givenThat(condition, true, guard, scope))
  return conditional(
    [
      { guard, value },
      { guard: not(guard), value: absent(origin) },
    ],
    origin,
  )
}
