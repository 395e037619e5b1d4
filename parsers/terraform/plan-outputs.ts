/** What an output of a module is, of which the sources have no text: the plan has its expression. */
import type { Reference } from '../../model/reference'
import { type Origin, unknown, type Value } from '../../model/value'
import { resolveExpressions } from './plan-references'
import type { ReferenceWorld } from './plan-world'
import { readReference } from './references'

export type OutputOf = (output: Reference, origin: Origin) => Value<unknown>

/** Of modules that the root calls; of others nobody can tell. */
export const outputsOf =
  (world: ReferenceWorld): OutputOf =>
  ({ to, attribute }, origin) => {
    const call = to.is === 'outside' ? to.name.slice(world.deployment.length + 1) : ''
    const reference = readReference(attribute.startsWith('[') ? call + attribute : `${call}.${attribute}`)
    if (reference.subject.is !== 'module' || call.includes('.module.')) return unknown('external', origin)
    const expression = { constant: undefined, references: [reference] }
    const { targets, opaque, exact } = resolveExpressions(world, [expression], { modules: [] })
    return opaque || targets.length === 0
      ? unknown('external', origin)
      : { state: 'reference', targets, exact, origin }
  }
