/** The words of an allow, wherever they stand: in a comment, in the metadata of a template, in the configuration. */

export interface AllowWords {
  readonly rules: readonly string[]
  readonly because: string
  readonly until: string | null
}

export interface Unclear {
  readonly unclear: string
}

const FORM = 'allow RULE[, RULE] [until YYYY-MM-DD] because REASON'

const MARK = 'vpclint:'

/** Undefined when the comment is not meant for vpclint. `text` is without its `#`, `//` or its marks. */
export function readComment(text: string): AllowWords | Unclear | undefined {
  const said = text.trim()
  if (!said.startsWith(MARK)) return undefined
  const [verb = '', ...rest] = said.slice(MARK.length).trim().split(/\s+/)
  return verb === 'allow'
    ? readWords(rest.join(' '))
    : { unclear: `vpclint does not know "${verb}". A comment of its own is: ${FORM}.` }
}

/** `RULE, RULE until YYYY-MM-DD because REASON` */
export function readWords(text: string): AllowWords | Unclear {
  const [, before = '', because = ''] = /^(.*?)(?:(?:^|\s)because(?:\s+(.*))?)?$/s.exec(text.trim()) ?? []
  const [names = '', until] = before.split(/(?:^|\s)until(?:\s+|$)/)
  const rules = names.split(/[\s,]+/).filter((name) => name !== '')
  return checked({ rules, because: because.trim(), until: until?.trim() ?? null })
}

/** Rules, a reason and a day that is in the calendar. */
export function checked(words: AllowWords): AllowWords | Unclear {
  const { rules, because, until } = words
  if (rules.length === 0) return { unclear: `This allows no rule: ${FORM}.` }
  const odd = rules.find((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
  if (odd !== undefined) return { unclear: `"${odd}" is not the name of a rule: ${FORM}.` }
  if (because === '') return { unclear: `This gives no reason: ${FORM}.` }
  if (until !== null && !isDay(until))
    return { unclear: `"${until}" is not a day written as YYYY-MM-DD: ${FORM}.` }
  return words
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
