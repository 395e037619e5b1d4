/**
 * Where a JSON path stands in a text, found when a finding needs it: a plan has no positional tree, and only a few of its thousands
 * of values are ever pointed at. One walk over the text per path, which skips what is beside it.
 */

/** UTF-16 offsets, `end` exclusive. Undefined when the text has no such path, or is not JSON that far. */
export function locateJson(
  text: string,
  path: readonly (string | number)[],
): { readonly start: number; readonly end: number } | undefined {
  let at = skipSpace(text, 0)
  for (const step of path) {
    const next = typeof step === 'number' ? enterItem(text, at, step) : enterMember(text, at, step)
    if (next === undefined) return undefined
    at = next
  }
  const end = skipValue(text, at)
  return end === undefined || end === at ? undefined : { start: at, end }
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9 && code !== 0xfeff) break
    at++
  }
  return at
}

/** The offset of the value behind a key; of a repeated key the last, as `JSON.parse` has it. */
function enterMember(text: string, from: number, key: string): number | undefined {
  if (text[from] !== '{') return undefined
  let at = skipSpace(text, from + 1)
  let found: number | undefined
  while (text[at] === '"') {
    const end = skipString(text, at)
    if (end === undefined) return found
    const colon = skipSpace(text, end)
    if (text[colon] !== ':') return found
    const value = skipSpace(text, colon + 1)
    if (isKey(text, at, end, key)) found = value
    const after = skipValue(text, value)
    if (after === undefined) return found
    at = skipSpace(text, after)
    if (text[at] !== ',') return found
    at = skipSpace(text, at + 1)
  }
  return found
}

function isKey(text: string, start: number, end: number, key: string): boolean {
  const raw = text.slice(start + 1, end - 1)
  if (!raw.includes('\\')) return raw === key
  return raw.length <= key.length * 6 && unescapeKey(raw) === key
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const unescapeKey = (raw: string): string =>
  raw.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, one: string | undefined) =>
    code !== undefined ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPES[one ?? ''] ?? one ?? ''),
  )

function enterItem(text: string, from: number, index: number): number | undefined {
  if (text[from] !== '[') return undefined
  let at = skipSpace(text, from + 1)
  for (let seen = 0; at < text.length && text[at] !== ']'; seen++) {
    if (seen === index) return at
    const after = skipValue(text, at)
    if (after === undefined) return undefined
    at = skipSpace(text, after)
    if (text[at] === ',') at = skipSpace(text, at + 1)
  }
  return undefined
}

/** The offset behind the closing quote. */
function skipString(text: string, from: number): number | undefined {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 92) at++
    else if (code === 34) return at + 1
  }
  return undefined
}

/** The offset behind a value. Counts brackets instead of descending, so depth costs nothing. */
function skipValue(text: string, from: number): number | undefined {
  let depth = 0
  let at = from
  while (at < text.length) {
    const character = text[at]
    if (character === '"') {
      const end = skipString(text, at)
      if (end === undefined) return undefined
      at = end
    } else if (character === '{' || character === '[') {
      depth++
      at++
    } else if (character === '}' || character === ']') {
      if (depth === 0) return at
      depth--
      at++
    } else if (depth === 0) return skipBare(text, at)
    else at++
    if (depth === 0) return at
  }
  return undefined
}

/** `true`, `null`, a number. */
function skipBare(text: string, from: number): number {
  let at = from
  while (at < text.length && !',]}: \n\r\t'.includes(text.charAt(at))) at++
  return at
}
