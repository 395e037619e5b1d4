/**
 * The last lines. "0 findings" never means "I was blind": they say what was judged, what could not be told for want of
 * which fact, what is hidden and the flag that shows it. The counts come last.
 */
import type { ProblemReport, Report, UndecidedReport } from '../../model/report'
import { suppliesOf } from '../supplies'
import { columnOf, shownFile } from '../where'
import {
  alike,
  checks,
  firstOf,
  hiddenHint,
  missingFact,
  problemLabel,
  totalsLine,
  whatWasFound,
  whatWasRead,
  words,
} from '../wording'
import { type Page, sentences } from './page'

/** Missing facts that are named; the rest is a number. */
const FACTS_AT_MOST = 5

/** Notes of one kind (modules that were not downloaded, in twelve folders) are one entry and a count. */
export function problemLines(on: Page, problems: readonly ProblemReport[]): readonly string[] {
  const codes = new Map<string, number>()
  for (const { severity, code } of problems) {
    if (severity === 'note') codes.set(code, (codes.get(code) ?? 0) + 1)
  }
  const first = problems.filter(
    ({ severity, code }, index) =>
      severity !== 'note' ||
      problems.findIndex((each) => each.severity === 'note' && each.code === code) === index,
  )
  return first.flatMap((problem) => {
    const more = problem.severity === 'note' ? (codes.get(problem.code) ?? 1) - 1 : 0
    return problemEntry(on, problem, more)
  })
}

function problemEntry(on: Page, problem: ProblemReport, more: number): readonly string[] {
  const where =
    problem.range === null ? shownFile(problem.file, on.settings) : columnOf(problem.range, on.settings)
  const remedy = problem.remedy === null ? [] : sentences(on, problem.remedy, '    ')
  const head = `${on.paint.strong(where)}  ${problemLabel(problem)}  ${on.plain(problem.code)}${alike(more)}`
  return [head, ...sentences(on, problem.message, '    '), ...remedy, '']
}

export function endingLines(on: Page, report: Report): readonly string[] {
  const hint = hiddenHint(report, on.settings.show)
  return [
    ...judged(on, report),
    ...cannotTell(on, report.undecided),
    ...(hint === '' ? [] : sentences(on, hint, '')),
    totals(on, report),
  ]
}

function judged(on: Page, report: Report): readonly string[] {
  if (report.read.length === 0)
    return report.problems.length === 0 ? sentences(on, words.noneFound, '') : [words.noSource]
  const nothing = report.read.every(
    (each) => Object.keys(each.kinds).length + Object.keys(each.read).length === 0,
  )
  const found = nothing
    ? `${whatWasRead(report.read)}. ${words.nothing}`
    : `${whatWasRead(report.read)}: ${whatWasFound(report.read)}.`
  const incomplete = report.read.flatMap((each) => each.incomplete)
  return [
    ...sentences(on, nothing ? found : `${found} ${checks(report.counts)}`, ''),
    ...(incomplete.length === 0
      ? []
      : sentences(on, `${words.incomplete} ${firstOf([...new Set(incomplete)])}.`, '')),
  ]
}

/** By the missing fact, not by rule: one line of an `outside:` file settles many checks. */
function cannotTell(on: Page, undecided: readonly UndecidedReport[]): readonly string[] {
  const facts = new Map<string, { checks: number; supplies: readonly string[] }>()
  for (const { missing } of undecided) {
    for (const fact of new Set(missing.map((each) => each.fact))) {
      const known = facts.get(fact) ?? { checks: 0, supplies: [] }
      const own = missing.flatMap((each) => (each.fact === fact && each.supply !== null ? [each.supply] : []))
      facts.set(fact, { checks: known.checks + 1, supplies: [...known.supplies, ...own] })
    }
  }
  const ranked = [...facts].sort(([a, x], [b, y]) => y.checks - x.checks || (a < b ? -1 : 1))
  const shown = on.settings.show.includes('cannot-tell') ? ranked : ranked.slice(0, FACTS_AT_MOST)
  return [
    ...shown.flatMap(([text, fact]) => [
      ...sentences(on, missingFact(text, fact.checks), '  ', `${words.cannotTell} `),
      ...suppliesOf(fact.supplies).others.flatMap((supply) =>
        sentences(on, `${words.supply} ${supply}`, '    '),
      ),
    ]),
    ...outsideLines(
      on,
      shown.flatMap(([, { supplies }]) => supplies),
    ),
  ]
}

/** To be pasted: never wrapped. */
function outsideLines(on: Page, supplies: readonly string[]): readonly string[] {
  const { outside } = suppliesOf(supplies)
  if (outside.length === 0) return []
  return [words.settle, '    outside:', ...outside.map((entry) => `      ${on.plain(entry)}`)]
}

function totals(on: Page, report: Report): string {
  const line = totalsLine(report.findings, report.counts)
  const bad = report.counts.error + report.counts.warning > 0
  return on.paint.strong(bad ? on.paint.bad(line) : on.paint.good(line))
}
