/** `vpclint [lint] PATH…`: judge, print, and say by the exit status how it went. */
import { withoutExisting } from '../engine/changes'
import type { FindingReport, Report } from '../model/report'
import { rules } from '../rules/index'
import { isUsageError, type Request, type UsageError } from './arguments'
import { debugLines } from './debug'
import { EXIT, type ExitStatus, exitStatus } from './exit'
import { judge } from './judge'
import { baselineFiles, withKnown } from './known-findings'
import { lintSettings } from './lint-settings'
import { print } from './output'
import { standpoint } from './roots'
import { type Measured, measured } from './stages'
import type { World } from './world'

export function lintCommand(request: Request, world: World): ExitStatus | UsageError {
  const settings = lintSettings(request, world)
  if (isUsageError(settings)) return settings
  const stages = measured()
  const judged = judge(settings, rules, world, stages)
  if (isUsageError(judged)) return judged
  const { roots, failOn, changedLines } = judged
  const files = baselineFiles(settings.baseline, judged.baselines, world.folder, roots)
  const { known, report: all } = withKnown(judged.report, files, roots, settings.scope)
  const report = settings.findings === 'new' ? withoutExisting(all) : all
  const passes = ({ change }: FindingReport) => settings.failing === 'new' && change === 'still-there'
  const complaints = print(
    report,
    settings.destinations,
    { ...settings, ...standpoint(world.folder, roots), changedLines },
    world,
  )
  stages.ended('print')
  tell(request, report, stages, world)
  if ((settings.findings === 'new' || settings.failing === 'new') && comparesNothing(all))
    world.errors.write(`vpclint: ${NOTHING_TO_COMPARE}\n`)
  for (const complaint of complaints) world.errors.write(`vpclint: ${complaint}\n`)
  return complaints.length > 0
    ? EXIT.usage
    : exitStatus(report, (finding) =>
        known.has(finding) || passes(finding) ? 'never' : failOn(finding.subject.deployment),
      )
}

/** A plan, a base and a baseline say of each finding whether it is new. */
const comparesNothing = ({ findings }: Report): boolean =>
  findings.length > 0 && findings.every(({ change }) => change === null)

const NOTHING_TO_COMPARE =
  'Nothing says what was there before, so every finding counts. Give a plan, --base REVISION or --baseline FILE.'

/** On standard error: what is printed for programs stays a document. */
function tell({ options }: Request, report: Report, stages: Measured, world: World): void {
  const lines = [
    ...(options.has('debug') ? debugLines(report, world) : []),
    ...(options.has('verbose') || options.has('debug') ? stages.lines() : []),
  ]
  for (const line of lines) world.errors.write(`${line}\n`)
}
