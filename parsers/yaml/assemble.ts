/**
 * Puts nodes together for every builder: pairs from alternating keys and values, duplicate keys, merge keys, and the
 * budget that keeps aliases from multiplying ("billion laughs": nine lines that stand for a billion nodes).
 */

import { span } from '../../model/place'
import type { Problem } from '../../model/problem'
import { isNull, LIMITS, type MappingNode, type Node, type Pair, type ScalarNode } from './node'

/** What is counted and collected while one text is read. */
export interface Assembly {
  readonly source: string
  readonly problems: Problem[]
  readonly anchors: Map<string, Anchored>
  aliased: number
  mergeNoted: boolean
}

/** `weight` and `height` are those of the expanded tree below the node. */
export interface Anchored {
  readonly node: Node
  readonly weight: number
  readonly height: number
}

export const startAssembly = (source: string): Assembly => ({
  source,
  problems: [],
  anchors: new Map(),
  aliased: 0,
  mergeNoted: false,
})

export function report(
  assembly: Assembly,
  severity: Problem['severity'],
  code: string,
  message: string,
  start: number,
  end: number,
): void {
  const same = assembly.problems.filter((problem) => problem.code === code).length
  if (same >= LIMITS.problems) return
  assembly.problems.push({ code, severity, message, place: span(assembly.source, start, end) })
}

export const emptyScalar = (at: number): ScalarNode => ({
  kind: 'scalar',
  text: '',
  style: 'plain',
  start: at,
  end: at,
})

/** The node an alias stands for; null where it stands for nothing or for too much. */
export function resolveAlias(
  assembly: Assembly,
  name: string,
  depth: number,
  start: number,
  end: number,
): Anchored {
  const nothing = { node: emptyScalar(start), weight: 1, height: 0 }
  const anchored = assembly.anchors.get(name)
  if (!anchored) {
    const message = `The alias *${name} stands for nothing: no complete node before it has this anchor.`
    report(assembly, 'partly-read', 'unknown-alias', message, start, end)
    return nothing
  }
  if (assembly.aliased + anchored.weight > LIMITS.aliased || depth + anchored.height > LIMITS.depth) {
    const message = `The aliases up to *${name} stand for more than this reader expands; it is read as null.`
    report(assembly, 'partly-read', 'alias-budget', message, start, end)
    return nothing
  }
  assembly.aliased += anchored.weight
  return anchored
}

/** Pairs from `[key, value, key, value, …]`; keys that are no scalars are reported and left out. */
export const pairsOf = (assembly: Assembly, children: readonly Node[]): readonly Pair[] =>
  distinctPairs(children) ?? sortedOut(assembly, children)

/** Above so many children a set finds a key that is given twice sooner than a look at each. */
const FEW_CHILDREN = 24

/** Of nearly every mapping: scalars as keys, each given once, nothing merged. Undefined of all others. */
function distinctPairs(children: readonly Node[]): readonly Pair[] | undefined {
  const seen = children.length > FEW_CHILDREN ? new Set<string>() : undefined
  const pairs: Pair[] = []
  for (let index = 0; index + 1 < children.length; index += 2) {
    const key = children[index] as Node
    if (key.kind !== 'scalar' || key.text === '<<') return undefined
    if (seen ? seen.has(key.text) : isKeyOf(pairs, key.text)) return undefined
    seen?.add(key.text)
    pairs.push({ key, value: children[index + 1] as Node })
  }
  return pairs
}

function isKeyOf(pairs: readonly Pair[], text: string): boolean {
  for (const pair of pairs) if (pair.key.text === text) return true
  return false
}

function sortedOut(assembly: Assembly, children: readonly Node[]): readonly Pair[] {
  const pairs = new Map<string, Pair>()
  const merged: Node[] = []
  for (let index = 0; index + 1 < children.length; index += 2) {
    const key = children[index] as Node
    const value = children[index + 1] as Node
    if (key.kind !== 'scalar') complexKey(assembly, key)
    else if (key.text === '<<' && key.style === 'plain' && mergeable(value)) merged.push(value)
    else addPair(assembly, pairs, { key, value })
  }
  return merged.length === 0 ? [...pairs.values()] : withMerged(assembly, pairs, merged)
}

/** Told once of `{{ name }}:`, whose key has such a key itself. */
function complexKey(assembly: Assembly, { start, end }: Node): void {
  const isToldInside = assembly.problems.some(
    ({ code, place }) =>
      code === 'complex-key' && place.at === 'span' && start <= place.start && place.end <= end,
  )
  if (isToldInside) return
  const message =
    'A key that is itself a list or a mapping cannot be read; a key that begins with { or [ needs quotes.'
  report(assembly, 'partly-read', 'complex-key', message, start, end)
}

function addPair(assembly: Assembly, pairs: Map<string, Pair>, pair: Pair): void {
  const { key } = pair
  if (pairs.delete(key.text)) {
    const message = `The key ${JSON.stringify(shortened(key.text))} is given twice in one mapping; the last one is read.`
    report(assembly, 'partly-read', 'duplicate-key', message, key.start, key.end)
  }
  pairs.set(key.text, pair)
}

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text)

const mergeable = (node: Node): boolean =>
  node.kind === 'mapping' ||
  isNull(node) ||
  (node.kind === 'sequence' && node.items.every((item) => item.kind === 'mapping'))

/** What the mapping itself says wins; of several merged ones the first. https://yaml.org/type/merge.html */
function withMerged(
  assembly: Assembly,
  own: ReadonlyMap<string, Pair>,
  merged: readonly Node[],
): readonly Pair[] {
  noteMerge(assembly, merged[0] as Node)
  const pairs = new Map<string, Pair>()
  for (const source of merged.flatMap((node) => (node.kind === 'sequence' ? node.items : [node])))
    for (const pair of (source as MappingNode).pairs ?? [])
      if (!own.has(pair.key.text) && !pairs.has(pair.key.text)) pairs.set(pair.key.text, pair)
  return [...pairs.values(), ...own.values()]
}

function noteMerge(assembly: Assembly, node: Node): void {
  if (assembly.mergeNoted) return
  assembly.mergeNoted = true
  const message =
    'Merge keys (<<) are read, but CloudFormation does not support them in an uploaded template.'
  report(assembly, 'note', 'merge-key', message, node.start, node.end)
}
