/** Findings and undecided verdicts as the report has them: places become ranges with excerpts, here and nowhere else. */
import type { Graph } from '../graph/graph'
import type { Place } from '../model/place'
import type { Range } from '../model/range-in-source'
import type { Evidence, FindingReport, SubjectReference, UndecidedReport } from '../model/report'
import type { Resource } from '../model/resource'
import { checkOf, choicesOf } from './choices'
import type { Piece } from './evidence'
import { excerptOf } from './excerpt'
import type { Finding } from './finding'
import { fingerprint } from './fingerprint'
import { fixOf } from './fix'
import type { Judgement } from './judgement'
import type { Locator } from './locate'
import type { Merged } from './merge'
import { missingWords } from './missing'
import { compareText } from './place-order'
import { pointedPlace } from './pointing'
import type { View } from './question'
import { reportTrace } from './report-trace'
import { scenariosOf, type Undecided } from './scenarios'

export function reportFinding(
  merged: Merged,
  graph: Graph,
  locator: Locator,
  undecided: Undecided,
): FindingReport {
  const { finding, also } = merged
  const { rule, resource } = finding
  const scenarios = scenariosOf(merged, graph, undecided)
  const range = locator.range(finding.place)
  const choices = choicesOf(finding, graph, locator)
  const check = checkOf(finding)
  return {
    rule: rule.id,
    severity: finding.severity,
    certainty: finding.certainty,
    message: finding.message,
    subject: subjectOf(resource),
    also,
    range,
    excerpt: finding.hidden ? null : excerptOf(locator, range),
    evidence: finding.pieces.map((piece) => reportPiece(piece, locator)),
    assuming: finding.assuming,
    ...(scenarios && { scenarios }),
    wouldRaise: finding.wouldRaise,
    change: null,
    trace: finding.trace ? reportTrace(finding.trace, graph, locator) : null,
    fix: fixOf(finding.failed, graph, locator),
    ...(choices.length > 0 && { fixes: choices }),
    ...(check && { check }),
    remedy: rule.remedy,
    links: rule.links,
    // Made when it is read: hashing loads a part of Node that costs a sixth of an empty start, and text does not show it.
    get fingerprint() {
      return fingerprintOf(finding)
    },
  }
}

const subjectOf = ({ address, kind, deployment, construct }: Resource): SubjectReference => ({
  address,
  kind,
  deployment,
  ...(construct && { construct: { path: construct.path, createdAt: construct.createdAt ?? null } }),
})

function reportPiece({ text, resource, place, trail, hidden }: Piece, locator: Locator): Evidence {
  const range = locator.range(place)
  return {
    text,
    address: resource.address,
    range,
    excerpt: hidden ? null : excerptOf(locator, range),
    trail: trail.map(locator.range),
  }
}

function fingerprintOf(finding: Finding): string {
  const own = finding.resource.address
  return fingerprint({
    rule: finding.rule.id,
    kind: finding.resource.kind,
    address: own,
    others: finding.pieces.map(({ resource }) => resource.address).filter((address) => address !== own),
    discriminator: '',
  })
}

export function reportUndecided(judgement: Judgement, graph: View, locator: Locator): UndecidedReport {
  const { rule, resource, word, missing } = judgement
  return {
    rule: rule.id,
    verdict: word === 'possible' ? 'possible' : 'undecided',
    subject: subjectOf(resource),
    range: locator.range(pointedPlace(resource, rule.pointAt, graph)),
    missing: missingWords(missing, graph).map(({ text, fact, place, supply }) => ({
      text,
      fact,
      range: rangeOf(place, locator),
      supply,
    })),
  }
}

const rangeOf = (place: Place, locator: Locator): Range | null =>
  place.at === 'whole' ? null : locator.range(place)

/** By file, line, column, rule. */
export const byRange = (
  left: {
    readonly rule: string
    readonly range: Range | null
    readonly subject: { readonly address: string }
  },
  right: {
    readonly rule: string
    readonly range: Range | null
    readonly subject: { readonly address: string }
  },
): number =>
  compareText(left.range?.file ?? '', right.range?.file ?? '') ||
  (left.range?.start.line ?? 0) - (right.range?.start.line ?? 0) ||
  (left.range?.start.column ?? 0) - (right.range?.start.column ?? 0) ||
  compareText(left.rule, right.rule) ||
  compareText(left.subject.address, right.subject.address)
