/** The one finding that a person names: `RULE@ADDRESS`, or the first characters of a fingerprint. */
import { withoutKeys } from '../engine/fingerprint'
import type { AllowedReport, FindingReport } from '../model/report'
import { plain } from '../reporters/plain'
import { columnOf } from '../reporters/where'
import type { UsageError } from './arguments'
import { didYouMean } from './did-you-mean'
import type { JudgedRun } from './judge'
import { standpoint } from './roots'
import type { World } from './world'

export interface FoundFinding {
  readonly finding: FindingReport
  /** By what it is allowed already. */
  readonly allowed: AllowedReport | null
}

/** Fewer would name another finding tomorrow. */
const SHORTEST = 6

export function findingNamed(
  named: string,
  { report, roots }: JudgedRun,
  world: World,
): FoundFinding | UsageError {
  const all: readonly FoundFinding[] = [
    ...report.findings
      .filter(({ change }) => change !== 'fixed')
      .map((finding) => ({ finding, allowed: null })),
    ...report.allowed.map((allowed) => ({ finding: allowed.finding, allowed })),
  ]
  const matching = all.filter(({ finding }) => isNamed(finding, named))
  const [only, ...others] = matching
  if (only === undefined) return nothing(named, all)
  // The same fault under two allows is one.
  if (
    others.every(
      ({ finding }) => finding.fingerprint === only.finding.fingerprint && isAt(finding, only.finding),
    )
  )
    return only
  const place = { ...standpoint(world.folder, roots), unicode: true }
  const lines = matching.map(
    ({ finding: { fingerprint, range, rule, subject } }) =>
      `  ${fingerprint.slice(0, 12)}  ${columnOf(range, place)}  ${rule}@${plain(subject.address)}`,
  )
  return {
    usage: `${plain(named)} names ${matching.length} findings; name one by its fingerprint, or give the path it is in:\n${lines.join('\n')}`,
  }
}

const isAt = (a: FindingReport, b: FindingReport): boolean =>
  a.range.file === b.range.file && a.range.start.line === b.range.start.line

function isNamed(finding: FindingReport, named: string): boolean {
  const at = named.indexOf('@')
  if (at === -1)
    return named.length >= SHORTEST && /^[0-9a-f]+$/.test(named) && finding.fingerprint.startsWith(named)
  const address = named.slice(at + 1)
  const own = [finding.subject.address, ...finding.also]
  return (
    finding.rule === named.slice(0, at) &&
    own.some((each) => each === address || withoutKeys(each) === address)
  )
}

function nothing(named: string, all: readonly FoundFinding[]): UsageError {
  const known = all.map(({ finding: { rule, subject } }) => `${rule}@${subject.address}`)
  const shown = plain(named)
  if (!named.includes('@') && (named.length < SHORTEST || !/^[0-9a-f]+$/.test(named)))
    return {
      usage: `A finding is named as RULE@ADDRESS, or by at least ${SHORTEST} characters of its fingerprint; "${shown}" is neither.`,
    }
  return {
    usage: `There is no finding ${shown} here.${didYouMean(named, known)} vpclint lists them; --format json has fingerprints.`,
  }
}
