/**
 * What the text of a scenario expects: `# expect: RULE` on the line where a finding must point, `# expect possible: RULE`,
 * `# expect cannot-tell: RULE`; several marks may stand on a line. A scenario without any expects that nothing is found.
 */

import type { Range } from '../model/range-in-source'
import type { Report } from '../model/report'

/** `cannot-tell` is met by every verdict that is neither pass nor fail; `possible` by that one only. */
type Outcome = 'finding' | 'possible' | 'cannot-tell'

export interface Expectation {
  readonly outcome: Outcome
  readonly rule: string
  readonly file: string
  readonly line: number
}

const EXPECTATION = /^\s*expect(?: (possible|cannot-tell))?: ([a-z0-9-]+(?:, [a-z0-9-]+)*)$/

/** `file`: as ranges name it. */
export function expectationsIn(text: string, file: string): readonly Expectation[] {
  return text.split('\n').flatMap((line, index) =>
    // Several kinds of expectation on one line each have their own mark.
    line
      .split('#')
      .slice(1)
      .flatMap((comment) => {
        const [, outcome, rules] = EXPECTATION.exec(comment.trimEnd()) ?? []
        return (rules?.split(', ') ?? []).map((rule) => ({
          outcome: outcomeOf(outcome),
          rule,
          file,
          line: index + 1,
        }))
      }),
  )
}

const outcomeOf = (word: string | undefined): Outcome =>
  word === 'possible' || word === 'cannot-tell' ? word : 'finding'

/** What a report says, in the shape of expectations. */
export function outcomesOf(report: Report): readonly Expectation[] {
  const at = (rule: string, outcome: Outcome, range: Range | null): Expectation => ({
    outcome,
    rule,
    file: range?.file ?? '',
    line: range?.start.line ?? 0,
  })
  return [
    ...report.findings.map(({ rule, certainty, range }) =>
      at(rule, certainty === 'certain' ? 'finding' : 'possible', range),
    ),
    ...report.undecided.map(({ rule, verdict, range }) =>
      at(rule, verdict === 'possible' ? 'possible' : 'cannot-tell', range),
    ),
  ]
}

/** Differences between what is expected and what was said, one a line; empty when they agree. */
export function compareOutcomes(
  expected: readonly Expectation[],
  said: readonly Expectation[],
): readonly string[] {
  const key = ({ rule, file, line }: Expectation) => `${rule} at ${file}:${line}`
  const meets = (want: Expectation, have: Expectation) =>
    key(want) === key(have) &&
    (want.outcome === have.outcome || (want.outcome === 'cannot-tell' && have.outcome === 'possible'))
  return [
    ...expected
      .filter((want) => !said.some((have) => meets(want, have)))
      .map((want) => `missing: ${want.outcome} of ${key(want)}`),
    ...said
      .filter((have) => !expected.some((want) => meets(want, have)))
      .map((have) => `unexpected: ${have.outcome} of ${key(have)}`),
  ].sort()
}
