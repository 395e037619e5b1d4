/** `regex`, `regexall`, `replace`. */
import type { Plain } from '../plain'
import { type Fault, type FunctionTable, fault, pure2, pure3, TOO_LARGE } from './define'
import { type Pattern, readPattern } from './pattern'
import { type Match, matchFrom } from './pattern-match'

const MAX_STEPS = 300_000
const MAX_MATCHES = 2_000

const noPattern = fault('the pattern is not valid.')

/** Without groups the matched text, with groups a list, with named groups a map. */
function resultOf(pattern: Pattern, match: Match, text: string): Plain {
  if (pattern.names.length === 0) return text.slice(match.start, match.end)
  const groups = match.groups.map((group): Plain => group ?? null)
  if (pattern.names[0] === '') return groups
  return new Map(pattern.names.map((name, index): [string, Plain] => [name, groups[index] ?? null]))
}

/** An empty match right behind another match does not count, as in Go. */
function allMatches(pattern: Pattern, text: string): readonly Match[] | Fault {
  const budget = { steps: MAX_STEPS }
  const found: Match[] = []
  for (let at = 0; at <= text.length; ) {
    const match = matchFrom(pattern, text, at, budget)
    if (budget.steps < 0 || found.length > MAX_MATCHES) return TOO_LARGE
    if (match === undefined) break
    const isBesideLast = match.start === match.end && match.start === found.at(-1)?.end
    if (!isBesideLast) found.push(match)
    at = match.end > match.start ? match.end : match.end + 1
  }
  return found
}

function regex(source: string, text: string): Plain | Fault {
  const pattern = readPattern(source)
  if (pattern === undefined) return noPattern
  const budget = { steps: MAX_STEPS }
  const match = matchFrom(pattern, text, 0, budget)
  if (budget.steps < 0) return TOO_LARGE
  return match === undefined ? fault('the pattern does not match.') : resultOf(pattern, match, text)
}

function regexall(source: string, text: string): Plain | Fault {
  const pattern = readPattern(source)
  if (pattern === undefined) return noPattern
  const matches = allMatches(pattern, text)
  return 'fault' in matches ? matches : matches.map((match) => resultOf(pattern, match, text))
}

/** A pattern between slashes is an expression, whose groups the replacement names as `$1`, `${1}` or `${name}`. */
function replace(text: string, what: string, by: string): Plain | Fault {
  const isPattern = what.length > 1 && what.startsWith('/') && what.endsWith('/')
  if (!isPattern)
    return text.length * (by.length + 1) > 1_000_000 ? TOO_LARGE : text.replaceAll(what, () => by)
  const pattern = readPattern(what.slice(1, -1))
  if (pattern === undefined) return noPattern
  const matches = allMatches(pattern, text)
  if ('fault' in matches) return matches
  let replaced = ''
  let end = 0
  for (const match of matches) {
    replaced += text.slice(end, match.start) + expand(by, pattern, match, text)
    end = match.end
  }
  return replaced + text.slice(end)
}

function expand(by: string, pattern: Pattern, match: Match, text: string): string {
  return by.replace(
    /\$(?:\$|\{(\w+)\}|(\w+))/g,
    (all: string, braced: string | undefined, bare: string | undefined) => {
      const name = braced ?? bare
      if (name === undefined) return all === '$$' ? '$' : all
      if (name === '0') return text.slice(match.start, match.end)
      const index = /^\d+$/.test(name) ? Number(name) - 1 : pattern.names.indexOf(name)
      return match.groups[index] ?? ''
    },
  )
}

export const patterns: FunctionTable = {
  regex: pure2(['text', 'text'], regex),
  regexall: pure2(['text', 'text'], regexall),
  replace: pure3(['text', 'text', 'text'], replace),
}
