/** Literal text where backslashes mean nothing: heredocs and template files. */
import type { Cursor } from './cursor'
import { readMarker } from './quoted'

/** Text up to the next sequence, or to the end of the line with its line break. */
export function readTextLine(cursor: Cursor): string {
  const { text } = cursor
  let value = ''
  let from = cursor.at
  while (cursor.at < text.length) {
    const code = text.charCodeAt(cursor.at)
    if (code === 10) {
      cursor.at++
      break
    }
    if (code === 36 || code === 37) {
      if (text.charCodeAt(cursor.at + 1) === 123) break
      value += text.slice(from, cursor.at) + readMarker(cursor)
      from = cursor.at
    } else cursor.at++
  }
  return value + text.slice(from, cursor.at)
}
