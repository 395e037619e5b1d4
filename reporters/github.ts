/**
 * Annotations of GitHub Actions: a workflow command a line.
 *
 *     ::error file=main.tf,line=18,endLine=18,col=3,endColumn=40,title=Lambda "checkout" will get 403 …::Private DNS …
 *
 * The runner keeps 10 errors, 10 warnings and 10 notices of a step and drops the others without a word, and a job has 50: what
 * one rule says of one line is folded into one annotation, the first ones by rank are printed, and a last notice counts the rest.
 * GitHub shows a range within one line only, and no related places: the evidence is in the text.
 * Sources: https://docs.github.com/actions/reference/workflow-commands-for-github-actions,
 * https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts (escapes), the limits in
 * https://docs.github.com/rest/checks/runs and https://github.com/orgs/community/discussions/26680.
 */
import type { FindingReport, Report } from '../model/report'
import { type Annotation, findingAnnotation, type Level, problemAnnotation } from './github/annotation'
import { withoutBracketCommands } from './plain'
import type { Reporter } from './reporter'
import { annotationRest, words } from './wording'

/** Of the notices one counts the rest, and one is left to the Action for what it says of the run. */
const AT_MOST: Readonly<Record<Level, number>> = { error: 10, warning: 10, notice: 8 }
const LEVELS = ['error', 'warning', 'notice'] as const

/** Annotations that are one; the first is shown. */
type Fold = readonly [first: Annotation, ...others: Annotation[]]

export const github: Reporter = (report, settings) => {
  const folds = folded([
    ...report.problems.filter(({ severity }) => severity === 'unreadable').map(problemAnnotation),
    ...ranked(report).map((finding) => findingAnnotation(finding, settings)),
  ])
  const ofLevel = (level: Level) => folds.filter(([{ level: own }]) => own === level)
  const kept = LEVELS.flatMap((level) => ofLevel(level).slice(0, AT_MOST[level]))
  const left = LEVELS.map((level) => ofLevel(level).slice(AT_MOST[level]).flat().length)
  const rest = annotationRest(left)
  const lines = kept.map(([first, ...others]) => command(first, [first.message, ...others.map(alsoLine)]))
  return [...lines, ...(rest === '' ? [] : [`::notice title=vpclint::${rest}`])]
    .map((line) => `${line}\n`)
    .join('')
}

/** New faults before old ones: those are what the change is answerable for. Within that, the order of the report. */
function ranked(report: Report): readonly FindingReport[] {
  const open = report.findings.filter(({ change }) => change !== 'fixed')
  const rank = (finding: FindingReport) => (finding.change === 'still-there' ? 1 : 0)
  return [...open].sort((a, b) => rank(a) - rank(b))
}

function folded(annotations: readonly Annotation[]): readonly Fold[] {
  const folds = new Map<string, Fold>()
  for (const annotation of annotations) {
    const before = folds.get(annotation.key)
    folds.set(annotation.key, before === undefined ? [annotation] : [...before, annotation])
  }
  return [...folds.values()]
}

const alsoLine = ({ title }: Annotation): string => `${words.also}: ${title}`

function command({ level, place, title }: Annotation, message: readonly string[]): string {
  const list = Object.entries({ ...place, title }).map(
    ([name, value]) => `${name}=${propertyText(String(value))}`,
  )
  return withoutBracketCommands(`::${level} ${list.join(',')}::${messageText(message.join('\n'))}`)
}

const messageText = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const propertyText = (text: string): string => messageText(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
