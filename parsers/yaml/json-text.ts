/** The scalars of JSON. https://www.rfc-editor.org/rfc/rfc8259 */

/** A number or a word, from `lastIndex`. */
export const JSON_WORD = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.+-])/y

export interface JsonString {
  readonly text: string
  readonly end: number
  readonly invalid: boolean
}

/** The string whose opening quote is at `start`; undefined when its line or the text ends first. */
export function jsonString(text: string, start: number): JsonString | undefined {
  let at = start + 1
  let plain = true
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) break
    if (code === 10 || code === 13) return undefined
    if (code === 92) at++
    if (code === 92 || code < 32) plain = false
  }
  if (at >= text.length) return undefined
  const body = text.slice(start + 1, at)
  return plain ? { text: body, end: at + 1, invalid: false } : { ...unescaped(body), end: at + 1 }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

function unescaped(body: string): { text: string; invalid: boolean } {
  let invalid = [...body].some((character) => character < ' ')
  const text = body.replace(
    /\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g,
    (whole, hex: string | undefined, letter: string) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
      const meant = ESCAPES[letter]
      if (meant === undefined) invalid = true
      return meant ?? whole
    },
  )
  return { text, invalid }
}
