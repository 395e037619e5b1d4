/**
 * What was typed wrongly in a broken text. The parser goes on after an error, and most of what it says then follows from the
 * first; and it says where reading failed, which may be far behind the slip (a quote that is never closed fails at the end
 * of the text). So one thing is told of a text, in words about what stands there, at the line where it stands.
 */
import { isCollection, type ParsedNode, visit, type YAMLError } from 'yaml'
import { endOfLine } from './extent'

export interface Slip {
  readonly message: string
  readonly at: number
}

interface Text {
  readonly text: string
  readonly contents: ParsedNode | null
}

/** The first slip of a document, from what the parser found wrong with it; the rest is counted. */
export function slipOf(text: string, contents: ParsedNode | null, errors: readonly YAMLError[]): Slip {
  const [first, ...others] = [...errors].sort((one, other) => one.pos[0] - other.pos[0]) as [YAMLError]
  const at = Math.min(first.pos[0], text.length)
  const slip = conflictAt(text) ?? told({ text, contents }, first.code, at, [first, ...others])
  return slip ?? { message: sentence(first.message), at }
}

/** The first line of a parser's message, as a sentence. */
export function sentence(message: string): string {
  const line = (message.split('\n')[0] ?? '').trim().replace(/[:.]$/, '')
  return `Not valid YAML: ${line}.`
}

function told(
  text: Text,
  code: YAMLError['code'],
  at: number,
  errors: readonly YAMLError[],
): Slip | undefined {
  switch (code) {
    case 'TAB_AS_INDENT':
      return { message: 'Not valid YAML: a tab indents this line; YAML is indented with spaces only.', at }
    case 'BAD_INDENT':
      return unclosedBracket(text, at) ?? indented(text, at)
    case 'MISSING_CHAR':
      return unclosedBracket(text, at) ?? unclosedQuote(text, at)
    case 'UNEXPECTED_TOKEN':
      return { message: BEHIND, at }
    case 'BAD_SCALAR_START':
      return { message: `Not valid YAML: a text that begins with ${text.text[at]} needs quotes.`, at }
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return keyOfLines(text, at, errors)
    default:
      return undefined
  }
}

/** Of an unresolved merge conflict nothing else is worth a word. */
function conflictAt(text: string): Slip | undefined {
  const found = /^<{7}(?= |$)/m.exec(text)
  if (!found || !/^>{7}(?= |$)/m.test(text)) return undefined
  return { message: 'Not valid YAML: a merge conflict is not resolved here.', at: found.index }
}

function indented({ text }: Text, at: number): Slip {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const message = 'Not valid YAML: this line is indented like none of the lines that it could belong to.'
  return { message, at: start + indentation(text, start) }
}

/** The innermost list or mapping in brackets that ends where reading failed. */
function unclosedBracket({ text, contents }: Text, at: number): Slip | undefined {
  let open: number | undefined
  visit(contents, (_, node) => {
    if (!isCollection(node) || !node.flow || !node.range) return
    const [start, end] = node.range
    if (start < at && end >= at && !CLOSED.test(text.slice(start, end).trimEnd())) open = start
  })
  if (open === undefined) return undefined
  return { message: `Not valid YAML: this ${text[open]} is never closed.`, at: open }
}

const BEHIND =
  'Not valid YAML: the value before this has ended already; put the whole value in quotes, or this on a line of its own.'

const CLOSED = /[\]}]$/

function unclosedQuote({ text, contents }: Text, at: number): Slip | undefined {
  let start: number | undefined
  visit(contents, {
    Scalar: (_, { type, range }) => {
      if (type?.startsWith('QUOTE') && range && range[0] < at && text.slice(range[1], at).trim() === '')
        start = range[0]
    },
  })
  if (start === undefined) return undefined
  return { message: `Not valid YAML: the quote ${text[start]} that opens here is never closed.`, at: start }
}

/**
 * A key that goes over lines is none that anybody meant. Either its line has no key of its own, or the line behind it is
 * indented so that it continues the value: then the line that is indented unlike the one before both is the wrong one.
 */
function keyOfLines(text: Text, at: number, errors: readonly YAMLError[]): Slip {
  const colon = Math.max(
    at,
    ...errors
      .filter(({ code, pos }) => code === 'MULTILINE_IMPLICIT_KEY' && pos[0] === at)
      .map(({ pos }) => pos[1]),
  )
  const end = endOfLine(text.text, at)
  if (colon <= end)
    return { message: 'Not valid YAML: a text that holds a colon and a space needs quotes.', at }
  if (isFirstOfLine(text.text, at))
    return {
      message: 'Not valid YAML: this line has no colon with a space behind it, so it is no key with a value.',
      at,
    }
  return continued(text.text, at)
}

function continued(text: string, at: number): Slip {
  const own = text.lastIndexOf('\n', at) + 1
  const next = nextLine(text, at)
  const before = indentationBefore(text, own)
  const wrong = before === indentation(text, next) ? own : next
  const message =
    wrong === own
      ? 'Not valid YAML: this line is indented less than the one below it, which therefore continues its value.'
      : 'Not valid YAML: this line is indented more than the one above it, and therefore continues its value.'
  return { message, at: wrong + indentation(text, wrong) }
}

const isFirstOfLine = (text: string, at: number): boolean =>
  /^[ \t]*(?:- +)*$/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))

const indentation = (text: string, line: number): number =>
  /^[ \t]*/.exec(text.slice(line, endOfLine(text, line)))?.[0].length ?? 0

/** Where the next line begins that holds something. */
function nextLine(text: string, at: number): number {
  const found = /\n(?=[ \t]*[^\s#])/.exec(text.slice(at))
  return found ? at + found.index + 1 : at
}

/** Of the nearest line before `line` that holds something; undefined when there is none. */
function indentationBefore(text: string, line: number): number | undefined {
  const before = text
    .slice(0, line)
    .split('\n')
    .findLast((one) => /^[ \t]*[^\s#]/.test(one))
  return before === undefined ? undefined : indentation(before, 0)
}
