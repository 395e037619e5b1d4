/** The answer of `vpclint dig` for people: the chain as `dig` shows it, and below each link who says so and where. */
import type { Range } from '../model/report'
import { palette } from '../reporters/palette'
import { plain } from '../reporters/plain'
import type { DigAnswer, DigLink, DigStep } from './dig-answer'

const SEEN: Readonly<Record<string, string>> = {
  'name-does-not-resolve': 'The caller sees: the name does not resolve.',
  'certificate-mismatch': 'The caller sees: the certificate does not match the name.',
  forbidden: 'The caller sees: 403 Forbidden.',
  unknown: 'What the caller sees cannot be told from these files.',
}

export function digText(answers: readonly DigAnswer[], colors: boolean): string {
  const shown = (text: string) => plain(text, true)
  const paint = palette(colors)
  const lines = answers.flatMap((answer) => [
    paint.strong(
      shown(`${answer.name} asked from ${answer.from}${answer.when === null ? '' : `, when ${answer.when}`}`),
    ),
    '',
    ...answer.chain.flatMap((link) => linkLines(link).map(shown)),
    '',
    `  ${painted(answer, paint)}${answer.answers.length === 0 ? '' : `  ${shown(answer.answers.join(', '))}`}`,
    ...thenLines(answer.afterwards).map(shown),
    ...(answer.symptom === null ? [] : [`  ${SEEN[answer.symptom] ?? ''}`]),
    ...reservations(answer.reservations).map(shown),
    '',
  ])
  return `${lines.join('\n')}\n`
}

const painted = ({ status }: DigAnswer, paint: ReturnType<typeof palette>): string =>
  status === 'NOERROR' ? paint.good(status) : status === 'UNKNOWN' ? paint.strong(status) : paint.bad(status)

function linkLines({ name, record, data, says, range }: DigLink): readonly string[] {
  const head = record === null ? [] : [`  ${name}.  ${record}  ${data ?? ''}`.trimEnd()]
  return [...head, `      ${says}${where(range)}`]
}

const MARKS = { open: 'passes', blocked: 'blocked', unknown: 'cannot tell' } as const

const thenLines = (steps: readonly DigStep[]): readonly string[] =>
  steps.map(({ verdict, says, range }) => `  ${MARKS[verdict].padEnd(11)}  ${says}${where(range)}`)

const where = (range: Range | null): string =>
  range === null ? '' : `  (${range.file}:${range.start.line}:${range.start.column})`

const MOST = 3

/** What was not read may hold a longer zone or another record. */
function reservations(ranges: readonly Range[]): readonly string[] {
  const places = [...new Set(ranges.map(({ file, start }) => `${file}:${start.line}`))]
  if (places.length === 0) return []
  const more = places.length > MOST ? ` and ${places.length - MOST} more` : ''
  return [
    `  There may be zones, rules or records that these files do not show: ${places.slice(0, MOST).join(', ')}${more}`,
  ]
}
