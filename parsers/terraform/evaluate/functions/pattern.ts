/**
 * RE2 patterns as a tree. Terraform's patterns come from the configuration being linted, so they run on the bounded matcher
 * beside this file and never on JavaScript's own, which some patterns keep busy for hours.
 */
import type { Flags, PatternCursor } from './pattern-cursor'
import { type Accepts, readSet } from './pattern-set'

export type PatternNode =
  | { readonly is: 'one'; readonly accepts: Accepts }
  | { readonly is: 'text-start' | 'text-end' | 'line-start' | 'line-end' | 'word-edge' | 'no-word-edge' }
  | { readonly is: 'sequence' | 'choice'; readonly nodes: readonly PatternNode[] }
  | {
      readonly is: 'repeat'
      readonly node: PatternNode
      readonly least: number
      readonly most: number
      readonly lazy: boolean
    }
  | { readonly is: 'capture'; readonly node: PatternNode; readonly index: number }

export interface Pattern {
  readonly root: PatternNode
  /** One a capturing group, its name or empty. */
  readonly names: readonly string[]
}

/** `undefined` when the pattern is not one. */
export function readPattern(text: string): Pattern | undefined {
  const flags: Flags = { fold: false, lines: false, dotAll: false, swap: false }
  const cursor: PatternCursor = { text, at: 0, flags, names: [], depth: 0, failed: text.length > 5_000 }
  const root = readChoice(cursor)
  return cursor.failed || cursor.at < text.length ? undefined : { root, names: cursor.names }
}

function readChoice(cursor: PatternCursor): PatternNode {
  const nodes = [readSequence(cursor)]
  while (!cursor.failed && cursor.text[cursor.at] === '|') {
    cursor.at++
    nodes.push(readSequence(cursor))
  }
  return nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : { is: 'choice', nodes }
}

function readSequence(cursor: PatternCursor): PatternNode {
  const nodes: PatternNode[] = []
  while (
    !cursor.failed &&
    cursor.at < cursor.text.length &&
    cursor.text[cursor.at] !== '|' &&
    cursor.text[cursor.at] !== ')'
  ) {
    const node = readAtom(cursor)
    if (node !== undefined) nodes.push(readRepeats(cursor, node))
  }
  return { is: 'sequence', nodes }
}

function readAtom(cursor: PatternCursor): PatternNode | undefined {
  const { flags } = cursor
  switch (cursor.text[cursor.at]) {
    case '(':
      return readGroup(cursor)
    case '^':
      cursor.at++
      return { is: flags.lines ? 'line-start' : 'text-start' }
    case '$':
      cursor.at++
      return { is: flags.lines ? 'line-end' : 'text-end' }
    case '.':
      cursor.at++
      return { is: 'one', accepts: flags.dotAll ? () => true : (code) => code !== 10 }
    case '*':
    case '+':
    case '?':
      return refuse(cursor)
    case '\\':
      return readEdge(cursor) ?? { is: 'one', accepts: readSet(cursor) }
  }
  return { is: 'one', accepts: readSet(cursor) }
}

function refuse(cursor: PatternCursor): undefined {
  cursor.failed = true
  return undefined
}

const edges: Readonly<Record<string, 'text-start' | 'text-end' | 'word-edge' | 'no-word-edge'>> = {
  A: 'text-start',
  z: 'text-end',
  b: 'word-edge',
  B: 'no-word-edge',
}

function readEdge(cursor: PatternCursor): PatternNode | undefined {
  const letter = cursor.text[cursor.at + 1] ?? ''
  const is = Object.hasOwn(edges, letter) ? edges[letter] : undefined
  if (is === undefined) return undefined
  cursor.at += 2
  return { is }
}

const groupOpening = /\((?:\?(?:P?<(?<name>\w+)>|(?<flags>[imsU]*(?:-[imsU]+)?)(?<end>[:)])))?/y

function readGroup(cursor: PatternCursor): PatternNode | undefined {
  groupOpening.lastIndex = cursor.at
  const found = groupOpening.exec(cursor.text)
  if (found === null || cursor.depth > 50 || (found[0] === '(' && cursor.text[cursor.at + 1] === '?'))
    return refuse(cursor)
  cursor.at += found[0].length
  const { name, flags, end } = found.groups ?? {}
  const before = cursor.flags
  if (flags !== undefined) cursor.flags = withFlags(before, flags)
  if (end === ')') return undefined
  const index = flags === undefined ? cursor.names.push(name ?? '') : 0
  cursor.depth++
  const node = readChoice(cursor)
  cursor.depth--
  cursor.flags = before
  if (cursor.text[cursor.at++] !== ')') return refuse(cursor)
  return index === 0 ? node : { is: 'capture', node, index }
}

function withFlags(flags: Flags, letters: string): Flags {
  const [on = '', off = ''] = letters.split('-')
  const isOn = (letter: string, before: boolean): boolean =>
    (before || on.includes(letter)) && !off.includes(letter)
  return {
    fold: isOn('i', flags.fold),
    lines: isOn('m', flags.lines),
    dotAll: isOn('s', flags.dotAll),
    swap: isOn('U', flags.swap),
  }
}

const repeatMark = /(?:([*+?])|\{(\d+)(,(\d*))?\})(\?)?/y

function readRepeats(cursor: PatternCursor, atom: PatternNode): PatternNode {
  let node = atom
  for (let marks = 0; ; marks++) {
    repeatMark.lastIndex = cursor.at
    const found = repeatMark.exec(cursor.text)
    if (found === null) return node
    const [all, mark, least = '0', upTo, most, lazyMark] = found
    cursor.at += all.length
    const [from, to] = mark === undefined ? boundsOf(least, upTo, most) : boundsOfMark(mark)
    const isTooMany = from > 1000 || (to > 1000 && to !== Number.POSITIVE_INFINITY) || to < from || marks > 0
    if (isTooMany) cursor.failed = true
    node = { is: 'repeat', node, least: from, most: to, lazy: (lazyMark !== undefined) !== cursor.flags.swap }
  }
}

/** `*`, `+`, `?` */
function boundsOfMark(mark: string): readonly [least: number, most: number] {
  if (mark === '?') return [0, 1]
  return [mark === '+' ? 1 : 0, Number.POSITIVE_INFINITY]
}

/** `{2}`, `{2,}`, `{2,5}`; `upTo` is the comma with what follows it. */
function boundsOf(
  least: string,
  upTo: string | undefined,
  most: string | undefined,
): readonly [least: number, most: number] {
  if (upTo === undefined) return [Number(least), Number(least)]
  return [Number(least), most ? Number(most) : Number.POSITIVE_INFINITY]
}
