/**
 * # Patterns of policies against what is not text yet
 *
 * `*` is any text and `?` any character. Before a deployment the id of an API is no text, in the pattern or in the ARN it is matched
 * with, but it is the same id in both:
 *
 *     ${aws_api_gateway_rest_api.orders.execution_arn}/live/*     arn:aws:execute-api:eu-west-1:?:{orders}/live/GET/x     matches
 *     arn:aws:execute-api:*:*:a1b2c3d4e5/*                        the same                                              cannot tell
 *
 * A match that holds whatever the holes turn out to be is certain; where none can hold, it is certain that there is none.
 */

import { CANNOT_TELL, NO, type Standing, YES } from '../graph/standing'
import { type Reference, referentKey } from '../model/reference'
import type { Resource } from '../model/resource'
import type { Value } from '../model/value'

/**
 * `part`: any text between two colons. `made`: AWS makes it, once. `unseen`: any text at all. `usual`: a character that is there as far
 * as AWS documents it; that a pattern without it matches nothing is not documented.
 */
export type Token =
  | { readonly is: 'char' | 'usual'; readonly char: string }
  | { readonly is: 'any' | 'one' | 'part' }
  | { readonly is: 'made' | 'unseen'; readonly key: string }

export const charsOf = (text: string): readonly Token[] => [...text].map((char) => ({ is: 'char', char }))

/** The literal text of a pattern, its wildcards read. */
export const patternOf = (text: string): readonly Token[] =>
  [...text].map(
    (char): Token => (char === '*' ? { is: 'any' } : char === '?' ? { is: 'one' } : { is: 'char', char }),
  )

/** The same symbol is the same text: the Region of one provider, the account of one stack. */
export const symbolToken = ({ to }: Reference): Token => ({
  is: to.is === 'symbol' && !LONGER.has(to.name) ? 'made' : 'unseen',
  key: referentKey(to),
})

/** Symbols that hold colons and slashes themselves. */
const LONGER: ReadonlySet<string> = new Set(['stack-id', 'working-folder'])

/** What AWS calls a resource by: its id where the input knows it. */
export function idTokens({ id, attributes }: Resource): readonly Token[] {
  const own = attributes.get('id')
  return own?.state === 'known' ? charsOf(String(own.value)) : [{ is: 'made', key: id }]
}

/** A Region or an account, as far as it can be seen. */
export function tokensOf(value: Value<string>): readonly Token[] {
  const [symbol] = value.state === 'reference' && value.exact ? value.targets : []
  if (value.state === 'known') return charsOf(value.value)
  return [symbol ? symbolToken(symbol) : { is: 'unseen', key: JSON.stringify(value.origin.place) }]
}

export function matches(pattern: readonly Token[], text: readonly Token[]): Standing {
  if (pattern.length > MOST || text.length > MOST) return CANNOT_TELL
  if (align(pattern, text, certainly)) return YES
  return align(pattern, text, perhaps) ? CANNOT_TELL : NO
}

/** Longer than any ARN. */
const MOST = 2048

interface Step {
  /** How many tokens of the pattern and of the text are used up. */
  readonly pattern: 0 | 1
  readonly text: 0 | 1
}

type Steps = (pattern: Token | undefined, text: Token | undefined) => readonly Step[]

const BOTH: Step = { pattern: 1, text: 1 }
const PATTERN: Step = { pattern: 1, text: 0 }
const TEXT: Step = { pattern: 0, text: 1 }

const same = (a: Token, b: Token): boolean =>
  'char' in a ? 'char' in b && a.char === b.char : 'key' in a && 'key' in b && a.key === b.key

/** Holes are only what they are, and what `*` takes. */
const certainly: Steps = (pattern, text) => {
  if (pattern?.is === 'any') return text ? [PATTERN, TEXT] : [PATTERN]
  if (pattern?.is === 'part') return text?.is === 'char' && !parts(text) ? [PATTERN, TEXT] : [PATTERN]
  if (!pattern || !text) return []
  if (pattern.is === 'one') return text.is === 'char' ? [BOTH] : []
  return same(pattern, text) ? [BOTH] : []
}

/** Holes may be anything, except that two things AWS makes are never one. */
const perhaps: Steps = (pattern, text) => {
  const steps: Step[] = []
  const distinct = pattern?.is === 'made' && text?.is === 'made' && pattern.key !== text.key
  if (distinct || parted(pattern, text) || parted(text, pattern)) return steps
  if (pattern && text && (same(pattern, text) || pattern.is === 'one' || loose(pattern) || loose(text)))
    steps.push(BOTH)
  if (loose(pattern)) steps.push(...(text ? [PATTERN, TEXT] : [PATTERN]))
  if (loose(text)) steps.push(...(pattern ? [TEXT, PATTERN] : [TEXT]))
  return steps
}

const loose = (token: Token | undefined): boolean =>
  token !== undefined && token.is !== 'char' && token.is !== 'one'

const parts = (token: Token | undefined): boolean => token?.is === 'char' && /[:/]/.test(token.char)

/** What AWS makes, an id, a Region or an account, holds none of the characters that part an ARN. */
const parted = (made: Token | undefined, other: Token | undefined): boolean =>
  (made?.is === 'made' || made?.is === 'part') && parts(other)

/** Whether pattern and text can be walked to their ends together; every pair of positions is looked at once. */
function align(pattern: readonly Token[], text: readonly Token[], steps: Steps): boolean {
  const width = text.length + 1
  const seen = new Uint8Array((pattern.length + 1) * width)
  const queue: number[] = [0]
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (seen[at] === 1) continue
    seen[at] = 1
    const [i, j] = [Math.floor(at / width), at % width]
    if (i === pattern.length && j === text.length) return true
    for (const step of steps(pattern[i], text[j])) {
      if (i + step.pattern <= pattern.length && j + step.text <= text.length)
        queue.push((i + step.pattern) * width + j + step.text)
    }
  }
  return false
}
