/** Matching with a budget: backtracking in the order of RE2 and Perl, which ends in "cannot tell" after so many steps. */
import type { Pattern, PatternNode } from './pattern'
import { isWordCharacter } from './pattern-set'

export interface Match {
  readonly start: number
  readonly end: number
  /** The text of each group; `undefined` for one that took no part. */
  readonly groups: readonly (string | undefined)[]
}

export interface Budget {
  steps: number
}

interface Attempt {
  readonly text: string
  readonly budget: Budget
  readonly starts: number[]
  readonly ends: number[]
  depth: number
}

type Next = (at: number) => boolean

const MAX_DEPTH = 1_500

/** The leftmost match from an offset on; `undefined` when there is none. An exhausted budget shows as `steps < 0`. */
export function matchFrom(pattern: Pattern, text: string, from: number, budget: Budget): Match | undefined {
  for (let start = from; start <= text.length && budget.steps >= 0; start++) {
    const size = pattern.names.length + 1
    const attempt: Attempt = {
      text,
      budget,
      starts: Array(size).fill(-1),
      ends: Array(size).fill(-1),
      depth: 0,
    }
    let end = -1
    const found = walk(pattern.root, start, attempt, (at) => {
      end = at
      return true
    })
    if (found && budget.steps >= 0) return { start, end, groups: groupsOf(attempt) }
  }
  return undefined
}

const groupsOf = ({ text, starts, ends }: Attempt): (string | undefined)[] =>
  starts.slice(1).map((start, index) => {
    const end = ends[index + 1] ?? -1
    return start < 0 || end < 0 ? undefined : text.slice(start, end)
  })

function walk(node: PatternNode, at: number, attempt: Attempt, next: Next): boolean {
  if (attempt.budget.steps-- <= 0) return false
  if (attempt.depth > MAX_DEPTH) {
    attempt.budget.steps = -1
    return false
  }
  attempt.depth++
  const found = walkKind(node, at, attempt, next)
  attempt.depth--
  return found
}

function walkKind(node: PatternNode, at: number, attempt: Attempt, next: Next): boolean {
  switch (node.is) {
    case 'one': {
      const to = stepOver(node, at, attempt)
      return to >= 0 && next(to)
    }
    case 'sequence':
      return walkSequence(node.nodes, 0, at, attempt, next)
    case 'choice':
      return node.nodes.some((each) => walk(each, at, attempt, next))
    case 'capture':
      return walkCapture(node, at, attempt, next)
    case 'repeat':
      return node.node.is === 'one'
        ? repeatOne(node, node.node, at, attempt, next)
        : repeat(node, 0, at, attempt, next)
    default:
      return holds(node.is, at, attempt.text) && next(at)
  }
}

/** The offset after one accepted character, or -1. */
function stepOver(node: One, at: number, { text }: Attempt): number {
  const code = text.codePointAt(at)
  return code !== undefined && node.accepts(code) ? at + (code > 0xffff ? 2 : 1) : -1
}

function walkSequence(
  nodes: readonly PatternNode[],
  index: number,
  at: number,
  attempt: Attempt,
  next: Next,
): boolean {
  const node = nodes[index]
  if (node === undefined) return next(at)
  return walk(node, at, attempt, (to) => walkSequence(nodes, index + 1, to, attempt, next))
}

function walkCapture(
  node: PatternNode & { is: 'capture' },
  at: number,
  attempt: Attempt,
  next: Next,
): boolean {
  const { starts, ends } = attempt
  const before = [starts[node.index] ?? -1, ends[node.index] ?? -1] as const
  const found = walk(node.node, at, attempt, (to) => {
    const inner = [starts[node.index] ?? -1, ends[node.index] ?? -1] as const
    starts[node.index] = at
    ends[node.index] = to
    if (next(to)) return true
    starts[node.index] = inner[0]
    ends[node.index] = inner[1]
    return false
  })
  if (!found) {
    starts[node.index] = before[0]
    ends[node.index] = before[1]
  }
  return found
}

type One = PatternNode & { is: 'one' }
type Repeat = PatternNode & { is: 'repeat' }

/** A repeated single character needs no recursion. */
function repeatOne(node: Repeat, one: One, at: number, attempt: Attempt, next: Next): boolean {
  const offsets = [at]
  const take = (): boolean => {
    const to = offsets.length > node.most ? -1 : stepOver(one, offsets.at(-1) ?? at, attempt)
    if (to >= 0) offsets.push(to)
    return to >= 0 && attempt.budget.steps-- > 0
  }
  if (node.lazy) {
    for (let count = 0; ; count++) {
      if (count >= node.least && next(offsets[count] ?? at)) return true
      if (!take()) return false
    }
  }
  while (take());
  for (let count = offsets.length - 1; count >= node.least; count--)
    if (next(offsets[count] ?? at)) return true
  return false
}

function repeat(node: Repeat, count: number, at: number, attempt: Attempt, next: Next): boolean {
  const again = (): boolean =>
    count < node.most &&
    walk(
      node.node,
      at,
      attempt,
      (to) => (to > at || count < node.least) && repeat(node, count + 1, to, attempt, next),
    )
  if (count < node.least) return again()
  return node.lazy ? next(at) || again() : again() || next(at)
}

function holds(edge: string, at: number, text: string): boolean {
  switch (edge) {
    case 'text-start':
      return at === 0
    case 'text-end':
      return at === text.length
    case 'line-start':
      return at === 0 || text.charCodeAt(at - 1) === 10
    case 'line-end':
      return at === text.length || text.charCodeAt(at) === 10
  }
  const isEdge = isWordAt(text, at - 1) !== isWordAt(text, at)
  return edge === 'word-edge' ? isEdge : !isEdge
}

const isWordAt = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && isWordCharacter(text.charCodeAt(at))
