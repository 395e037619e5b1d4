import { endOfLine, isSpace } from './extent'
import type { Comment } from './node'

/**
 * The comments of a YAML text. Neither parser hands them over in a common form, but once it is known where the scalars
 * lie, a `#` behind white space anywhere else can only begin a comment.
 *
 * @param scalars `[start, end, …]`, ascending, without their quotes
 */
export function commentsOf(text: string, scalars: readonly number[]): readonly Comment[] {
  const comments: Comment[] = []
  let next = 0
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
    while (next < scalars.length && (scalars[next + 1] ?? 0) <= at) next += 2
    const inside = next < scalars.length && (scalars[next] ?? 0) <= at
    if (inside || !startsComment(text, at)) continue
    const end = endOfLine(text, at)
    comments.push({ text: text.slice(at, end), start: at, end })
    at = end
  }
  return comments
}

const startsComment = (text: string, at: number): boolean =>
  at === 0 || isSpace(text.charCodeAt(at - 1)) || text.charCodeAt(at - 1) === BYTE_ORDER_MARK

const BYTE_ORDER_MARK = 0xfeff
