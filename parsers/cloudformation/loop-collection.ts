/** What a loop runs over: literals, a list parameter, an entry of a mapping. */
import { type Node, valueAt } from '../yaml/node'
import { argumentsOf, callOf, literalText } from './call'
import type { Parameter } from './parameters'
import type { Section } from './template-text'

export interface Collection {
  /** Undefined when nobody knows. */
  readonly items: readonly string[] | undefined
  /** They come from a parameter's default. */
  readonly assumed: boolean
}

export interface CollectionScope {
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly mappings: Section
}

const MOST_ITEMS = 1_000
const UNKNOWN: Collection = { items: undefined, assumed: false }

export function collectionOf(node: Node, scope: CollectionScope): Collection {
  const found = callOf(node) ? called(node, scope) : listed(node, scope)
  return found.items && found.items.length > MOST_ITEMS ? UNKNOWN : found
}

function listed(node: Node, scope: CollectionScope): Collection {
  if (node.kind !== 'sequence') return UNKNOWN
  const parts = node.items.map((item): Collection => {
    const text = literalText(item)
    return text === undefined ? called(item, scope) : { items: [text], assumed: false }
  })
  if (parts.some(({ items }) => items === undefined)) return UNKNOWN
  return { items: parts.flatMap(({ items }) => items ?? []), assumed: parts.some(({ assumed }) => assumed) }
}

function called(node: Node, scope: CollectionScope): Collection {
  const call = callOf(node)
  if (call?.name === 'Ref') return ofParameter(literalText(call.argument), scope)
  return call?.name === 'Fn::FindInMap' ? lookedUp(argumentsOf(call.argument), scope) : UNKNOWN
}

function ofParameter(name: string | undefined, { parameters }: CollectionScope): Collection {
  const parameter = name === undefined ? undefined : parameters.get(name)
  if (parameter?.text === undefined || parameter.isStored) return UNKNOWN
  const { text, hasList, isSet } = parameter
  const items = hasList ? text.split(',').map((item) => item.trim()) : [text]
  return { items: items.filter((item) => item !== ''), assumed: !isSet }
}

function lookedUp(path: readonly Node[], scope: CollectionScope): Collection {
  const keys = path.slice(0, 3).map((step) => collectionStep(step, scope))
  const [map, first, second] = keys.map(({ items }) => items?.[0])
  if (map === undefined || first === undefined || second === undefined) return UNKNOWN
  const found = valueAt(valueAt(scope.mappings.get(map)?.value, first), second)
  if (!found || callOf(found)) return UNKNOWN
  const { items } = found.kind === 'scalar' ? { items: [found.text] } : listed(found, scope)
  return { items, assumed: keys.some(({ assumed }) => assumed) }
}

function collectionStep(node: Node, scope: CollectionScope): Collection {
  const text = literalText(node)
  return text === undefined ? called(node, scope) : { items: [text], assumed: false }
}
