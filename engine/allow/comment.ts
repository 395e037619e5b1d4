/** Writes an allow as a comment, on a line of its own above what it speaks of. */
import type { Offsets } from '../locate'
import type { AllowWords } from './wording'

/** `parts`: what of the text can be spoken of, an outer part before those inside it. Undefined where there is nothing to speak of. */
export function withComment(
  text: string,
  parts: readonly Offsets[],
  at: number,
  words: AllowWords,
): string | undefined {
  const part = parts.filter(({ start, end }) => start <= at && at <= end).at(-1)
  if (part === undefined) return undefined
  const line = text.lastIndexOf('\n', part.start - 1) + 1
  const [indentation = ''] = /^[ \t]*/.exec(text.slice(line)) ?? []
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  return `${text.slice(0, line)}${indentation}# vpclint: ${sentence(words)}${newline}${text.slice(line)}`
}

export const sentence = ({ rules, until, because }: AllowWords): string =>
  `allow ${rules.join(', ')}${until === null ? '' : ` until ${until}`} because ${because}`
