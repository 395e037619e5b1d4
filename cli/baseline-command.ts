/**
 * `vpclint baseline [PATH…]`: writes the findings of now as known ones. Where there is a baseline already it is only compared with:
 * what is new, known and gone; `--update` writes it anew.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { baselineText } from '../engine/baseline'
import type { AnyRule } from '../engine/rule'
import type { FindingReport } from '../model/report'
import { plain } from '../reporters/plain'
import { columnOf } from '../reporters/where'
import { number } from '../reporters/wording'
import { isUsageError, type Request, type UsageError } from './arguments'
import { writeAtomically } from './atomic-write'
import { EXIT, type ExitStatus, exitStatus } from './exit'
import { type JudgedRun, judgeAsked } from './judge'
import { baselineFiles, withKnown } from './known-findings'
import { nameOf, standpoint } from './roots'
import type { World } from './world'

const FILE = 'vpclint-baseline.txt'

export function baselineCommand(
  request: Request,
  rules: readonly AnyRule[],
  world: World,
): ExitStatus | UsageError {
  const judged = judgeAsked(request, rules, world)
  if (isUsageError(judged)) return judged
  const bad = exitStatus(judged.report, () => 'never')
  if (bad !== EXIT.clean) return notJudged(bad, world)
  const { roots, settings } = judged
  const [name = nameOf(join(world.folder, FILE), roots), ...others] = baselineFiles(
    settings.baseline,
    judged.baselines,
    world.folder,
    roots,
  )
  if (others.length > 0)
    return {
      usage:
        'The configurations of these paths name several baselines: run once for each, or give --baseline.',
    }
  return existsSync(join(roots.base, name)) && !request.options.has('update')
    ? compare(judged, name, world)
    : write(judged, name, world)
}

/** Findings that nobody saw would be taken for gone, or come back as new ones. */
function notJudged(status: ExitStatus, { errors }: World): ExitStatus {
  errors.write(
    'vpclint: no baseline was written, because not everything could be read; vpclint lint says what.\n',
  )
  return status
}

function write({ report, roots }: JudgedRun, name: string, world: World): ExitStatus {
  const path = join(roots.base, name)
  const before = existsSync(path) ? withKnown(report, [name], roots, 'everything') : null
  const problem = writeAtomically(path, baselineText(report.findings))
  if (problem !== null) {
    world.errors.write(`vpclint: ${problem}\n`)
    return EXIT.usage
  }
  const count = number(report.findings.filter(({ change }) => change !== 'fixed').length, 'known finding')
  const changed =
    before === null ? '' : ` (${newOnes(before.report.findings).length} new, ${before.gone} gone)`
  world.output.write(`Wrote ${plain(name)}: ${count}${changed}.\n`)
  if (before === null)
    world.output.write(`Use it: baseline: ${plain(name)} in vpclint.yaml, or --baseline.\n`)
  return EXIT.clean
}

const newOnes = (findings: readonly FindingReport[]): readonly FindingReport[] =>
  findings.filter(({ change }) => change === 'introduced')

function compare({ report, roots }: JudgedRun, name: string, world: World): ExitStatus {
  const compared = withKnown(report, [name], roots, 'everything')
  const status = exitStatus(compared.report, () => 'never')
  const place = { ...standpoint(world.folder, roots), unicode: true }
  const fresh = newOnes(compared.report.findings)
  for (const { rule, range, subject } of fresh)
    world.output.write(`new    ${columnOf(range, place)}  ${plain(rule)}  ${plain(subject.address)}\n`)
  const { size } = compared.known
  world.output.write(
    `${fresh.length} new, ${size} known, ${compared.gone} gone. --update writes ${plain(name)} anew.\n`,
  )
  return status === EXIT.clean && fresh.length > 0 ? EXIT.findings : status
}
