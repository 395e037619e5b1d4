/**
 * Hides what a line of source holds besides the point: string literals, scalars of YAML, comments, and what stands in a URL to prove
 * who calls. Every mask has the length of what it hides, so that columns stay true.
 *
 *     PASSWORD: hunter2, URL: https://me:hunter2@example.com        PASSWORD: *******, URL: https://**********@example.com
 */
import { readComment } from './allow/wording'
import { isHarmless } from './harmless'
import type { Columns, LineTokens } from './line-tokens'

/** A key of YAML and the plain scalar behind it, tagged or not. In a flow collection it ends at a comma or bracket. */
const BLOCK = /^(\s*(?:- +)*[\w.:/-]+:\s+(?:!\S+\s+)?|\s*(?:- +)+(?:!\S+\s+)?)([^\s"'&*[{#|>!].*)/g
const FLOW = /((?:[{,[]\s*)(?:[\w.:/-]+:\s+)?(?:!\S+\s+)?)([^\s"'&*[\]{}#|>!,][^,{}[\]]*)/g

/**
 * `isWhole`: the point is a structure, and shows where and not what: nothing in it is evidence by itself. `before`: the lines of the excerpt
 * before this one.
 */
export function maskLine(
  line: string,
  pointed: Columns,
  isWhole: boolean,
  tokens: LineTokens,
  before = '',
): string {
  const shows = (at: number, length: number): boolean =>
    !isWhole && at < pointed.to && at + length > pointed.from
  if (isWhole && tokens.goesOn) return line.replace(/\S.*/, stars)
  const code = tokens.comments.reduce((text, part) => replaced(text, part, blank), line)
  const quoted = tokens.texts.reduce(
    (text, part) =>
      shows(part.from, part.to - part.from)
        ? text
        : replaced(text, part, (own) => maskText(own, line, part, before)),
    code,
  )
  const shown = withoutCredentials(isHcl(code) ? quoted : maskScalars(quoted, shows, before))
  return tokens.comments.reduce((text, part) => replaced(text, part, () => maskComment(line, part)), shown)
}

const blank = ({ length }: string): string => ' '.repeat(length)

const replaced = (line: string, { from, to }: Columns, by: (text: string) => string): string =>
  line.slice(0, from) + by(line.slice(from, to)) + line.slice(to)

function maskText(text: string, line: string, { from, to }: Columns, before: string): string {
  if (isKey(line, from, to) || isHarmless(text.slice(1, -1), before + line.slice(0, from))) return text
  const [, open = '', close = ''] = /^(["']?).*?(\1)$/s.exec(text) ?? []
  return text.length < 2 ? stars(text) : open + '*'.repeat(text.length - open.length - close.length) + close
}

/** What is said to vpclint is shown; the rest may be anything that somebody noted. */
function maskComment(line: string, { from, to }: Columns): string {
  const [, mark = '', text = ''] = /^((?:#+|\/\/+|\/\*)?\s*)(.*)$/s.exec(line.slice(from, to)) ?? []
  return readComment(text) === undefined ? mark + stars(text) : mark + text
}

function maskScalars(line: string, shows: (at: number, length: number) => boolean, before: string): string {
  const mask = (whole: string, key: string, scalar: string, at: number): string => {
    const text = scalar.trimEnd()
    const isShown = isInner(scalar) || shows(at + key.length, text.length)
    if (isShown || isHarmless(text, before + line.slice(0, at + key.length))) return whole
    return key + '*'.repeat(text.length) + scalar.slice(text.length)
  }
  const block = line.replace(BLOCK, mask)
  return /[{[]/.test(line) ? block.replace(FLOW, mask) : block
}

/** A key whose value is a collection, or one whose scalar the pattern for blocks has done. */
const isInner = (scalar: string): boolean => /^[\w.:/-]+:\s*$/.test(scalar) || /^\*+$/.test(scalar.trim())

const isHcl = (line: string): boolean => line.includes(' = ')

/** `"Type":` in JSON is a word of the dialect, not a literal. */
const isKey = (line: string, from: number, to: number): boolean =>
  /^\s*:/.test(line.slice(to)) && /(?:^|[{,-])\s*$/.test(line.slice(0, from))

const stars = (text: string): string => '*'.repeat(text.length)

/** In URLs: who calls, with which password, and all that is asked. They may be evidence for where, never with what. */
export const withoutCredentials = (text: string): string =>
  text.includes('://')
    ? text
        .replace(
          /(:\/\/)([^\s/@"'?#]{1,500})(?=@)/g,
          (_, start: string, login: string) => start + stars(login),
        )
        .replace(
          /(:\/\/[^\s"'?]{1,500}\?)([^\s"'#]+)/g,
          (_, url: string, query: string) => url + stars(query),
        )
    : text

/** The pointed text is a structure: a block, an object, a mapping. Functions in JSON, with nothing else inside, are values like any other. */
export const isStructure = (text: string): boolean =>
  /(?:^|[^$%])\{(?!\s*"(?:Ref|Condition|Fn::\w+)"\s*:)/.test(text) ||
  /^(?:- +)?["']?[\w.-]+["']?:\s/.test(text)

/** The next lines are a text: a script, a policy, with words that no line tells from code. */
export const opensLongText = (line: string): boolean =>
  /<<[-~]?\w+\s*$/.test(line) || /(?::|-)\s+(?:!\S+\s+)?[|>][-+0-9]*\s*(?:\s#.*)?$/.test(line)

/** A text of several lines, in a heredoc or a block scalar: a script, a policy. Only where it begins is shown. */
export const isLongText = (text: string): boolean => /^(?:!\S+\s+)?(?:<<[-~]?\w|[|>])/.test(text)
