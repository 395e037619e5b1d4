/** Text with holes, put together from text and values. */
import type { Place } from '../../../model/place'
import { known, type Template, type Value, written } from '../../../model/value'
import { failed, isFailed, trailOf } from './outcome'
import { plainScalar, plainText } from './plain'
import { marksOf, withMarks } from './summary'

export type Part = string | Value<unknown>

/** Text and values, put together as far as they are known. */
export function templateOf(parts: readonly Part[], place: Place): Value<unknown> {
  const values = parts.filter((part) => typeof part !== 'string')
  const failure = values.find(isFailed)
  if (failure !== undefined) return failure
  const merged: Part[] = []
  for (const part of parts) {
    const refused = addPart(part, merged, place)
    if (refused !== undefined) return refused
  }
  const origin = written(place, trailOf(values))
  const marks = marksOf(values)
  if (merged.every((part) => typeof part === 'string'))
    return { ...withMarks(known(merged.join(''), origin), marks), ...piecesUnder(parts) }
  const template: Template = { state: 'template', parts: merged, origin }
  return { ...withMarks(template, marks), ...piecesUnder(parts) }
}

/** What rests on a default and what does not is told apart later: a service is the same in every Region. */
function piecesUnder(parts: readonly Part[]): { readonly pieces?: readonly Part[] } {
  const rests = parts.some((part) => typeof part !== 'string' && part.assumed !== undefined)
  return rests
    ? { pieces: parts.flatMap((part) => (typeof part === 'string' ? part : (part.pieces ?? part))) }
    : {}
}

function addPart(part: Part, merged: Part[], place: Place): Value<unknown> | undefined {
  if (typeof part === 'string') {
    addText(part, merged)
    return undefined
  }
  switch (part.state) {
    case 'known':
      addText(plainText(plainScalar(part) ?? '') ?? '', merged)
      return undefined
    case 'template':
      for (const inner of part.parts) addPart(inner, merged, place)
      return undefined
    case 'absent':
      return failed('A null value cannot stand in a text.', written(place))
    case 'list':
    case 'map':
      return failed('A collection cannot stand in a text.', written(place))
    case 'reference':
    case 'conditional':
    case 'unknown':
      merged.push(part)
      return undefined
  }
}

function addText(text: string, merged: Part[]): void {
  const last = merged.at(-1)
  if (text === '') return
  if (typeof last === 'string') merged[merged.length - 1] = last + text
  else merged.push(text)
}
