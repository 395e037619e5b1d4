/** Findings as results: evidence as related locations, the followed path as a code flow, the fix as replacements. */
import type {
  AllowedReport,
  FindingReport,
  Fix,
  SubjectReference,
  TraceReport,
  UndecidedReport,
} from '../../model/report'
import { conditionSentences } from '../condition-wording'
import { plain } from '../plain'
import { outcomeLabel } from '../trace-wording'
import { isFile } from '../where'
import { words } from '../wording'
import { artifact, location, region } from './location'

type RuleIndex = ReadonlyMap<string, number>

export function result(finding: FindingReport, rules: RuleIndex) {
  return {
    ...ruleOf(finding.rule, rules),
    level: finding.severity,
    message: { text: message(finding) },
    locations: [{ ...location(finding.range.file, finding.range), ...logical(finding.subject) }],
    ...related(finding),
    ...(finding.trace === null ? {} : { codeFlows: [codeFlow(finding.trace, finding)] }),
    // GitHub tells alerts apart by the first name, other consumers of SARIF by any.
    partialFingerprints: { primaryLocationLineHash: finding.fingerprint, 'vpclint/v1': finding.fingerprint },
    ...(finding.fix === null ? {} : { fixes: [fix(finding.fix)] }),
    ...(finding.change === null
      ? {}
      : { baselineState: finding.change === 'introduced' ? 'new' : 'unchanged' }),
    properties: {
      severity: finding.severity,
      certainty: finding.certainty,
      kind: finding.subject.kind,
      deployment: finding.subject.deployment,
      ...(finding.subject.construct && { construct: finding.subject.construct }),
      also: finding.also,
      assuming: finding.assuming,
      ...(finding.scenarios && { scenarios: finding.scenarios }),
    },
  }
}

export function suppressed({ finding, because, range }: AllowedReport, rules: RuleIndex) {
  const where = range === null ? {} : { location: location(range.file, range) }
  return {
    ...result(finding, rules),
    suppressions: [{ kind: 'inSource', justification: plain(because), ...where }],
  }
}

export function undecidedResult(each: UndecidedReport, rules: RuleIndex) {
  const missing = each.missing.map(({ text }) => linkFree(text)).join('; ')
  const title = each.verdict === 'possible' ? words.possible : words.cannotTell
  return {
    ...ruleOf(each.rule, rules),
    kind: each.verdict === 'possible' ? 'review' : 'open',
    level: 'none',
    message: { text: `${title} ${missing}`.trim() },
    locations: [
      { ...(each.range === null ? {} : location(each.range.file, each.range)), ...logical(each.subject) },
    ],
  }
}

function ruleOf(id: string, rules: RuleIndex) {
  const ruleIndex = rules.get(id)
  return ruleIndex === undefined ? { ruleId: id } : { ruleId: id, ruleIndex }
}

const logical = ({ address }: SubjectReference) => ({
  logicalLocations: [{ fullyQualifiedName: address, kind: 'resource' }],
})

/** GitHub shows a related location only where the message links to it: `[text](id)`. */
function message(finding: FindingReport): string {
  const facts = finding.evidence.map(({ text, range }, index) =>
    range === null || !isFile(range.file) ? `- ${linkFree(text)}` : `- [${linkText(text)}](${index + 1})`,
  )
  const assuming = conditionSentences(finding).map(linkFree)
  return [linkFree(finding.message), ...assuming, ...facts].join('\n')
}

/** Brackets mean a link in a message (section 3.11.6), so those of the input are escaped. */
const linkFree = (text: string): string => plain(text).replace(/\[(?=[^\]]*\]\()/g, '\\[')
const linkText = (text: string): string => plain(text).replace(/[[\]]/g, '\\$&')

function related(finding: FindingReport) {
  const relatedLocations = finding.evidence.flatMap(({ text, range }, index) =>
    range === null || !isFile(range.file)
      ? []
      : [{ id: index + 1, ...location(range.file, range), message: { text: linkFree(text) } }],
  )
  return relatedLocations.length === 0 ? {} : { relatedLocations }
}

function codeFlow(trace: TraceReport, finding: FindingReport) {
  const locations = trace.steps.map((step, index) => ({
    location: {
      // A step of the network has no line of its own: it stands where the finding does.
      ...location((step.range ?? finding.range).file, step.range ?? finding.range),
      message: { text: `${linkFree(step.does)}: ${linkFree(step.text)} (${outcomeLabel(step.outcome)})` },
    },
    executionOrder: index + 1,
    importance: step.outcome === 'blocked' ? 'essential' : 'important',
  }))
  const first = {
    location: { message: { text: linkFree(trace.request) } },
    executionOrder: 0,
    importance: 'important',
  }
  return { message: { text: linkFree(trace.request) }, threadFlows: [{ locations: [first, ...locations] }] }
}

function fix({ title, edits }: Fix) {
  const files = [...new Set(edits.map(({ range }) => range.file))]
  return {
    description: { text: linkFree(title) },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifact(file),
      replacements: edits
        .filter(({ range }) => range.file === file)
        .map(({ range, after }) => ({ deletedRegion: region(range), insertedContent: { text: after } })),
    })),
  }
}
