/** Globs against texts with holes: `*` any text, `?` one character. Searches and two dynamic programs, never a regular expression. */
import { type Truth, truthOf } from '../../model/truth'
import { HOLE, isLiteral, type Pieces } from './text'

/** Above this many steps nobody can tell; a glob is short, so only huge texts get here. */
const STEPS = 4_000_000

type Token = string | typeof HOLE
/** What a character of the glob stands for. */
type Pattern = string | typeof STAR | typeof ONE
const STAR = Symbol('*')
const ONE = Symbol('?')

/** True: every text that fits the pieces fits the glob. False: none does. */
export function globTruth(pieces: Pieces, glob: string): Truth {
  const [only, ...others] = pieces
  if (typeof only === 'string' && others.length === 0 && !glob.includes('?'))
    return truthOf(foundInOrder(only, glob.split('*')))
  const tokens = tokensOf(pieces)
  const pattern = patternOf(glob)
  if (tokens.length * pattern.length > STEPS) return 'unknown'
  if (isLiteral(pieces)) return truthOf(fits(tokens, pattern, 'always'))
  if (fits(tokens, pattern, 'always')) return 'true'
  return fits(tokens, pattern, 'ever') ? 'unknown' : 'false'
}

/** What stands between the stars: the first at the start, the last at the end, each of the others somewhere behind the one before. */
function foundInOrder(text: string, [first = '', ...others]: readonly string[]): boolean {
  const last = others.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const piece of others) {
    const found = text.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return at + last.length <= text.length && text.endsWith(last)
}

/** Whether two texts with holes can be the same text. */
export function canBeEqual(left: Pieces, right: Pieces): boolean {
  const pattern = tokensOf(right).map((token): Pattern => (token === HOLE ? STAR : token))
  const tokens = tokensOf(left)
  return tokens.length * pattern.length > STEPS || fits(tokens, pattern, 'ever')
}

const tokensOf = (pieces: Pieces): Token[] =>
  pieces.flatMap((piece): Token[] => (piece === HOLE ? [HOLE] : [...piece]))

const patternOf = (glob: string): Pattern[] =>
  [...glob].map((character) => (character === '*' ? STAR : character === '?' ? ONE : character))

/**
 * Row by row over the glob: `reached[i]` says whether the glob so far fits the first i tokens. A hole is any text: `ever` lets it
 * be whatever the glob wants, `always` lets only `*` take it.
 */
function fits(tokens: readonly Token[], pattern: readonly Pattern[], mode: 'ever' | 'always'): boolean {
  let reached = closeOverHoles([true, ...tokens.map(() => false)], tokens, mode)
  for (const symbol of pattern) {
    const next: boolean[] = [symbol === STAR && reached[0] === true]
    for (let at = 1; at <= tokens.length; at++)
      next[at] = step(reached, next, at, tokens[at - 1], symbol, mode)
    reached = closeOverHoles(next, tokens, mode)
  }
  return reached[tokens.length] === true
}

function step(
  before: readonly boolean[],
  now: readonly boolean[],
  at: number,
  token: Token | undefined,
  symbol: Pattern,
  mode: 'ever' | 'always',
): boolean {
  if (symbol === STAR) return before[at] === true || now[at - 1] === true
  if (token === HOLE) return mode === 'ever' && (before[at] === true || before[at - 1] === true)
  return before[at - 1] === true && (symbol === ONE || symbol === token)
}

/** A hole may be empty: reaching the token before it is reaching it. */
function closeOverHoles(reached: boolean[], tokens: readonly Token[], mode: 'ever' | 'always'): boolean[] {
  if (mode === 'always') return reached
  for (let at = 1; at <= tokens.length; at++)
    if (tokens[at - 1] === HOLE && reached[at - 1]) reached[at] = true
  return reached
}
