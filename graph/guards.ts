/**
 * Whether things can be there together. Domains are finite, so the choices that the guards touch are simply tried; a template whose
 * guards touch more combinations than the budget is taken to allow everything, because "cannot be together" must be proved.
 */
import type { Deployment } from '../model/declaration'
import { ALWAYS, allOf, anyOf, type Choice, choicesOf, type Guard, NEVER } from '../model/guard'
import type { Value } from '../model/value'
import { evaluateGuard, type World } from '../model/world'

const BUDGET = 4096

/** When a conditional existence says yes; `always` for an existence nobody can tell: it is not known to be excluded. */
export function existenceGuard(exists: Value<boolean>): Guard {
  switch (exists.state) {
    case 'known':
      return exists.value ? ALWAYS : NEVER
    case 'conditional':
      return anyOf(exists.cases.map((each) => allOf([each.guard, existenceGuard(each.value)])))
    default:
      return ALWAYS
  }
}

/** True unless it is proved that no combination of choices, allowed by the constraints, makes the guard hold. */
export function canHold(guard: Guard, deployments: readonly Deployment[]): boolean {
  if (guard.is === 'always' || guard.is === 'never') return guard.is === 'always'
  const constraints = deployments.flatMap((deployment) => deployment.constraints)
  const question = allOf([guard, ...constraints.filter((constraint) => touches(constraint, guard))])
  const asked = [...choicesOf(question)].flatMap((id) => choiceIn(deployments, id) ?? [])
  const combinations = asked.reduce((product, choice) => product * choice.values.length, 1)
  if (combinations > BUDGET || combinations === 0) return true
  return someWorld(asked, (world) => evaluateGuard(question, world) !== 'false')
}

/** Ids are unique in a run. */
function choiceIn(deployments: readonly Deployment[], id: string): Choice | undefined {
  for (const { choices } of deployments) {
    const choice = choices.get(id)
    if (choice) return choice
  }
  return undefined
}

/** A constraint that shares no choice with the question cannot change its answer. */
function touches(constraint: Guard, guard: Guard): boolean {
  const asked = choicesOf(guard)
  return [...choicesOf(constraint)].some((choice) => asked.has(choice))
}

function someWorld(choices: readonly Choice[], holds: (world: World) => boolean): boolean {
  const world = new Map<string, string>()
  const from = (index: number): boolean => {
    const choice = choices[index]
    if (!choice) return holds(world)
    for (const value of choice.values) {
      world.set(choice.id, value)
      if (from(index + 1)) return true
    }
    return false
  }
  return from(0)
}
