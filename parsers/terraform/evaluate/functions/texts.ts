/** Texts: case, trimming, searching, cutting, joining. */
import { known, list, type Value, written } from '../../../../model/value'
import { plainScalar, plainText } from '../plain'
import { marksOf, withMarks } from '../summary'
import { templateOf } from '../template-value'
import {
  cannotTell,
  type FunctionCall,
  type FunctionTable,
  fault,
  pure1,
  pure2,
  pure3,
  refuse,
  TOO_LARGE,
} from './define'

const graphemesOf = (text: string): string[] =>
  [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map((each) => each.segment)

function substr(text: string, offset: number, length: number) {
  const characters = graphemesOf(text)
  const start = offset < 0 ? Math.max(characters.length + offset, 0) : offset
  if (length === -1) return characters.slice(start).join('')
  return length < 0 ? fault('the length is negative.') : characters.slice(start, start + length).join('')
}

/** Go changes a character to one other and leaves alone what has none: `ß` stays `ß` in capitals. */
const oneByOne = (text: string, change: (character: string) => string): string =>
  [...text]
    .map((character) => {
      const changed = change(character)
      return [...changed].length === 1 ? changed : character
    })
    .join('')

/** Upper case at the beginning of words, the rest unchanged, as Go's strings.Title. */
const title = (text: string): string =>
  text.replace(
    /(^|[^\p{L}\p{N}_])(\p{L})/gu,
    (_all, before: string, letter: string) =>
      before + oneByOne(letter, (character) => character.toUpperCase()),
  )

function trimSet(text: string, cutset: string): string {
  const drop = new Set(cutset)
  const characters = [...text]
  let start = 0
  let end = characters.length
  while (start < end && drop.has(characters[start] ?? '')) start++
  while (end > start && drop.has(characters[end - 1] ?? '')) end--
  return characters.slice(start, end).join('')
}

/** Every line but the first. */
function indent(spaces: number, text: string) {
  if (spaces < 0 || spaces > 10_000) return TOO_LARGE
  return text.replaceAll('\n', `\n${' '.repeat(spaces)}`)
}

/** Items that are not known leave holes; an open list cannot be joined. */
function join(call: FunctionCall): Value<unknown> {
  const [by, ...lists] = call.values
  const separator = by === undefined ? undefined : plainText(plainScalar(by) ?? null)
  const items: Value<unknown>[] = []
  for (const each of lists) {
    if (each.state !== 'list' || each.open) return cannotTell(call)
    items.push(...each.items)
  }
  if (separator === undefined) return cannotTell(call)
  if (items.some((item) => item.state === 'absent')) return refuse(call, 'an element is null.')
  return templateOf(
    items.flatMap((item, index) => (index === 0 ? [item] : [separator, item])),
    call.place,
  )
}

/** A text with holes cannot be split: a hole may hold the separator. */
function split(call: FunctionCall): Value<unknown> {
  const [by, from] = call.values
  const separator = by === undefined ? undefined : plainText(plainScalar(by) ?? null)
  const text = from === undefined ? undefined : plainText(plainScalar(from) ?? null)
  if (separator === undefined || text === undefined) return cannotTell(call)
  const pieces = separator === '' ? [...text] : text.split(separator)
  if (pieces.length > 10_000) return cannotTell(call)
  const items = pieces.map((piece) => withMarks(known(piece, written(call.place)), marksOf(call.values)))
  return list(items, written(call.place))
}

type Parts = readonly (string | Value<unknown>)[]

/** A question about a text, which its parts around the holes may answer already. */
const asked =
  (
    ofParts: (parts: Parts, what: string) => boolean | undefined,
    ofText: (text: string, what: string) => boolean,
  ) =>
  (call: FunctionCall): Value<unknown> => {
    const [text, what] = call.values
    const part = what === undefined ? undefined : plainText(plainScalar(what) ?? null)
    if (text?.state !== 'template' || part === undefined) return pure2(['text', 'text'], ofText)(call)
    const answer = ofParts(text.parts, part)
    return answer === undefined
      ? cannotTell(call)
      : withMarks(known(answer, written(call.place)), marksOf(call.values))
  }

function startsWith([first]: Parts, prefix: string): boolean | undefined {
  if (typeof first !== 'string') return prefix === '' ? true : undefined
  if (first.startsWith(prefix)) return true
  return prefix.startsWith(first) ? undefined : false
}

function endsWith(parts: Parts, suffix: string): boolean | undefined {
  const last = parts.at(-1)
  if (typeof last !== 'string') return suffix === '' ? true : undefined
  if (last.endsWith(suffix)) return true
  return suffix.endsWith(last) ? undefined : false
}

const holds = (parts: Parts, what: string): boolean | undefined =>
  parts.some((part) => typeof part === 'string' && part.includes(what)) ? true : undefined

export const texts: FunctionTable = {
  lower: pure1('text', (text) => oneByOne(text, (character) => character.toLowerCase())),
  upper: pure1('text', (text) => oneByOne(text, (character) => character.toUpperCase())),
  title: pure1('text', title),
  trim: pure2(['text', 'text'], (text, cutset) => trimSet(text, cutset)),
  trimspace: pure1('text', (text) => text.trim()),
  trimprefix: pure2(['text', 'text'], (text, prefix) =>
    text.startsWith(prefix) ? text.slice(prefix.length) : text,
  ),
  trimsuffix: pure2(['text', 'text'], (text, suffix) =>
    suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
  ),
  startswith: asked(startsWith, (text, prefix) => text.startsWith(prefix)),
  endswith: asked(endsWith, (text, suffix) => text.endsWith(suffix)),
  strcontains: asked(holds, (text, part) => text.includes(part)),
  strrev: pure1('text', (text) => graphemesOf(text).reverse().join('')),
  chomp: pure1('text', (text) => text.replace(/(\r?\n)+$/, '')),
  indent: pure2(['whole', 'text'], indent),
  substr: pure3(['text', 'whole', 'whole'], substr),
  join,
  split,
}
