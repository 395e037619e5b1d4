/**
 * Messages: `{address}`, `{service}`, `{vpc.address}`. A relation to several gives the first three and a count; a verb goes with their
 * number: `{targets.address|is|are}`.
 */
import { firstThree, listOf } from '../model/enumeration'
import { isOutside, type Outside, type Resource } from '../model/resource'
import { evaluateGuard, type World } from '../model/world'
import { calledBy } from './called'
import type { View } from './question'
import { type Plain, settle } from './settle'
import { targetName, valueWords } from './words'

const PLACEHOLDER = /\{([A-Za-z]+(?:\.[A-Za-z]+)*)(?:\|([a-z ]+)\|([a-z ]+))?\}/g

export function fillMessage(message: string, resource: Resource, graph: View, world: World): string {
  let filled = ''
  for (const part of partsOf(message))
    filled += typeof part === 'string' ? part : spoken(part, resource, graph, world)
  return filled
}

/** The path of names, and the verb that goes with one or with several. */
interface Spoken {
  readonly path: readonly string[]
  readonly ofOne: string | undefined
  readonly ofSeveral: string | undefined
}

type Parts = readonly (string | Spoken)[]

/** By the messages of rules: each is taken apart once. */
const taken = new Map<string, Parts>()

function partsOf(message: string): Parts {
  const known = taken.get(message)
  if (known) return known
  const parts: (string | Spoken)[] = []
  let end = 0
  for (const { index, 0: whole, 1: path = '', 2: ofOne, 3: ofSeveral } of message.matchAll(PLACEHOLDER)) {
    parts.push(message.slice(end, index), { path: path.split('.'), ofOne, ofSeveral })
    end = index + whole.length
  }
  parts.push(message.slice(end))
  taken.set(message, parts)
  return parts
}

function spoken({ path, ofOne, ofSeveral }: Spoken, resource: Resource, graph: View, world: World): string {
  const words = wordsAt(path, resource, graph, world)
  const said = words.length === 0 ? 'unknown' : firstThree(words)
  const verb = words.length > 1 ? ofSeveral : ofOne
  return verb === undefined ? said : `${said} ${verb}`
}

/** The names between the braces of a message, for the check of rules. */
export const placeholdersIn = (message: string): readonly string[] =>
  [...message.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '')

function wordsAt(path: readonly string[], resource: Resource, graph: View, world: World): readonly string[] {
  const last = path.at(-1) ?? ''
  const ends = path
    .slice(0, -1)
    .reduce<readonly (Resource | Outside)[]>(
      (from, name) => from.flatMap((each) => targets(each, name, graph, world)),
      [resource],
    )
  return [...new Set(ends.map((end) => wordOf(end, last, graph, world)))]
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
