/** What a person reads in a terminal or a log: findings first, what was judged and the counts last. */
import { withoutWorkflowCommands } from './plain'
import type { Reporter } from './reporter'
import { endingLines, problemLines } from './text/ending'
import { findingLines } from './text/finding'
import { askedFor, existingLines, saidOnce, shownFindings } from './text/hidden'
import { page } from './text/page'

export const text: Reporter = (report, settings) => {
  const on = page(settings)
  const lines = [
    ...shownFindings(saidOnce(report), settings.show).flatMap((finding) => findingLines(on, finding)),
    ...existingLines(on, report),
    ...askedFor(on, report),
    ...problemLines(on, report.problems),
    ...endingLines(on, report),
  ]
  const result = `${lines.map((line) => line.trimEnd()).join('\n')}\n`
  return settings.workflowLog ? withoutWorkflowCommands(result) : result
}
