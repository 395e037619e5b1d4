/**
 * `Fn::ForEach` of `AWS::LanguageExtensions`: unrolled in the tree, before anything is evaluated.
 *
 *     Fn::ForEach::Zones:                      SubnetA: { … CidrBlock: … a … }
 *       - Zone                           →     SubnetB: { … }
 *       - [A, B]
 *       - Subnet${Zone}: { … }
 *
 * `${Zone}` and `&{Zone}` (without what is not a letter or digit) are replaced in keys and texts, `Ref: Zone` as a whole; the
 * name of a condition in `Fn::If` is not. What nobody knows the items of is kept once, as one of an unknown number.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 */
import type { MappingNode, Node, Pair, ScalarNode } from '../yaml/node'
import { callOf, isPlainList, literalText } from './call'
import { type Collection, type CollectionScope, collectionOf } from './loop-collection'

export interface Unrolled {
  readonly pair: Pair
  readonly assumed: boolean
  readonly symbolic: boolean
}

export interface Unrolling extends CollectionScope {
  /** Nodes that may still be made. */
  left: number
}

const DEEPEST_LOOP = 5
const LOOP = 'Fn::ForEach::'

/** The entries of a mapping, with its loops unrolled. A loop that cannot be is left as it is. */
export function unrollPairs(pairs: readonly Pair[], unrolling: Unrolling, depth = 0): readonly Unrolled[] {
  return pairs.flatMap((pair): readonly Unrolled[] => {
    const loop = isLoop(pair, unrolling, depth) ? loopOf(pair.value, unrolling) : undefined
    if (loop) return unrollLoop(loop, unrolling, depth)
    return [{ pair: unrollPair(pair, unrolling, depth), assumed: false, symbolic: false }]
  })
}

/** Beyond the budget a loop is only a key that nobody understands. */
const isLoop = ({ key }: Pair, { left }: Unrolling, depth: number): boolean =>
  key.text.startsWith(LOOP) && depth < DEEPEST_LOOP && left > 0

interface Loop {
  readonly identifier: string
  readonly collection: Collection
  readonly body: MappingNode
}

function loopOf(node: Node, unrolling: Unrolling): Loop | undefined {
  if (!isPlainList(node)) return undefined
  const [name, items, body] = node.items
  const identifier = literalText(name)
  if (identifier === undefined || !items || body?.kind !== 'mapping') return undefined
  return { identifier, collection: collectionOf(items, unrolling), body }
}

function unrollLoop(
  { identifier, collection, body }: Loop,
  unrolling: Unrolling,
  depth: number,
): readonly Unrolled[] {
  const { items, assumed } = collection
  if (!items)
    return unrollPairs(body.pairs, unrolling, depth + 1).map((each) => ({ ...each, symbolic: true }))
  return items.flatMap((item) => {
    const pairs = body.pairs.map((pair) => replacePair(pair, { identifier, item }, unrolling))
    const inner = unrollPairs(pairs, unrolling, depth + 1)
    return inner.map((each) => ({ ...each, assumed: each.assumed || assumed }))
  })
}

function unrollPair(pair: Pair, unrolling: Unrolling, depth: number): Pair {
  const value = unrollNode(pair.value, unrolling, depth)
  return value === pair.value ? pair : { key: pair.key, value }
}

/** The same node where it holds no loop. */
function unrollNode(node: Node, unrolling: Unrolling, depth = 0): Node {
  if (node.kind === 'sequence') {
    const items = node.items.map((item) => unrollNode(item, unrolling, depth))
    return items.some((item, index) => item !== node.items[index]) ? { ...node, items } : node
  }
  if (node.kind === 'scalar') return node
  const pairs = unrollPairs(node.pairs, unrolling, depth)
  if (pairs.every(({ pair }, index) => pair === node.pairs[index])) return node
  const kept = pairs.flatMap(({ pair, symbolic }) => (symbolic ? [] : [pair]))
  const open = pairs.some(({ symbolic }) => symbolic)
    ? node.pairs.filter(({ key }) => key.text.startsWith(LOOP))
    : []
  return { ...node, pairs: [...kept, ...open] }
}

interface Replacement {
  readonly identifier: string
  readonly item: string
}

const replacePair = (pair: Pair, by: Replacement, unrolling: Unrolling): Pair => ({
  key: replaceText(pair.key, by),
  value: replaceIn(pair.value, by, unrolling),
})

function replaceIn(node: Node, by: Replacement, unrolling: Unrolling): Node {
  if (unrolling.left-- <= 0) return node
  const call = callOf(node)
  if (call?.name === 'Ref' && literalText(call.argument) === by.identifier)
    return { kind: 'scalar', text: by.item, style: 'quoted', start: node.start, end: node.end }
  const keepsFirst = call?.name === 'Fn::If'
  switch (node.kind) {
    case 'scalar':
      return replaceText(node, by)
    case 'sequence':
      return {
        ...node,
        items: node.items.map((item, at) => keep(item, keepsFirst && at === 0, by, unrolling)),
      }
    case 'mapping':
      return { ...node, pairs: node.pairs.map((pair) => replaceInPair(pair, keepsFirst, by, unrolling)) }
  }
}

const keep = (node: Node, kept: boolean, by: Replacement, unrolling: Unrolling): Node =>
  kept ? node : replaceIn(node, by, unrolling)

function replaceInPair(pair: Pair, keepsFirst: boolean, by: Replacement, unrolling: Unrolling): Pair {
  const { value } = pair
  if (!keepsFirst || value.kind !== 'sequence') return replacePair(pair, by, unrolling)
  const items = value.items.map((item, at) => keep(item, at === 0, by, unrolling))
  return { key: pair.key, value: { ...value, items } }
}

function replaceText<T extends ScalarNode>(node: T, { identifier, item }: Replacement): T {
  if (!node.text.includes(`{${identifier}}`)) return node
  const text = node.text
    .replaceAll(`\${${identifier}}`, () => item)
    .replaceAll(`&{${identifier}}`, () => item.replace(/[^A-Za-z0-9]/g, ''))
  return { ...node, text }
}
