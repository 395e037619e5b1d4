/** Breaks sentences into lines at white space. In a pipe (`width` null) a paragraph stays one line. */
import { columnsOf } from './columns'

/** Lines of at most `width` columns, the first one `taken` less, but for single words that are longer. */
export function wrap(text: string, width: number | null, taken = 0): readonly string[] {
  const words = text.split(/\s+/).filter((word) => word !== '')
  if (width === null) return words.length === 0 ? [] : [words.join(' ')]
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && columnsOf(longer) > width - (lines.length === 0 ? taken : 0)) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}

/** Paragraphs are parted by an empty line, single newlines of the source text mean nothing. */
export function wrapParagraphs(text: string, width: number | null): readonly string[] {
  const paragraphs = text.split(/\n[ \t]*\n/).filter((paragraph) => paragraph.trim() !== '')
  return paragraphs.flatMap((paragraph, index) => [...(index > 0 ? [''] : []), ...wrap(paragraph, width)])
}

/** Every line but empty ones moved to the right; the first one may start with something else of the same width. */
export function indent(lines: readonly string[], by: string, first = by): readonly string[] {
  return lines.map((line, index) => (line === '' ? '' : (index === 0 ? first : by) + line))
}
