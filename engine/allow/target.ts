/**
 * Which part of a text a comment speaks of.
 *
 *     # vpclint: allow a because …        the block below: its first line is the next line that is no comment
 *     resource "aws_vpc_endpoint" "x" {
 *       private_dns_enabled = true        # vpclint: allow b because …      the attribute on this line
 *     }
 *
 * A comment above everything else, with an empty line below it, speaks of the whole file.
 */
import type { Offsets } from '../locate'

/** A text as a tree of parts that can be spoken of. */
export interface Parts {
  readonly text: string
  readonly comments: readonly Offsets[]
  /** In the order of the text, an outer part before those inside it. */
  readonly parts: readonly Offsets[]
}

export type Target = Offsets | 'file' | 'nothing'

export function targetOf(comment: Offsets, { text, comments, parts }: Parts): Target {
  const before = lineStart(text, comment.start)
  if (text.slice(before, comment.start).trim() !== '') return partOn(before, comment.start, parts, text)
  const below = codeBelow(comment, text, comments)
  if (below !== undefined) return partOn(below, below, parts, text)
  return isFirst(comment, parts) ? 'file' : 'nothing'
}

/** The outermost part that begins on the line; else the innermost one around it. */
function partOn(line: number, at: number, parts: readonly Offsets[], text: string): Target {
  const end = lineEnd(text, at)
  const begun = parts.find(({ start }) => start >= line && start < end)
  const around = parts.filter(({ start, end: until }) => start <= at && at <= until).at(-1)
  return begun ?? around ?? 'nothing'
}

/** Comments that may stand between a comment and what it speaks of. */
const COMMENTS_BETWEEN = 50

/** The start of the next line, past other comments; undefined when that line is empty or there is none. */
function codeBelow(comment: Offsets, text: string, comments: readonly Offsets[]): number | undefined {
  let line = lineEnd(text, comment.end) + 1
  const own = comments.indexOf(comment)
  for (const next of comments.slice(own + 1, own + 1 + COMMENTS_BETWEEN)) {
    if (next.start >= lineEnd(text, line) || text.slice(line, next.start).trim() !== '') break
    line = lineEnd(text, next.end) + 1
  }
  return text.slice(line, lineEnd(text, line)).trim() === '' ? undefined : line
}

/** Nothing but comments above it. */
const isFirst = (comment: Offsets, parts: readonly Offsets[]): boolean =>
  parts.every(({ start }) => start > comment.start)

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}
