/**
 * Annotations of GitHub Actions: a workflow command a line.
 *
 *     ::error file=main.tf,line=18,col=3,endColumn=40,title=private-dns-without-vpc-dns::aws_vpc_endpoint.api …
 *
 * The runner keeps 10 errors and 10 warnings of a step and drops the others without a word, so the ranked first ones are
 * printed and a last notice counts the rest. GitHub shows a range within one line only, and no related places:
 * the evidence is in the text.
 * Sources: https://docs.github.com/actions/reference/workflow-commands-for-github-actions,
 * https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts (escapes), the limits in
 * https://docs.github.com/rest/checks/runs and https://github.com/orgs/community/discussions/26680.
 */
import type { FindingReport, ProblemReport, Range, Report, Severity } from '../model/report'
import { factLines } from './facts'
import { plain, withoutBracketCommands } from './plain'
import type { Reporter, ReporterSettings } from './reporter'
import { isFile } from './where'
import { annotationRest, words } from './wording'

const AT_MOST = 10

type Level = 'error' | 'warning' | 'notice'

interface Annotation {
  readonly level: Level
  readonly properties: Readonly<Record<string, string | number>>
  readonly message: string
}

export const github: Reporter = (report, settings) => {
  const annotations = [
    ...report.problems.filter(({ severity }) => severity === 'unreadable').map(problemAnnotation),
    ...ranked(report).map((finding) => findingAnnotation(finding, settings)),
  ]
  const kept = (['error', 'warning', 'notice'] as const).flatMap((level) =>
    annotations.filter((each) => each.level === level).slice(0, level === 'notice' ? AT_MOST - 1 : AT_MOST),
  )
  const left = annotations.length - kept.length
  const rest: readonly Annotation[] =
    left > 0 ? [{ level: 'notice', properties: { title: 'vpclint' }, message: annotationRest(left) }] : []
  return [...kept, ...rest].map((annotation) => `${command(annotation)}\n`).join('')
}

/** New faults before old ones: those are what the change is answerable for. Within that, the order of the report. */
function ranked(report: Report): readonly FindingReport[] {
  const open = report.findings.filter(({ change }) => change !== 'fixed')
  const rank = (finding: FindingReport) => (finding.change === 'still-there' ? 1 : 0)
  return [...open].sort((a, b) => rank(a) - rank(b))
}

const LEVELS: Readonly<Record<Severity, Level>> = { error: 'error', warning: 'warning', note: 'notice' }

function findingAnnotation(finding: FindingReport, settings: ReporterSettings): Annotation {
  return {
    level: LEVELS[finding.severity],
    properties: { ...position(shownRange(finding, settings)), title: plain(finding.rule, true) },
    message: [...factLines(finding, settings), ...(finding.trace === null ? [] : [words.inSummary])].join(
      '\n',
    ),
  }
}

/** On a line that the change touched, where the finding or a piece of its evidence has one: GitHub shows no other in a diff. */
function shownRange({ range, evidence }: FindingReport, { changedLines }: ReporterSettings): Range {
  const ranges = [range, ...evidence.flatMap((piece) => [piece.range, ...piece.trail])]
  const isTouched = (each: Range) =>
    changedLines
      ?.get(each.file)
      ?.some(([first, last]) => each.start.line <= last && each.end.line >= first) === true
  return ranges.find((each): each is Range => each !== null && isTouched(each)) ?? range
}

function problemAnnotation(problem: ProblemReport): Annotation {
  const where = problem.range === null ? fileOf(problem.file) : position(problem.range)
  return {
    level: 'error',
    properties: { ...where, title: plain(problem.code, true) },
    message: plain(problem.message, true),
  }
}

/** A range of several lines loses its columns: GitHub refuses them. */
function position({ file, start, end }: FindingReport['range']): Readonly<Record<string, string | number>> {
  if (start.line !== end.line) return { ...fileOf(file), line: start.line, endLine: end.line }
  return { ...fileOf(file), line: start.line, endLine: end.line, col: start.column, endColumn: end.column }
}

/** Standard input has no file that GitHub could open. */
const fileOf = (file: string): Readonly<Record<string, string>> =>
  isFile(file) ? { file: plain(file, true) } : {}

function command({ level, properties, message }: Annotation): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${propertyText(String(value))}`)
  return withoutBracketCommands(`::${level} ${list.join(',')}::${messageText(message)}`)
}

const messageText = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const propertyText = (text: string): string => messageText(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
