/**
 * Where JSON paths stand in a text, found when findings need them: a plan has no positional tree, and only a few of its thousands of
 * values are ever pointed at. What lies in an object or list on the way is kept, so that a thousand findings in a plan of 100 MB walk
 * over it once and not a thousand times.
 */

export interface Located {
  readonly start: number
  readonly end: number
}

/** Offsets of values; a list's by index. */
type Inside = ReadonlyMap<string, number> | readonly number[]

const isList = (inside: Inside): inside is readonly number[] => Array.isArray(inside)

/** UTF-16 offsets, `end` exclusive. Undefined when the text has no such path, or is not JSON that far. */
export function jsonLocator(text: string): (path: readonly (string | number)[]) => Located | undefined {
  const known = new Map<number, Inside>()
  const insideOf = (at: number): Inside => {
    const found = known.get(at) ?? (text[at] === '[' ? itemsIn(text, at) : membersIn(text, at))
    known.set(at, found)
    return found
  }
  return (path) => {
    let at: number | undefined = skipSpace(text, 0)
    for (const step of path) {
      const inside: Inside = insideOf(at)
      if (isList(inside)) at = typeof step === 'number' ? inside[step] : undefined
      else at = typeof step === 'string' ? inside.get(step) : undefined
      if (at === undefined) return undefined
    }
    const end = skipValue(text, at)
    return end === undefined || end === at ? undefined : { start: at, end }
  }
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

/** The offset of the value behind each key; of a repeated key the last, as `JSON.parse` has it. */
function membersIn(text: string, from: number): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  if (text[from] !== '{') return found
  let at = skipSpace(text, from + 1)
  while (text[at] === '"') {
    const end = skipString(text, at)
    if (end === undefined) return found
    const colon = skipSpace(text, end)
    if (text[colon] !== ':') return found
    const value = skipSpace(text, colon + 1)
    found.set(keyIn(text.slice(at + 1, end - 1)), value)
    const after = skipValue(text, value)
    if (after === undefined) return found
    at = skipSpace(text, after)
    if (text[at] !== ',') return found
    at = skipSpace(text, at + 1)
  }
  return found
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const keyIn = (raw: string): string =>
  raw.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, one: string | undefined) =>
    code !== undefined ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPES[one ?? ''] ?? one ?? ''),
  )

function itemsIn(text: string, from: number): readonly number[] {
  const found: number[] = []
  let at = skipSpace(text, from + 1)
  while (at < text.length && text[at] !== ']') {
    found.push(at)
    const after = skipValue(text, at)
    if (after === undefined || after === at) return found
    at = skipSpace(text, after)
    if (text[at] === ',') at = skipSpace(text, at + 1)
  }
  return found
}

/** The offset behind the closing quote. */
function skipString(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slash = at
    while (text.charCodeAt(slash - 1) === 92) slash--
    if ((at - slash) % 2 === 0) return at + 1
  }
  return undefined
}

/** The offset behind a value. Counts brackets instead of descending, so depth costs nothing. */
function skipValue(text: string, from: number): number | undefined {
  let depth = 0
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === 34) {
      const end = skipString(text, at)
      if (end === undefined) return undefined
      at = end
    } else if (code === 123 || code === 91) {
      depth++
      at++
    } else if (code === 125 || code === 93) {
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
