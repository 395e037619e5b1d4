/**
 * # What a change did to the findings
 *
 * One notion for a plan's two states, two revisions and a baseline: a finding of the state after is `introduced` or `still-there`, one that
 * only the state before has is `fixed`. Findings are paired by fingerprint within a deployment, then by rule, kind and the
 * resource's own name where only one on each side has it (a block that moved into a module), then the same across
 * deployments for one that is there no more (a root that moved). Pairing is one to one: a second copy of an old fault is a new fault.
 *
 * What was a fault and now cannot be told, or is allowed, is not fixed: nobody saw it go.
 */
import { grouped } from '../model/grouped'
import type { FindingReport, Report, SubjectReference } from '../model/report'
import { withoutKeys } from './fingerprint'
import type { AnyRule } from './rule'
import { renamed } from './scenarios'
import { countsOf } from './touched'

/** `after`, whose findings say what became of them, followed by what `before` had and is gone. Counts are those of `after`. */
export function withChanges(after: Report, before: readonly FindingReport[]): Report {
  const pairs = paired(after, before)
  const stayed = new Set(pairs.values())
  const gone = before.filter((finding) => !stayed.has(finding) && !isStillOpen(finding, after))
  return {
    ...after,
    findings: [
      ...after.findings.map(
        (finding): FindingReport => ({
          ...finding,
          change: pairs.has(finding) ? 'still-there' : 'introduced',
        }),
      ),
      ...gone.map((finding): FindingReport => ({ ...finding, change: 'fixed' })),
    ],
  }
}

/** The deployments of a report that are plans. */
export const plansOf = ({ read }: Report): ReadonlySet<string> =>
  new Set(read.flatMap(({ name, form }) => (form === 'terraform-plan' ? [name] : [])))

/** The rule asks what a plan does with something: the state before has no answer to that. */
export const isAboutAction = ({ message, when, must, raise, fixes }: AnyRule): boolean =>
  /["{.]action["}]/.test(JSON.stringify([message, when, must, raise, fixes]))

/** With nothing left to be made when it is read: the graph behind it, which may be large, can go before another one is built. */
export const whole = (report: Report): Report => ({
  ...report,
  findings: report.findings.map((finding) => ({ ...finding })),
  allowed: report.allowed.map((each) => ({ ...each, finding: { ...each.finding } })),
})

/** Only what is new: faults that were there before are nobody's news. */
export function withoutExisting(report: Report): Report {
  const findings = report.findings.filter(({ change }) => change !== 'still-there')
  return { ...report, findings, counts: countsOf(report.counts, findings, report.undecided) }
}

/** As much of a finding as pairing needs: all that a baseline keeps. */
export type Known = Pick<FindingReport, 'rule' | 'fingerprint' | 'subject' | 'scenarios'>

type Key = (finding: Known) => string

interface Pass {
  readonly key: Key
  /** Pairs only where one finding on each side has the key. */
  readonly onlyUnique: boolean
  /** Also across deployments: for a root or template that is there no more, which may have moved. */
  readonly moved: boolean
}

const fingerprintOf: Key = ({ fingerprint }) => fingerprint
const nameOf: Key = ({ rule, subject }) => JSON.stringify([rule, subject.kind, ownName(subject)])
const withDeployment =
  (key: Key): Key =>
  (finding) =>
    JSON.stringify([key(finding), ownDeployment(finding)])

/** A fault that another scenario of the same root has from now on is the same fault. */
function ownDeployment({ subject: { deployment }, scenarios }: Known): string {
  const [name] = scenarios?.in ?? []
  return name === undefined ? deployment : renamed(deployment, name)
}

const PASSES: readonly Pass[] = [
  { key: withDeployment(fingerprintOf), onlyUnique: false, moved: false },
  { key: withDeployment(nameOf), onlyUnique: true, moved: false },
  { key: fingerprintOf, onlyUnique: false, moved: true },
  { key: nameOf, onlyUnique: true, moved: true },
]

/** Each finding of `after` that has a partner, with it. */
export function paired<Before extends Known>(
  after: Report,
  before: readonly Before[],
): ReadonlyMap<FindingReport, Before> {
  const pairs = new Map<FindingReport, Before>()
  const taken = new Set<Before>()
  const present = new Set(after.read.map(({ name }) => name))
  for (const { key, onlyUnique, moved } of PASSES) {
    const left = before.filter(
      (finding) => !taken.has(finding) && !(moved && present.has(finding.subject.deployment)),
    )
    const right = after.findings.filter((finding) => !pairs.has(finding))
    for (const [finding, partner] of partners(grouped(right, key), grouped(left, key), onlyUnique)) {
      pairs.set(finding, partner)
      taken.add(partner)
    }
  }
  return pairs
}

type Groups<Finding> = ReadonlyMap<string, readonly Finding[]>

function* partners<Before>(
  right: Groups<FindingReport>,
  left: Groups<Before>,
  onlyUnique: Pass['onlyUnique'],
): Generator<readonly [FindingReport, Before]> {
  for (const [name, findings] of right) {
    const others = left.get(name) ?? []
    if (onlyUnique && (findings.length > 1 || others.length > 1)) continue
    for (const [index, finding] of findings.entries()) {
      const partner = others[index]
      if (partner !== undefined) yield [finding, partner]
    }
  }
}

/** `module.net.aws_vpc_endpoint.api[0]` is called `aws_vpc_endpoint.api` wherever it is moved. */
const ownName = ({ address }: SubjectReference): string =>
  withoutKeys(address).replace(/^(?:module\.[^.]+\.)+/, '')

function isStillOpen({ rule, subject }: FindingReport, { undecided, allowed }: Report): boolean {
  const is = (other: { readonly rule: string; readonly subject: SubjectReference }) =>
    other.rule === rule && other.subject.kind === subject.kind && ownName(other.subject) === ownName(subject)
  return undecided.some(is) || allowed.some(({ finding }) => is(finding))
}
