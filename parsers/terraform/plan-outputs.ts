/** What an output of a module is, of which the sources have no text: the plan has its expression. */
import type { Reference } from '../../model/reference'
import { type Origin, unknown, type Value } from '../../model/value'
import { modulesFirst, printModules, stepsOf } from './address'
import { resolveExpressions } from './plan-references'
import type { ReferenceWorld } from './plan-world'
import { readReference } from './references'

export type OutputOf = (output: Reference, origin: Origin) => Value<unknown>

/** The module may be called by another one, whose instance is the place that the expression is read in. */
export const outputsOf =
  (world: ReferenceWorld): OutputOf =>
  ({ to, attribute }, origin) => {
    const call = to.is === 'outside' ? to.name.slice(world.deployment.length + 1) : ''
    const steps = modulesFirst(stepsOf(call) ?? []).modules
    const inner = printModules(steps.slice(-1))
    const reference = readReference(attribute.startsWith('[') ? inner + attribute : `${inner}.${attribute}`)
    if (reference.subject.is !== 'module') return unknown('external', origin)
    const expression = { constant: undefined, references: [reference] }
    const scope = { modules: steps.slice(0, -1) }
    const { targets, opaque, exact } = resolveExpressions(world, [expression], scope)
    return opaque || targets.length === 0
      ? unknown('external', origin)
      : { state: 'reference', targets, exact, origin }
  }
