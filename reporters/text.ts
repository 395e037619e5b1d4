/** What a person reads in a terminal or a log: findings first, what was judged and the counts last. */
import type { ProblemReport } from '../model/report'
import { withoutWorkflowCommands } from './plain'
import type { Reporter } from './reporter'
import { endingLines, problemLines } from './text/ending'
import { findingLines } from './text/finding'
import { askedFor, existingLines, saidOnce, shownFindings } from './text/hidden'
import { page } from './text/page'

/** Whoever asks for findings alone still learns that there was nothing to find them in. */
const isUnreadable = ({ severity }: ProblemReport): boolean => severity === 'unreadable'

export const text: Reporter = (report, settings) => {
  const on = page(settings)
  const lines = [
    ...shownFindings(saidOnce(report), settings.show).flatMap((finding) => findingLines(on, finding)),
    ...existingLines(on, report),
    ...askedFor(on, report),
    ...problemLines(on, settings.brief ? report.problems.filter(isUnreadable) : report.problems),
    ...(settings.brief ? [] : endingLines(on, report)),
  ]
  if (lines.length === 0) return ''
  const result = `${lines.map((line) => line.trimEnd()).join('\n')}\n`
  return settings.workflowLog ? withoutWorkflowCommands(result) : result
}
