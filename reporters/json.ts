/**
 * The report itself, pretty-printed. Keys are written out one by one: their order never depends on how the report was
 * built, and a field that is not part of the contract (`schemas/report.schema.json`) cannot slip out.
 */
import type { Drawing } from '../model/drawing'
import type { Range } from '../model/range-in-source'
import type {
  Choice,
  Evidence,
  FindingReport,
  Fix,
  Report,
  ScenariosReport,
  SubjectReference,
  TraceReport,
} from '../model/report'
import { HIDDEN } from './plain'
import type { Reporter } from './reporter'

export const json: Reporter = (report) => `${asInertJson(ordered(report))}\n`

/**
 * `##[` starts a command of GitHub's runner wherever it stands in a line, and a JSON text may hold characters that a terminal obeys or
 * hides; written as `\u0023` they say the same to whoever parses it.
 */
export const asInertJson = (value: unknown): string =>
  JSON.stringify(value, null, 2)
    .replace(/##(?=\[)/g, '#\\u0023')
    .replace(HIDDEN, (character) => (character === '\n' ? character : escaped(character)))

/** By UTF-16 unit, as JSON wants it. */
const escaped = (character: string): string =>
  Array.from(
    { length: character.length },
    (_each, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('')

const ordered = (report: Report): Report => ({
  schemaVersion: report.schemaVersion,
  tool: { name: report.tool.name, version: report.tool.version },
  findings: report.findings.map(finding),
  undecided: report.undecided.map((each) => ({
    rule: each.rule,
    verdict: each.verdict,
    subject: subject(each.subject),
    range: range(each.range),
    missing: each.missing.map(({ text, fact, range: at, supply }) => ({
      text,
      fact,
      range: range(at),
      supply,
    })),
  })),
  allowed: report.allowed.map((each) => ({
    finding: finding(each.finding),
    because: each.because,
    until: each.until,
    range: range(each.range),
  })),
  passed: report.passed.map(({ rule, address, deployment }) => ({ rule, address, deployment })),
  problems: report.problems.map((each) => ({
    code: each.code,
    severity: each.severity,
    message: each.message,
    file: each.file,
    range: range(each.range),
    remedy: each.remedy,
  })),
  read: report.read.map((each) => ({
    name: each.name,
    form: each.form,
    sources: each.sources,
    kinds: sorted(each.kinds),
    read: sorted(each.read),
    incomplete: each.incomplete,
    ...(each.context && { context: each.context }),
  })),
  rules: report.rules.map(({ id, severity, title, why, remedy, links, tags }) => ({
    id,
    severity,
    title,
    why,
    remedy,
    links,
    tags,
  })),
  counts: {
    error: report.counts.error,
    warning: report.counts.warning,
    note: report.counts.note,
    possible: report.counts.possible,
    undecided: report.counts.undecided,
    passed: report.counts.passed,
    allowed: report.counts.allowed,
  },
  ...(report.drawing === undefined ? {} : { drawing: drawing(report.drawing) }),
})

const drawing = ({ nodes, links }: Drawing): Drawing => ({
  nodes: nodes.map(({ id, address, kind, deployment, range: at }) => ({
    id,
    address,
    kind,
    deployment,
    range: range(at),
  })),
  links: links.map(({ from, to, relation, exact }) => ({ from, to, relation, exact })),
})

const finding = (each: FindingReport): FindingReport => ({
  rule: each.rule,
  severity: each.severity,
  certainty: each.certainty,
  message: each.message,
  subject: subject(each.subject),
  also: each.also,
  range: definiteRange(each.range),
  excerpt: each.excerpt === null ? null : { firstLine: each.excerpt.firstLine, lines: each.excerpt.lines },
  evidence: each.evidence.map(evidence),
  assuming: each.assuming,
  ...(each.scenarios && { scenarios: scenarios(each.scenarios) }),
  wouldRaise: each.wouldRaise,
  change: each.change,
  trace: each.trace === null ? null : trace(each.trace),
  fix: each.fix === null ? null : fix(each.fix),
  ...(each.fixes && { fixes: each.fixes.map(choice) }),
  ...(each.check && { check: { command: each.check.command, text: each.check.text } }),
  remedy: each.remedy,
  links: each.links,
  fingerprint: each.fingerprint,
})

const scenarios = (each: ScenariosReport): ScenariosReport => ({
  in: each.in,
  notIn: each.notIn,
  cannotTellIn: each.cannotTellIn,
})

const subject = ({ address, kind, deployment, construct }: SubjectReference): SubjectReference => ({
  address,
  kind,
  deployment,
  ...(construct && { construct: { path: construct.path, createdAt: construct.createdAt } }),
})

const evidence = (each: Evidence): Evidence => ({
  text: each.text,
  address: each.address,
  range: range(each.range),
  excerpt: each.excerpt === null ? null : { firstLine: each.excerpt.firstLine, lines: each.excerpt.lines },
  trail: each.trail.map(definiteRange),
})

const trace = (each: TraceReport): TraceReport => ({
  request: each.request,
  from: each.from,
  to: each.to,
  port: each.port,
  repeatable: each.repeatable,
  steps: each.steps.map(({ does, outcome, text, range: at, code, source }) => ({
    does,
    outcome,
    text,
    range: range(at),
    code,
    source,
  })),
  verdict: each.verdict,
  codes: each.codes,
  symptom: each.symptom,
  edits: each.edits.map(({ at, attribute, text, range: where, breaks, also }) => ({
    at,
    attribute,
    text,
    range: range(where),
    breaks,
    also,
  })),
})

const choice = ({ title, costs, steps, edits, breaks }: Choice): Choice => ({
  title,
  costs,
  steps,
  edits: edits.map(edit),
  breaks,
})

const edit = ({ range: at, before, after }: Fix['edits'][number]): Fix['edits'][number] => ({
  range: definiteRange(at),
  before,
  after,
})

const fix = (each: Fix): Fix => ({
  title: each.title,
  edits: each.edits.map(edit),
  caution: each.caution,
})

const range = (each: Range | null): Range | null => (each === null ? null : definiteRange(each))

const definiteRange = ({ file, start, end }: Range): Range => ({
  file,
  start: { line: start.line, column: start.column },
  end: { line: end.line, column: end.column },
})

const sorted = (table: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)))
