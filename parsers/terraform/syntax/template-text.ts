/** A template that is a text of its own, without quotes: a file of `templatefile`, a string in the JSON spelling. */
import type { Source } from '../../../model/place'
import { cursorOver, type Failure } from './cursor'
import { templateOf } from './quoted'
import { readSequence, type TemplateToken } from './template-tokens'
import { readTextLine } from './text-line'
import type { Expression } from './tree'

/** `base` is added to all offsets. */
export function readTemplateText(source: Source, base = 0): Expression | Failure {
  const cursor = cursorOver(source.text, source.name, base)
  const tokens: TemplateToken[] = []
  let strip = false
  while (cursor.failure === undefined && cursor.at < source.text.length) {
    const start = cursor.at
    const value = readTextLine(cursor)
    if (value !== '') {
      const kept = strip ? value.trimStart() : value
      tokens.push({ kind: 'text', value: kept, start: base + start, end: base + cursor.at })
    }
    const endedLine = cursor.at > start && source.text.charCodeAt(cursor.at - 1) === 10
    strip = !endedLine && cursor.at < source.text.length && readSequence(cursor, tokens) === 'strip-next'
  }
  const expression = templateOf(cursor, tokens, base)
  return cursor.failure ?? expression
}
