/** A module whose text is not here, and of whose outputs people say what they are. */
import type { Place } from '../../model/place'
import { declarationId, type Referent } from '../../model/reference'
import type { StatedModule } from '../../model/stated'
import { refersTo, type Value, written } from '../../model/value'
import { relocate } from './evaluate/outcome'
import type { Scope } from './evaluate/scope'
import { moduleReference } from './module-instance'
import { repetitionOf } from './repetition'
import type { Session } from './session'
import type { Block } from './syntax/tree'

export const notRead = (deployment: string, address: string): Referent => ({
  is: 'outside',
  what: 'module',
  name: `${deployment}#${address}`,
})

interface Call {
  readonly block: Block
  readonly address: string
  readonly scope: Scope
  readonly run: Session
}

/** As an expression sees it. An output of which nobody says anything stays what it was: something of that module. */
export function knownModule(
  { block, address, scope, run }: Call,
  known: readonly StatedModule[],
  place: Place,
): Value<unknown> {
  return repetitionOf(block, scope, address).collect((suffix) => {
    const own = `${address}${suffix}`
    const stated = known.find(({ name }) => name === own)
    run.things.set(declarationId(run.deployment, own), (output, at) => {
      const value = stated?.outputs.get(output)
      return value === undefined
        ? refersTo([{ to: notRead(run.deployment, own), attribute: output }], written(at))
        : within(value, run.deployment, at)
    })
    return moduleReference({ deployment: run.deployment, address: own, symbolic: false }, place)
  })
}

/** What is outside is outside of this deployment; each entry of a list stands where the list is used. */
function within(value: Value<unknown>, deployment: string, at: Place): Value<unknown> {
  switch (value.state) {
    case 'list':
      return { ...value, items: value.items.map((item) => relocate(within(item, deployment, at), at)) }
    case 'reference':
      return {
        ...value,
        targets: value.targets.map((target) => ({ ...target, to: named(target.to, deployment) })),
      }
    default:
      return value
  }
}

const named = (to: Referent, deployment: string): Referent =>
  to.is === 'outside' ? { ...to, name: `${deployment}#${to.name}` } : to
