/**
 * Hides what a line of source holds besides the point: string literals, scalars of YAML, and what stands in a URL to prove who calls.
 * Every mask has the length of what it hides, so that columns stay true.
 *
 *     PASSWORD: hunter2, URL: https://me:hunter2@example.com        PASSWORD: *******, URL: https://**********@example.com
 */

/** The part of the line that is pointed at, `to` exclusive. */
export interface Columns {
  readonly from: number
  readonly to: number
}

const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.|'')*'/g

/** A key of YAML and the plain scalar behind it, tagged or not. In a flow collection it ends at a comma or bracket. */
const BLOCK = /^(\s*(?:- +)*[\w.:/-]+:\s+(?:!\S+\s+)?|\s*(?:- +)+(?:!\S+\s+)?)([^\s"'&*[{#|>!][^#]*)/g
const FLOW = /((?:[{,[]\s*)(?:[\w.:/-]+:\s+)?(?:!\S+\s+)?)([^\s"'&*[\]{}#|>!,][^#,{}[\]]*)/g

/** Words that hide nothing: switches, small numbers, types of resources. */
const HARMLESS = /^(?:true|false|yes|no|on|off|null|~|-?\d{1,5}|\w+::[\w:]+)\s*$/i

/** Names inside of the template, not texts. */
const NAMING = /!(?:Ref|GetAtt|Condition|ImportValue)\s+$/
const NAMING_IN_JSON = /"(?:Ref|Fn::GetAtt|Fn::ImportValue)"\s*:\s*(?:\[\s*(?:"[\w.]*"\s*,\s*)?)?$/

/** `isWhole`: the point is a structure, and shows where and not what: nothing in it is evidence by itself. */
export function maskLine(line: string, pointed: Columns, isWhole: boolean): string {
  const shows = (at: number, length: number): boolean =>
    !isWhole && at < pointed.to && at + length > pointed.from
  const quoted = line.replace(QUOTED, (literal, at: number) =>
    shows(at, literal.length) ||
    isKey(line, at + literal.length) ||
    (/^"[\w.:]*"$/.test(literal) && NAMING_IN_JSON.test(line.slice(Math.max(0, at - 200), at)))
      ? literal
      : `${literal[0]}${'*'.repeat(literal.length - 2)}${literal.at(-1)}`,
  )
  return withoutCredentials(isHcl(line) ? quoted : maskScalars(quoted, shows))
}

function maskScalars(line: string, shows: (at: number, length: number) => boolean): string {
  const mask = (whole: string, key: string, scalar: string, at: number): string => {
    const text = scalar.trimEnd()
    if (HARMLESS.test(scalar) || NAMING.test(key) || isInner(scalar) || shows(at + key.length, text.length))
      return whole
    return key + '*'.repeat(text.length) + scalar.slice(text.length)
  }
  const block = line.replace(BLOCK, mask)
  return /[{[]/.test(line) ? block.replace(FLOW, mask) : block
}

/** A key whose value is a collection, or one whose scalar the pattern for blocks has done. */
const isInner = (scalar: string): boolean => /^[\w.:/-]+:\s*$/.test(scalar) || /^\*+$/.test(scalar.trim())

const isHcl = (line: string): boolean => line.includes(' = ')

/** `"Type":` in JSON is a word of the dialect, not a literal. */
const isKey = (line: string, after: number): boolean => /^\s*:/.test(line.slice(after))

const stars = (text: string): string => '*'.repeat(text.length)

/** In URLs: who calls, with which password, and all that is asked. They may be evidence for where, never with what. */
export const withoutCredentials = (text: string): string =>
  text
    .replace(/(:\/\/)([^\s/@"'?#]{1,500})(?=@)/g, (_, start: string, login: string) => start + stars(login))
    .replace(/(:\/\/[^\s"'?]{1,500}\?)([^\s"'#]+)/g, (_, url: string, query: string) => url + stars(query))

/** The pointed text is a structure: a block, an object, a mapping. */
export const isStructure = (text: string): boolean =>
  /(?:^|[^$%])\{/.test(text) || /^(?:- +)?["']?[\w.-]+["']?:\s/.test(text)

/** A text of several lines, in a heredoc or a block scalar: a script, a policy. Only where it begins is shown. */
export const isLongText = (text: string): boolean => /^(?:!\S+\s+)?(?:<<[-~]?\w|[|>])/.test(text)
