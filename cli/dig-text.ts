/** The answer of `vpclint dig` for people: the chain as `dig` shows it, and below each link who says so and where. */
import type { Range } from '../model/range-in-source'
import { type Page, sentences } from '../reporters/text/page'
import { besideMark, linesOf, placed } from './answer-page'
import type { DigAnswer, DigLink, DigStep } from './dig-answer'

const SEEN: Readonly<Record<string, string>> = {
  'name-does-not-resolve': 'The caller sees: the name does not resolve.',
  'certificate-mismatch': 'The caller sees: the certificate does not match the name.',
  forbidden: 'The caller sees: 403 Forbidden.',
  unknown: 'What the caller sees cannot be told from these files.',
}

export const digText = (answers: readonly DigAnswer[], on: Page): string =>
  `${answers.flatMap((answer) => answerLines(answer, on)).join('\n')}\n`

function answerLines(answer: DigAnswer, on: Page): readonly string[] {
  const asked = `${answer.name} asked from ${answer.from}${answer.when === null ? '' : `, when ${answer.when}`}`
  const found = answer.answers.length === 0 ? '' : `  ${on.plain(answer.answers.join(', '))}`
  return [
    on.paint.strong(on.plain(asked)),
    '',
    ...answer.chain.flatMap((link) => linkLines(link, on)),
    '',
    `  ${painted(answer, on)}${found}`,
    ...answer.afterwards.flatMap((step) => stepLines(step, on)),
    ...(answer.symptom === null ? [] : [`  ${SEEN[answer.symptom] ?? ''}`]),
    ...reservations(answer.reservations, on),
    '',
  ]
}

const painted = ({ status }: DigAnswer, { paint }: Page): string =>
  status === 'NOERROR' ? paint.good(status) : status === 'UNKNOWN' ? paint.strong(status) : paint.bad(status)

function linkLines({ name, record, data, says, range }: DigLink, on: Page): readonly string[] {
  const head = record === null ? [] : [on.plain(`  ${name}.  ${record}  ${data ?? ''}`.trimEnd())]
  return [...head, ...placed(on, says, range, '      ')]
}

const MARKS = { open: 'passes', blocked: 'blocked', unknown: 'cannot tell' } as const
const WIDTH = Math.max(...Object.values(MARKS).map((mark) => mark.length))

const stepLines = ({ verdict, says, range }: DigStep, on: Page): readonly string[] =>
  placed(on, besideMark(says), range, `  ${' '.repeat(WIDTH)}  `, `  ${MARKS[verdict].padEnd(WIDTH)}  `)

const MOST = 3

/** What was not read may hold a longer zone or another record. */
const reservations = (ranges: readonly Range[], on: Page): readonly string[] =>
  ranges.length === 0
    ? []
    : sentences(
        on,
        `There may be zones, rules or records that these files do not show: ${linesOf(on, ranges, MOST)}`,
        '  ',
      )
