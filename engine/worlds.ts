/**
 * # World by world
 *
 * A template with conditions is many templates. Instead of asking every one of them, a question is first asked without any choice
 * made; only when its answer depends on one, it is asked again for each value of that choice. Combinations that the
 * deployment rules out are left aside. The leaves are the worlds in which the answer is as definite as it will get.
 *
 *     privateDns: !If [IsProd, true, false]      {}            →  unknown, needs IsProd
 *                                                Env = prod    →  fail
 *                                                Env = other   →  not about it
 *     the finding: "when IsProd is true"
 */
import type { Deployment } from '../model/declaration'
import { type Choice, choicesOf, type Guard } from '../model/guard'
import { choose, evaluateGuard, NO_CHOICE, openChoice, type World } from '../model/world'

/** More than this many combinations degrade to "cannot tell". */
export const MOST_WORLDS = 256

export interface Leaf<A> {
  readonly world: World
  readonly answer: A
}

export interface Forked<A> {
  readonly leaves: readonly Leaf<A>[]
  /** The number of combinations was cut: nothing may be concluded from the leaves. */
  readonly cut: boolean
  /** The guards that were forked on, for wording. */
  readonly guards: readonly Guard[]
}

/** What forking needs to know of a run: all choices, and what cannot be. */
export interface Possibilities {
  readonly choices: ReadonlyMap<string, Choice>
  readonly constraints: readonly Guard[]
  /** They can be chosen at all. */
  readonly any: boolean
}

export function possibilitiesOf(deployments: Iterable<Deployment>): Possibilities {
  const choices = new Map<string, Choice>()
  const constraints: Guard[] = []
  for (const deployment of deployments) {
    for (const [id, choice] of deployment.choices) choices.set(id, choice)
    constraints.push(...deployment.constraints)
  }
  return { choices, constraints, any: canBe(NO_CHOICE, { choices, constraints }) }
}

/**
 * Asks in ever smaller worlds. `needs` are the guards that might change an answer; an answer without needs is a leaf.
 */
export function fork<A>(
  ask: (world: World) => A,
  needs: (answer: A) => readonly Guard[],
  possibilities: Possibilities,
): Forked<A> {
  if (!possibilities.any) return { leaves: [], cut: false, guards: [] }
  const answer = ask(NO_CHOICE)
  // Nearly always nothing depends on a choice.
  if (needs(answer).length === 0) return { leaves: [{ world: NO_CHOICE, answer }], cut: false, guards: [] }
  return forkOn((world) => (world === NO_CHOICE ? answer : ask(world)), needs, possibilities)
}

function forkOn<A>(
  ask: (world: World) => A,
  needs: (answer: A) => readonly Guard[],
  possibilities: Possibilities,
): Forked<A> {
  const leaves: Leaf<A>[] = []
  const guards = new Set<Guard>()
  const open: World[] = [NO_CHOICE]
  let asked = 0
  while (open.length > 0) {
    const world = open.pop() ?? NO_CHOICE
    if (!canBe(world, possibilities)) continue
    if (++asked > MOST_WORLDS * 2 || leaves.length >= MOST_WORLDS)
      return { leaves, cut: true, guards: [...guards] }
    const answer = ask(world)
    const wanted = needs(answer)
    const choice = openChoice(idsIn(wanted), world, possibilities.choices)
    if (!choice) {
      leaves.push({ world, answer })
      continue
    }
    for (const guard of wanted) guards.add(guard)
    for (const value of choice.values.toReversed()) open.push(choose(world, choice.id, value))
  }
  return { leaves, cut: false, guards: [...guards] }
}

function idsIn(guards: readonly Guard[]): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const guard of guards) choicesOf(guard, ids)
  return ids
}

/** Worlds tried to complete a partial one; beyond that it counts as possible, which at worst adds a combination. */
const COMPLETIONS = 4096

/** Whether what is still open can be chosen so that no constraint is broken. */
export function canBe(world: World, possibilities: Pick<Possibilities, 'choices' | 'constraints'>): boolean {
  if (possibilities.constraints.length === 0) return true
  const open: World[] = [world]
  for (let tried = 0; tried < COMPLETIONS; tried++) {
    const next = open.pop()
    if (!next) return false
    const unsettled = standing(next, possibilities.constraints)
    if (unsettled === 'broken') continue
    const choice = openChoice(idsIn(unsettled), next, possibilities.choices)
    if (!choice) return true
    for (const value of choice.values) open.push(choose(next, choice.id, value))
  }
  return true
}

function standing(world: World, constraints: readonly Guard[]): readonly Guard[] | 'broken' {
  const unsettled: Guard[] = []
  for (const constraint of constraints) {
    const truth = evaluateGuard(constraint, world)
    if (truth === 'false') return 'broken'
    if (truth === 'unknown') unsettled.push(constraint)
  }
  return unsettled
}
