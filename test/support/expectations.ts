/** The expectations that a scenario's text carries: `# expect: RULE`, `# expect possible: RULE`, `# expect cannot-tell: RULE`. */
import type { Report } from '../../model/report'

/** `cannot-tell` is met by every verdict that is neither pass nor fail; `possible` by that one only. */
export type Outcome = 'finding' | 'possible' | 'cannot-tell'

export interface Expectation {
  readonly outcome: Outcome
  readonly rule: string
  readonly line: number
}

const EXPECTATION = /#\s*expect(?: (possible|cannot-tell))?: ([a-z0-9-]+(?:, [a-z0-9-]+)*)\s*$/

export function expectationsIn(text: string): readonly Expectation[] {
  return text.split('\n').flatMap((line, index) => {
    const [, outcome, rules] = EXPECTATION.exec(line.trimEnd()) ?? []
    if (rules === undefined) return []
    return rules
      .split(', ')
      .map((rule) => ({ outcome: (outcome ?? 'finding') as Outcome, rule, line: index + 1 }))
  })
}

/** What a report says, in the shape of expectations; lines of `file` only, others are line 0. */
export function outcomesOf(report: Report, file: string): readonly Expectation[] {
  const lineIn = (range: { readonly file: string; readonly start: { readonly line: number } } | null) =>
    range?.file.endsWith(file) ? range.start.line : 0
  return [
    ...report.findings.map(
      (finding): Expectation => ({
        outcome: finding.certainty === 'certain' ? 'finding' : 'possible',
        rule: finding.rule,
        line: lineIn(finding.range),
      }),
    ),
    ...report.undecided.map(
      (each): Expectation => ({
        outcome: each.verdict === 'possible' ? 'possible' : 'cannot-tell',
        rule: each.rule,
        line: lineIn(each.range),
      }),
    ),
  ]
}

/** Differences between what is expected and what was said, one a line; empty when they agree. */
export function compareOutcomes(expected: readonly Expectation[], said: readonly Expectation[]): string[] {
  const key = (each: Expectation) => `${each.rule} on line ${each.line}`
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
