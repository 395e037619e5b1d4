/** Messages: `{address}`, `{service}`, `{vpc.address}`. A relation to several gives the first three and a count. */
import { firstThree, listOf } from '../model/enumeration'
import { isOutside, type Outside, type Resource } from '../model/resource'
import { evaluateGuard, type World } from '../model/world'
import { calledBy } from './called'
import type { View } from './question'
import { type Plain, settle } from './settle'
import { targetName, valueWords } from './words'

const PLACEHOLDER = /\{([A-Za-z]+(?:\.[A-Za-z]+)*)\}/g

export function fillMessage(message: string, resource: Resource, graph: View, world: World): string {
  let filled = ''
  for (const part of partsOf(message))
    filled += typeof part === 'string' ? part : wordsAt(part, resource, graph, world)
  return filled
}

/** Text, and between texts the paths of names. */
type Parts = readonly (string | readonly string[])[]

/** By the messages of rules: each is taken apart once. */
const taken = new Map<string, Parts>()

function partsOf(message: string): Parts {
  const known = taken.get(message)
  if (known) return known
  // What is split off by the pattern stands at every second place.
  const parts = message.split(PLACEHOLDER).map((part, at) => (at % 2 === 0 ? part : part.split('.')))
  taken.set(message, parts)
  return parts
}

/** The names between the braces of a message, for the check of rules. */
export const placeholdersIn = (message: string): readonly string[] =>
  [...message.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '')

function wordsAt(path: readonly string[], resource: Resource, graph: View, world: World): string {
  const last = path.at(-1) ?? ''
  const ends = path
    .slice(0, -1)
    .reduce<readonly (Resource | Outside)[]>(
      (from, name) => from.flatMap((each) => targets(each, name, graph, world)),
      [resource],
    )
  const words = ends.map((end) => wordOf(end, last, graph, world))
  return words.length === 0 ? 'unknown' : firstThree([...new Set(words)])
}

function targets(
  from: Resource | Outside,
  name: string,
  graph: View,
  world: World,
): readonly (Resource | Outside)[] {
  if (isOutside(from)) return []
  return graph
    .relation(from, name)
    .edges.filter((edge) => evaluateGuard(edge.guard, world) !== 'false')
    .flatMap((edge) => edge.to)
    .filter((end) => isOutside(end) || mayExist(end, world))
}

/** Who is not there where the finding holds is not spoken of. */
const mayExist = ({ exists }: Resource, world: World): boolean =>
  settle(exists, world).options.some((option) => option.state !== 'known' || option.value !== false)

function wordOf(end: Resource | Outside, attribute: string, graph: View, world: World): string {
  const called = calledBy(attribute, end, graph)
  if (called !== undefined) return called
  if (isOutside(end)) return targetName(end, graph)
  const settled = settle(graph.value(end, attribute), world)
  return settled.options.map((option) => inSentence(option, graph)).join(' or ')
}

/** A list is told in words; what may be beyond it is for the evidence. */
function inSentence(value: Plain, graph: View): string {
  if (value.state !== 'list' || value.items.length === 0) return valueWords(value, graph)
  return listOf(value.items.map((item) => valueWords(item, graph)))
}
