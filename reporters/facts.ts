/** A finding as plain lines, for formats that show text in a box of their own: message, conditions, facts with their places, remedy. */
import type { FindingReport, UndecidedReport } from '../model/report'
import { conditionSentences } from './condition-wording'
import { plain } from './plain'
import type { ReporterSettings } from './reporter'
import { lineOf } from './where'
import { explainCommand, letterOf, words } from './wording'

/** Each line is one of visible characters; paths start at the root of the run. */
export function factLines(finding: FindingReport, settings: ReporterSettings): readonly string[] {
  return [
    plain(finding.message),
    ...evidenceLines(finding, settings),
    `${words.more}: ${explainCommand(plain(finding.rule))}`,
  ]
}

/** What stands between its sentences and its rule. */
export function evidenceLines(finding: FindingReport, settings: ReporterSettings): readonly string[] {
  const fromRoot = { ...settings, folder: '', prefix: '', unicode: true }
  const facts = finding.evidence.map(({ text, range }, index) => {
    const where = range === null ? '' : ` (${lineOf(range, fromRoot)})`
    return `${index + 1}. ${plain(text)}${where}`
  })
  return [...conditionSentences(finding).map((text) => plain(text)), ...facts, ...waysOut(finding)]
}

/** A line each. */
function waysOut({ fixes, remedy }: FindingReport): readonly string[] {
  if (fixes !== undefined)
    return fixes.map(({ title }, at) => `${words.fix} ${letterOf(at)}: ${plain(title)}`)
  return remedy === '' ? [] : [`${words.remedy}: ${plain(remedy.replace(/\s+/g, ' ').trim())}`]
}

export const missingLine = ({ verdict, missing }: UndecidedReport): string =>
  `${verdict === 'possible' ? words.possibly : words.cannotTell} ${missing.map(({ text }) => plain(text)).join('; ')}`

/** What is there now: what most formats call a fault. */
export const isStanding = ({ change }: FindingReport): boolean => change !== 'fixed'
