/**
 * A world: what somebody chose, as far as a question needs to know. Choices that are not in it are open; a guard over them is
 * unknown. `same` over two open texts ({@link OTHER}) stays unknown in every world: nobody knows whether they are the same text.
 */
import { type Choice, type Guard, OTHER } from './guard'
import { negate, type Truth, truthOf } from './truth'

/** Choice id to chosen value. */
export type World = ReadonlyMap<string, string>

export const NO_CHOICE: World = new Map()

/** Whether the guard holds in this world; choices the world leaves open make it unknown, unless the rest already decides. */
export function evaluateGuard(guard: Guard, world: World): Truth {
  switch (guard.is) {
    case 'always':
      return 'true'
    case 'never':
      return 'false'
    case 'equals': {
      const chosen = world.get(guard.choice)
      return chosen === undefined ? 'unknown' : truthOf(chosen === guard.value)
    }
    case 'same':
      return sameChoice(world.get(guard.choices[0]), world.get(guard.choices[1]))
    case 'not':
      return negate(evaluateGuard(guard.guard, world))
    case 'named':
      return evaluateGuard(guard.guard, world)
    case 'all':
      return evaluateAll(guard.guards, world, 'false')
    case 'any':
      return evaluateAll(guard.guards, world, 'true')
  }
}

/** A conjunction is decided by what is false, a disjunction by what is true. */
function evaluateAll(guards: readonly Guard[], world: World, decides: 'true' | 'false'): Truth {
  let result = negate(decides)
  for (const guard of guards) {
    const truth = evaluateGuard(guard, world)
    if (truth === decides) return truth
    if (truth === 'unknown') result = truth
  }
  return result
}

function sameChoice(left: string | undefined, right: string | undefined): Truth {
  if (left === undefined || right === undefined) return 'unknown'
  return left === OTHER || right === OTHER ? 'unknown' : truthOf(left === right)
}

/** The first of these choices that the world leaves open and that has values to try. */
export function openChoice(
  ids: Iterable<string>,
  world: World,
  choices: ReadonlyMap<string, Choice>,
): Choice | undefined {
  for (const id of ids) {
    const choice = choices.get(id)
    if (choice && choice.values.length > 0 && !world.has(id)) return choice
  }
  return undefined
}

export const choose = (world: World, choice: string, value: string): World =>
  new Map(world).set(choice, value)
