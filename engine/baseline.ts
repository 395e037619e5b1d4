/**
 * # Known findings
 *
 * A baseline names the findings that a project lives with: one a line, sorted, so that a change of it reads well in a
 * review. It holds the fingerprint, and the rule, kind and address by which a finding is found again whose block moved.
 *
 *     3f0a… private-dns-without-vpc-dns vpc-endpoint aws_vpc_endpoint.queue
 */
import { type Source, span } from '../model/place'
import type { Problem } from '../model/problem'
import type { FindingReport, Report } from '../model/report'
import { type Known, paired } from './changes'
import { compareText } from './place-order'

const HEAD =
  '# Findings that are known: vpclint reports them, and fails for others only. Write it anew: vpclint baseline --update'

/** The text of a baseline with these findings; empty lists have a text too. */
export function baselineText(findings: readonly FindingReport[]): string {
  const lines = findings.filter(isHere).map(lineOf).sort(compareText)
  return `${[HEAD, ...lines].join('\n')}\n`
}

const isHere = ({ change }: FindingReport): boolean => change !== 'fixed'

/** An address may hold any text, line breaks included: it comes last, as JSON where it is not plain. */
function lineOf({ fingerprint, rule, subject: { kind, address } }: FindingReport): string {
  const shown =
    /^[\x21\x23-\x7e][\x20-\x7e]*$/.test(address) && address.trim() === address
      ? address
      : JSON.stringify(address)
  return `${fingerprint} ${rule} ${kind} ${shown.replace(/[\u007f-\uffff]/g, escaped)}`
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

export interface Baseline {
  readonly known: readonly Known[]
  readonly problems: readonly Problem[]
}

const LINE = /^([0-9a-f]{64}) ([a-z0-9-]+) ([a-z0-9-]+) (\S.*)$/

export function readBaseline({ name, text }: Source): Baseline {
  const known: Known[] = []
  const problems: Problem[] = []
  let start = 0
  for (const whole of text.split('\n')) {
    const line = whole.trimEnd()
    const read = line === '' || line.startsWith('#') ? null : knownIn(line)
    if (read === undefined) problems.push(unreadable(name, start, start + line.length))
    else if (read !== null) known.push(read)
    start += whole.length + 1
  }
  return { known, problems: problems.slice(0, 10) }
}

function knownIn(line: string): Known | undefined {
  const [, fingerprint, rule, kind, written] = LINE.exec(line) ?? []
  if (fingerprint === undefined || rule === undefined || kind === undefined || written === undefined)
    return undefined
  const address = addressOf(written)
  return address === undefined ? undefined : { fingerprint, rule, subject: { kind, address, deployment: '' } }
}

function addressOf(written: string): string | undefined {
  if (!written.startsWith('"')) return written
  try {
    const address: unknown = JSON.parse(written)
    return typeof address === 'string' ? address : undefined
  } catch {
    return undefined
  }
}

const unreadable = (source: string, start: number, end: number): Problem => ({
  code: 'baseline-invalid',
  severity: 'unreadable',
  message: 'This is no line of a baseline: a fingerprint, a rule, a kind and an address.',
  place: span(source, start, end),
  remedy: 'Write it anew: vpclint baseline --update',
})

export interface Compared {
  readonly report: Report
  /** Findings of the report that the baseline has. */
  readonly known: ReadonlySet<FindingReport>
  /** What the baseline has and is not found any more. */
  readonly gone: readonly Known[]
}

/** A known finding is still there; what an earlier comparison says of the others stays. */
export function compareWithBaseline(report: Report, baseline: readonly Known[]): Compared {
  const standing = { ...report, findings: report.findings.filter(isHere) }
  const pairs = paired(standing, baseline)
  const known = new Set<FindingReport>()
  const findings = report.findings.map((finding): FindingReport => {
    if (!pairs.has(finding)) return { ...finding, change: finding.change ?? 'introduced' }
    const still: FindingReport = { ...finding, change: 'still-there' }
    known.add(still)
    return still
  })
  const stayed = new Set(pairs.values())
  return { report: { ...report, findings }, known, gone: baseline.filter((each) => !stayed.has(each)) }
}
