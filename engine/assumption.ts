/**
 * Under which choices something holds, in the smallest words: `when IsProd is true`, `when Env is "prod"`, two of them joined, or how
 * many of the combinations it is and one example.
 */
import { type Choice, type Guard, OTHER } from '../model/guard'
import { type Truth, truthOf } from '../model/truth'
import { evaluateGuard, type World } from '../model/world'

/** Something people can say of a world. */
interface Saying {
  readonly words: string
  readonly holds: (world: World) => Truth
}

/** Undefined when it holds in every world. */
export function assumption(
  holding: readonly World[],
  others: readonly World[],
  guards: readonly Guard[],
  choices: ReadonlyMap<string, Choice>,
): string | undefined {
  if (others.length === 0 || holding.length === 0) return undefined
  const sayings = [...namedSayings(guards), ...choiceSayings([...holding, ...others], choices)]
  const useful = sayings.filter((saying) => holding.every((world) => saying.holds(world) === 'true'))
  const single = useful.find((saying) => others.every((world) => saying.holds(world) === 'false'))
  if (single) return `when ${single.words}`
  const pair = pairThatSeparates(useful.slice(0, MOST_SAYINGS), others)
  if (pair) return `when ${pair[0].words} and ${pair[1].words}`
  return counted(holding, others, choices)
}

/** Pairs tried; a question with more sayings than this is worded by counting. */
const MOST_SAYINGS = 40

/** `useful`: true in every world where it holds. One of the two is false in every other. */
function pairThatSeparates(
  useful: readonly Saying[],
  others: readonly World[],
): readonly [Saying, Saying] | undefined {
  for (const [at, one] of useful.entries()) {
    const left = others.filter((world) => one.holds(world) !== 'false')
    const other = useful.slice(at + 1).find((each) => left.every((world) => each.holds(world) === 'false'))
    if (other) return [one, other]
  }
  return undefined
}

/** Names that people gave to conditions, inside out: the name nearest to the value comes first. */
function namedSayings(guards: readonly Guard[]): readonly Saying[] {
  const named = new Map<string, Guard>()
  for (const guard of guards) collectNamed(guard, named)
  return [...named].flatMap(([name, guard]): Saying[] => [
    { words: `${name} is true`, holds: (world) => evaluateGuard(guard, world) },
    { words: `${name} is false`, holds: (world) => evaluateGuard({ is: 'not', guard }, world) },
  ])
}

function collectNamed(guard: Guard, into: Map<string, Guard>): void {
  if (guard.is === 'named') into.set(guard.name, guard.guard)
  if (guard.is === 'not' || guard.is === 'named') collectNamed(guard.guard, into)
  if (guard.is === 'all' || guard.is === 'any') for (const part of guard.guards) collectNamed(part, into)
}

function choiceSayings(worlds: readonly World[], choices: ReadonlyMap<string, Choice>): readonly Saying[] {
  const chosen = new Set(worlds.flatMap((world) => [...world.keys()]))
  return [...chosen].flatMap((id) => {
    const choice = choices.get(id)
    return choice ? choice.values.flatMap((value) => sayingsOf(choice, value)) : []
  })
}

function sayingsOf(choice: Choice, value: string): readonly Saying[] {
  const chosen = (world: World): Truth => {
    const own = world.get(choice.id)
    return own === undefined ? 'unknown' : truthOf(own === value)
  }
  const positive: Saying = { words: valueWords(choice, value), holds: chosen }
  if (choice.values.length === 2 || value === OTHER) return [positive]
  const negative = (world: World): Truth => {
    const truth = chosen(world)
    return truth === 'unknown' ? truth : truthOf(truth === 'false')
  }
  return [positive, { words: `${choice.label} is not "${value}"`, holds: negative }]
}

const isBoolean = (choice: Choice): boolean =>
  choice.values.length === 2 && choice.values.includes('true') && choice.values.includes('false')

function valueWords(choice: Choice, value: string): string {
  if (value === OTHER) {
    const listed = choice.values.filter((each) => each !== OTHER).map((each) => `"${each}"`)
    return listed.length === 0
      ? `${choice.label} is anything`
      : `${choice.label} is not ${listed.join(' or ')}`
  }
  return isBoolean(choice) ? `${choice.label} is ${value}` : `${choice.label} is "${value}"`
}

function counted(
  holding: readonly World[],
  others: readonly World[],
  choices: ReadonlyMap<string, Choice>,
): string {
  const example = [...(holding[0] ?? [])].flatMap(([id, value]) => {
    const choice = choices.get(id)
    return choice ? [valueWords(choice, value)] : []
  })
  const total = holding.length + others.length
  return `in ${holding.length} of ${total} combinations, for example when ${example.slice(0, 4).join(' and ')}`
}
