/** The allows of a Terraform file. */
import { type Source, span } from '../../model/place'
import { jsonComments } from '../../parsers/terraform/syntax/json-body'
import { readHcl } from '../../parsers/terraform/syntax/read'
import type { Body } from '../../parsers/terraform/syntax/tree'
import type { Offsets } from '../locate'
import type { SaidAllow } from './allow'
import { withComment } from './comment'
import { saidAt } from './said'
import { type AllowWords, readComment } from './wording'

export function allowsInConfiguration(source: Source): readonly SaidAllow[] {
  const { body, comments } = readHcl(source)
  const text = { text: source.text, comments, parts: partsOf(body) }
  return comments.flatMap((comment) => {
    const words = readComment(inside(source.text.slice(comment.start, comment.end)))
    return words ? [saidAt(comment, words, text, span(source.name, comment.start, comment.end))] : []
  })
}

/** In JSON a comment is what stands under the key `"//"`, and speaks of the object it stands in. */
export const allowsInJsonConfiguration = (source: Source): readonly SaidAllow[] =>
  jsonComments(source).flatMap(({ text, start, end, within }): readonly SaidAllow[] => {
    const words = readComment(text)
    if (words === undefined) return []
    const place = span(source.name, start, end)
    if ('unclear' in words) return [{ invalid: words.unclear, place }]
    const { name } = source
    return [
      {
        ...words,
        place,
        reach:
          within === undefined ? { is: 'file', source: name } : { is: 'part', source: name, part: within },
      },
    ]
  })

/** With an allow above what begins at an offset or lies around it. */
export const allowInConfiguration = (source: Source, at: number, words: AllowWords): string | undefined =>
  withComment(source.text, partsOf(readHcl(source).body), at, words)

const inside = (comment: string): string =>
  comment.startsWith('/*')
    ? comment.slice(2, comment.endsWith('*/') ? -2 : undefined)
    : comment.replace(/^(#+|\/\/+)/, '')

/** The reader bounds how deep blocks lie in blocks. */
function partsOf(body: Body): readonly Offsets[] {
  const blocks = body.blocks.flatMap((block) => [block, ...partsOf(block.body)])
  return [...body.attributes, ...blocks].sort((a, b) => a.start - b.start || b.end - a.end)
}
