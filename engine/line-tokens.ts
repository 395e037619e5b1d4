/**
 * Where the texts and comments of one line lie, told without reading the file around it: an excerpt is a few lines of a source that
 * may be broken. In doubt there is more than there is: what is found is hidden, and hiding too much tells nothing.
 */

/** A part of a line, `to` exclusive. */
export interface Columns {
  readonly from: number
  readonly to: number
}

/** `braces`: HCL and JSON, where people write the comments of HCL. */
export type Language = 'yaml' | 'braces'

export const languageOf = (file: string): Language =>
  /\.(tf|tofu|tfvars|hcl|json)$/i.test(file) ? 'braces' : 'yaml'

export interface LineTokens {
  /** With their quotes. */
  readonly texts: readonly Columns[]
  readonly comments: readonly Columns[]
  /** The line is one of a text of several lines. */
  readonly goesOn: boolean
  /** The line ends inside a comment that the next one goes on with. */
  readonly isOpen: boolean
}

/** `isOpen`: as the line before left it. */
export const tokensOn = (line: string, language: Language, isOpen: boolean): LineTokens =>
  language === 'yaml' ? inYaml(line) : inBraces(line, isOpen)

/** A quoted scalar where one may begin, or a comment behind white space. */
const SCALAR_OR_COMMENT =
  /(?<=^\s*|[[{,]\s*|(?::|(?:^|\s)[-?])\s+|["']:|!\S*\s+)(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(?<=^|\s)#.*/g

/** Anything in quotes, whether a scalar may begin there or not; the end of the line closes what is open. */
const QUOTED = /"(?:[^"\\]|\\.)*(?:"|\\?$)|'(?:[^'\\]|\\.|'')*(?:'|\\?$)/g

/** A key, an item, a collection, a tag: a line that begins in another way goes on with the text of the line before. */
const BEGINS = /^\s*(?:$|(?:[-?] +)*(?:[\w.:/-]+|"[^"]*"|'[^']*')\s*:(?:\s|$)|[-?](?:\s|$)|[[\]{}&*!"']|---)/

/** Most lines have neither quotes nor comments. */
const MARKS = /["'#]/

function inYaml(line: string): LineTokens {
  if (!MARKS.test(line)) return { texts: [], comments: [], goesOn: !BEGINS.test(line), isOpen: false }
  const comment = [...line.matchAll(SCALAR_OR_COMMENT)].find(([text]) => text.startsWith('#'))
  const end = comment?.index ?? line.length
  const code = line.slice(0, end)
  return {
    texts: [...code.matchAll(QUOTED)].map(columnsOf),
    comments: end === line.length ? [] : [{ from: end, to: line.length }],
    goesOn: !BEGINS.test(code),
    isOpen: false,
  }
}

const columnsOf = ({ 0: text, index }: RegExpExecArray): Columns => ({
  from: index,
  to: index + text.trimEnd().length,
})

function inBraces(line: string, wasOpen: boolean): LineTokens {
  const texts: Columns[] = []
  const comments: Columns[] = []
  let isOpen = wasOpen
  for (let at = 0; at < line.length; ) {
    const next = isOpen ? 0 : line.slice(at).search(/["#]|\/[/*]/)
    if (next === -1) break
    const from = at + next
    if (!isOpen && line[from] === '"') {
      at = textEnd(line, from)
      texts.push({ from, to: at })
      continue
    }
    const isBlock = isOpen || line.startsWith('/*', from)
    const end = isBlock ? line.indexOf('*/', isOpen ? from : from + 2) : -1
    isOpen = isBlock && end === -1
    at = end === -1 ? line.length : end + 2
    comments.push({ from, to: at })
  }
  return { texts, comments, goesOn: false, isOpen }
}

/** Behind the closing quote; templates hold texts of their own. What is not closed goes to the end of the line. */
function textEnd(line: string, start: number): number {
  const inside: ('text' | 'code')[] = []
  for (let at = start; at < line.length; at += 1) {
    const isText = inside.at(-1) === 'text'
    const letter = line[at]
    if (letter === '"') {
      if (isText) inside.pop()
      else inside.push('text')
      if (inside.length === 0) return at + 1
    } else if (isText) {
      if (letter === '\\') at += 1
      else if (opensTemplate(line, at)) {
        inside.push('code')
        at += 1
      }
    } else if (letter === '{') inside.push('code')
    else if (letter === '}') inside.pop()
  }
  return line.length
}

/** `${` and `%{`; a doubled sign is one of text. */
const opensTemplate = (line: string, at: number): boolean =>
  /^[$%]\{/.test(line.slice(at, at + 2)) && line[at - 1] !== line[at]
