/** One finding: who breaks and why, the numbered facts with their lines, the path, the way out, where to read more. */

import type { Range } from '../../model/range-in-source'
import type { Evidence, FindingReport } from '../../model/report'
import { conditionSentences } from '../condition-wording'
import { frame } from '../frame'
import { columnOf, lineOf } from '../where'
import { changeLabel, explainCommand, sameAs, words } from '../wording'
import { fixLines } from './fix'
import { type Page, sentences, withLabel } from './page'
import { traceLines } from './trace'

export function findingLines(on: Page, finding: FindingReport): readonly string[] {
  const sections = [
    [headline(on, finding), ''],
    claim(on, finding),
    facts(on, finding),
    traceLines(on, finding),
    fixLines(on, finding),
    reading(on, finding),
  ]
  return sections.flatMap((section) => (section.length === 0 ? [] : [...section, ''])).filter(noDoubleGap)
}

const noDoubleGap = (line: string, index: number, lines: readonly string[]) =>
  line !== '' || lines[index - 1] !== ''

/** `main.tf:18:25  error  rule-id` stands at the start of a line, where editors find it. */
export function headline(on: Page, finding: FindingReport): string {
  const severity = on.paint.severity(finding.severity)(severityWord(finding))
  const line = `${on.paint.strong(columnOf(finding.range, on.settings))}  ${severity}  ${on.plain(finding.rule)}`
  return withLabel(on, [line], on.paint.dim(changeLabel(finding.change)), '    ').join('\n')
}

const severityWord = (finding: FindingReport): string =>
  finding.certainty === 'possible' ? `possible ${finding.severity}` : finding.severity

function claim(on: Page, finding: FindingReport): readonly string[] {
  const also =
    finding.also.length === 0 ? [] : sentences(on, `${words.also} ${shortened(finding.also)}.`, '  ')
  const assuming = conditionSentences(finding).flatMap((text) => sentences(on, text, '  '))
  const raise = finding.wouldRaise.flatMap((text) => sentences(on, `${words.wouldRaise} ${text}.`, '  '))
  return [...sentences(on, finding.message, '  '), ...also, ...assuming, ...raise]
}

function shortened(names: readonly string[]): string {
  const shown = names.slice(0, 10).join(', ')
  return names.length > 10 ? `${shown} and ${names.length - 10} more` : shown
}

/** The pointed place first, then the evidence; a place that was already shown is referred to by its number. */
function facts(on: Page, finding: FindingReport): readonly string[] {
  const shown = new Map<string, number>()
  const pointed = finding.evidence.some(
    (each) => each.range !== null && keyOf(each.range) === keyOf(finding.range),
  )
  const own =
    pointed || finding.excerpt === null ? [] : [...codeLines(on, finding.excerpt, finding.range), '']
  const numbered = finding.evidence.flatMap((each, index) => fact(on, each, index + 1, shown))
  return [...own, ...numbered]
}

function fact(on: Page, evidence: Evidence, position: number, shown: Map<string, number>): readonly string[] {
  const text = sentences(on, evidence.text, '     ', `  ${String(position).padEnd(3)}`)
  if (evidence.range === null) return text
  const key = keyOf(evidence.range)
  const before = shown.get(key)
  if (before !== undefined) return withLabel(on, text, on.paint.dim(sameAs(before)), '     ')
  shown.set(key, position)
  const header = withLabel(on, text, on.paint.dim(lineOf(evidence.range, on.settings)), '     ')
  const code = evidence.excerpt === null ? [] : codeLines(on, evidence.excerpt, evidence.range)
  return [...header, ...code, ...evidence.trail.map((range) => trailLine(on, range))]
}

const trailLine = (on: Page, range: Range): string =>
  `       ${on.paint.dim(`${words.trail} ${columnOf(range, on.settings)}`)}`

const keyOf = (range: Range): string => JSON.stringify([range.file, range.start.line, range.start.column])

function codeLines(on: Page, excerpt: NonNullable<Evidence['excerpt']>, range: Range): readonly string[] {
  const style = {
    unicode: on.settings.unicode,
    width: on.codeWidth - 7,
    dim: on.paint.dim,
    mark: on.paint.bad,
  }
  return frame(excerpt, range, style).map((line) => `       ${line}`)
}

/** Where people find the resource in their own program. */
function constructLine({ subject: { construct } }: FindingReport, on: Page): readonly string[] {
  if (construct === undefined) return []
  const where = construct.createdAt === null ? '' : `  ${on.plain(construct.createdAt)}`
  return [`  ${words.construct.padEnd(4)}  ${on.plain(construct.path)}${where}`]
}

function reading(on: Page, finding: FindingReport): readonly string[] {
  const links = finding.links.map((link) => `  ${words.aws.padEnd(4)}  ${on.plain(link)}`)
  return [
    ...constructLine(finding, on),
    ...links,
    `  ${words.more.padEnd(4)}  ${explainCommand(on.plain(finding.rule))}`,
  ]
}
