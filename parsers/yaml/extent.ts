/** How far things reach in the text, where the parsers do not say. */

/** A block scalar without the indentation before it and the line breaks behind it. */
export function trimmedSpan(text: string, start: number, end: number): { start: number; end: number } {
  let first = start
  let last = end
  while (first < last && isSpace(text.charCodeAt(first))) first++
  while (last > first && isSpace(text.charCodeAt(last - 1))) last--
  return first === last ? { start, end: start } : { start: first, end: last }
}

/** The offset behind the bracket that closes a flow collection whose last child ends at `from`. */
export function closeOfFlow(text: string, from: number, bracket: '}' | ']'): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at]
    if (character === bracket) return at + 1
    if (character === '#') at = endOfLine(text, at) - 1
    else if (!BETWEEN.has(character ?? '')) return from
  }
  return from
}

const BETWEEN: ReadonlySet<string> = new Set([' ', '\t', '\n', '\r', ',', ':', '?'])

export function endOfLine(text: string, from: number): number {
  let at = from
  while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++
  return at
}

export const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13
