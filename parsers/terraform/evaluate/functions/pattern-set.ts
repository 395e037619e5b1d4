/** What one character of a pattern accepts: itself, an escape, a class. */
import type { PatternCursor } from './pattern-cursor'

export type Accepts = (code: number) => boolean

/** The set at the cursor, moved over. */
export function readSet(cursor: PatternCursor): Accepts {
  const accepts = cursor.text[cursor.at] === '[' ? readClass(cursor) : readCharacter(cursor).accepts
  return cursor.flags.fold ? folded(accepts) : accepts
}

function folded(accepts: Accepts): Accepts {
  return (code) => {
    const character = String.fromCodePoint(code)
    return (
      accepts(code) ||
      accepts(firstCode(character.toLowerCase())) ||
      accepts(firstCode(character.toUpperCase()))
    )
  }
}

const firstCode = (text: string): number => text.codePointAt(0) ?? -1

interface Character {
  readonly accepts: Accepts
  /** Absent for a class such as `\d`. */
  readonly code?: number
}

const exactly = (code: number): Character => ({ code, accepts: (other) => other === code })

const between =
  (from: number, to: number): Accepts =>
  (code) =>
    code >= from && code <= to

const anyOf =
  (all: readonly Accepts[]): Accepts =>
  (code) =>
    all.some((accepts) => accepts(code))

const noneOf =
  (accepts: Accepts): Accepts =>
  (code) =>
    !accepts(code)

const digit = between(48, 57)
const lower = between(97, 122)
const upper = between(65, 90)
const space: Accepts = (code) => code === 32 || (code >= 9 && code <= 13 && code !== 11)
export const isWordCharacter: Accepts = anyOf([digit, lower, upper, (code) => code === 95])

const escapedClasses: Readonly<Record<string, Accepts>> = {
  d: digit,
  D: noneOf(digit),
  s: space,
  S: noneOf(space),
  w: isWordCharacter,
  W: noneOf(isWordCharacter),
}

const posixClasses: Readonly<Record<string, Accepts>> = {
  alnum: anyOf([digit, lower, upper]),
  alpha: anyOf([lower, upper]),
  ascii: between(0, 127),
  blank: (code) => code === 32 || code === 9,
  cntrl: anyOf([between(0, 31), (code) => code === 127]),
  digit,
  graph: between(33, 126),
  lower,
  print: between(32, 126),
  punct: anyOf([between(33, 47), between(58, 64), between(91, 96), between(123, 126)]),
  space: anyOf([space, (code) => code === 11]),
  upper,
  word: isWordCharacter,
  xdigit: anyOf([digit, between(97, 102), between(65, 70)]),
}

const controls: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, f: 12, v: 11, a: 7 }

function readCharacter(cursor: PatternCursor): Character {
  const { text, at } = cursor
  const code = text.codePointAt(at) ?? 0
  if (code !== 92) {
    cursor.at += code > 0xffff ? 2 : 1
    return exactly(code)
  }
  return readEscape(cursor)
}

const hexEscape = /\\x(?:\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{2}))/y
const propertyEscape = /\\([pP])(?:\{(\^?)(\w+)\}|(\w))/y

function readEscape(cursor: PatternCursor): Character {
  const { text, at } = cursor
  const letter = text[at + 1] ?? ''
  cursor.at += 2
  if (Object.hasOwn(escapedClasses, letter)) return { accepts: escapedClasses[letter] ?? digit }
  if (Object.hasOwn(controls, letter)) return exactly(controls[letter] ?? 0)
  if (letter === 'x') return readHex(cursor, at)
  if (letter === 'p' || letter === 'P') return readProperty(cursor, at)
  if (letter === '' || /[A-Za-z0-9]/.test(letter)) cursor.failed = true
  return exactly(letter.charCodeAt(0))
}

function readHex(cursor: PatternCursor, at: number): Character {
  hexEscape.lastIndex = at
  const found = hexEscape.exec(cursor.text)
  if (found === null) cursor.failed = true
  else cursor.at = at + found[0].length
  return exactly(Number.parseInt(found?.[1] ?? found?.[2] ?? '0', 16))
}

/** `\pL`, `\p{Greek}`: general categories and scripts are JavaScript's, character by character. */
function readProperty(cursor: PatternCursor, at: number): Character {
  propertyEscape.lastIndex = at
  const found = propertyEscape.exec(cursor.text)
  const property = found === null ? undefined : propertyNamed(found[3] ?? found[4] ?? '')
  if (found === null || property === undefined) {
    cursor.failed = true
    return exactly(0)
  }
  cursor.at = at + found[0].length
  const accepts: Accepts = (code) => property.test(String.fromCodePoint(code))
  return { accepts: (found[1] === 'P') !== (found[2] === '^') ? noneOf(accepts) : accepts }
}

function propertyNamed(name: string): RegExp | undefined {
  for (const spelling of [name, `Script=${name}`]) {
    try {
      return new RegExp(`^\\p{${spelling}}$`, 'u')
    } catch {
      // Not a property of this kind.
    }
  }
  return undefined
}

function readClass(cursor: PatternCursor): Accepts {
  cursor.at++
  const isNegated = cursor.text[cursor.at] === '^'
  if (isNegated) cursor.at++
  const all: Accepts[] = []
  for (let first = true; ; first = false) {
    if (cursor.at >= cursor.text.length) cursor.failed = true
    if (cursor.failed) break
    if (cursor.text[cursor.at] === ']' && !first) break
    all.push(readPosixClass(cursor) ?? readRange(cursor))
  }
  cursor.at++
  return isNegated ? noneOf(anyOf(all)) : anyOf(all)
}

const posix = /\[:(\^?)(\w+):\]/y

function readPosixClass(cursor: PatternCursor): Accepts | undefined {
  posix.lastIndex = cursor.at
  const found = posix.exec(cursor.text)
  const accepts =
    found !== null && Object.hasOwn(posixClasses, found[2] ?? '') ? posixClasses[found[2] ?? ''] : undefined
  if (found === null || accepts === undefined) return undefined
  cursor.at += found[0].length
  return found[1] === '^' ? noneOf(accepts) : accepts
}

function readRange(cursor: PatternCursor): Accepts {
  const from = readCharacter(cursor)
  const isRange =
    cursor.text[cursor.at] === '-' && cursor.text[cursor.at + 1] !== ']' && cursor.at + 1 < cursor.text.length
  if (!isRange || from.code === undefined) return from.accepts
  cursor.at++
  const to = readCharacter(cursor)
  if (to.code === undefined || to.code < from.code) cursor.failed = true
  return between(from.code, to.code ?? from.code)
}
