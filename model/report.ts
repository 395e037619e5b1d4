/**
 * The result of a run: all that reporters see and what `--format json` prints (`schemas/report.schema.json`). Places are already
 * lines and columns, texts are plain (reporters escape), secrets never got here. `schemaVersion` only gains fields.
 */
import type { Drawing } from './drawing'
import type { Range } from './range-in-source'

export type Severity = 'error' | 'warning' | 'note'

/** `certain`: the facts are definite. `possible`: something that decides it is not known, and people want proof (`when-undecided`). */
export type Certainty = 'certain' | 'possible'

export interface SubjectReference {
  readonly address: string
  readonly kind: string
  readonly deployment: string
  /** What it was in the program that wrote its template (CDK), and the line that created it where that is known. */
  readonly construct?: { readonly path: string; readonly createdAt: string | null }
}

/** Some lines of a source around a range; string literals that are not the point are masked. */
export interface Excerpt {
  readonly firstLine: number
  readonly lines: readonly string[]
}

export interface Evidence {
  /** `privateDns of aws_vpc_endpoint.api is true` */
  readonly text: string
  readonly address: string
  readonly range: Range | null
  readonly excerpt: Excerpt | null
  /** Where the value came from, nearest first: variable, local, tfvars line. */
  readonly trail: readonly Range[]
}

export interface Edit {
  readonly range: Range
  readonly before: string
  readonly after: string
}

export interface Fix {
  readonly title: string
  readonly edits: readonly Edit[]
  readonly caution: string | null
}

/** One of several ways out. */
export interface Choice {
  readonly title: string
  readonly costs: string | null
  /** What is to be added, where no edit can say it. */
  readonly steps: readonly string[]
  readonly edits: Fix['edits']
  /** What it would break elsewhere. */
  readonly breaks: readonly string[]
}

/** One command that proves a fix after it is applied, and what its answer means. */
export interface Check {
  readonly command: string
  readonly text: string
}

export interface TraceStep {
  readonly does: string
  readonly outcome: 'ok' | 'blocked' | 'unknown'
  readonly text: string
  readonly range: Range | null
  /** The stable name of the block: `security-group-ingress`. Of a step that is blocked. */
  readonly code: string | null
  /** The page that documents the behaviour. */
  readonly source: string | null
}

/** One change that opens a block. */
export interface TraceEdit {
  /** The address of what is to be changed, and its attribute where it is one. */
  readonly at: string
  readonly attribute: string | null
  readonly text: string
  readonly range: Range | null
  /** What the change would break elsewhere. */
  readonly breaks: readonly string[]
  /** What else it would open, for whom. */
  readonly also: readonly string[]
}

/** What the caller gets to see, where AWS documents it. */
export type TraceSymptom =
  | 'answered'
  | 'name-does-not-resolve'
  | 'timeout'
  | 'certificate-mismatch'
  | 'forbidden'
  | 'service-unavailable'

export interface TraceReport {
  readonly request: string
  /** Who asks for what, in the words of `vpclint trace --from … --to …`. */
  readonly from: string
  readonly to: string
  readonly port: number | null
  /** Those words are understood: `vpclint trace` over the same inputs shows it again. */
  readonly repeatable: boolean
  /** Every stage in order, also behind a block. */
  readonly steps: readonly TraceStep[]
  readonly verdict: 'reachable' | 'blocked' | 'unknown'
  /** The blocks, in order. */
  readonly codes: readonly string[]
  readonly symptom: TraceSymptom | null
  /** Each opens a block; all of them together open the way. */
  readonly edits: readonly TraceEdit[]
}

/** Of a root or template that is deployed in several ways: those that have the fault, and what is so in the others. */
export interface ScenariosReport {
  readonly in: readonly string[]
  readonly notIn: readonly string[]
  readonly cannotTellIn: readonly string[]
}

export interface FindingReport {
  readonly rule: string
  readonly severity: Severity
  readonly certainty: Certainty
  readonly message: string
  readonly subject: SubjectReference
  /** Further instances of the same block, and other resources the same cause harms. */
  readonly also: readonly string[]
  readonly range: Range
  readonly excerpt: Excerpt | null
  readonly evidence: readonly Evidence[]
  /** The choices under which it holds, in words; empty when it always does. */
  readonly assuming: readonly string[]
  /** Only where the same text is deployed in several ways. */
  readonly scenarios?: ScenariosReport
  /** What would raise the severity, and is not known. */
  readonly wouldRaise: readonly string[]
  readonly change: 'introduced' | 'still-there' | 'fixed' | null
  readonly trace: TraceReport | null
  readonly fix: Fix | null
  /** Ways out to choose from, where the rule offers some. */
  readonly fixes?: readonly Choice[]
  readonly check?: Check
  readonly remedy: string
  readonly links: readonly string[]
  readonly fingerprint: string
}

/** A verdict that is neither pass nor fail. */
export interface UndecidedReport {
  readonly rule: string
  readonly verdict: 'possible' | 'undecided'
  readonly subject: SubjectReference
  readonly range: Range | null
  /** What is not known, and why: `the VPC of aws_vpc_endpoint.api: var.vpc_id has no value`. */
  readonly missing: readonly {
    readonly text: string
    /** The one thing behind it that could be supplied or looked up; the same text wherever the same is missing. */
    readonly fact: string
    readonly range: Range | null
    readonly supply: string | null
  }[]
}

export interface AllowedReport {
  readonly finding: FindingReport
  readonly because: string
  readonly until: string | null
  readonly range: Range | null
}

export interface ProblemReport {
  readonly code: string
  readonly severity: 'unreadable' | 'partly-read' | 'note'
  readonly message: string
  readonly file: string
  readonly range: Range | null
  readonly remedy: string | null
}

export interface DeploymentReport {
  readonly name: string
  readonly form: string
  readonly sources: readonly string[]
  /** How many resources of each kind vpclint judges; kinds with none are left out. */
  readonly kinds: Readonly<Record<string, number>>
  /** The same for resources that somebody else owns. */
  readonly read: Readonly<Record<string, number>>
  readonly incomplete: readonly string[]
  /** It is joined with the others, and nothing is reported on it. */
  readonly context?: true
}

/** What reporters need to know of a rule. */
export interface RuleText {
  readonly id: string
  readonly severity: Severity
  readonly title: string
  readonly why: string
  readonly remedy: string
  readonly links: readonly string[]
  readonly tags: readonly string[]
}

export interface Counts {
  readonly error: number
  readonly warning: number
  readonly note: number
  readonly possible: number
  readonly undecided: number
  readonly passed: number
  readonly allowed: number
}

export interface Report {
  readonly schemaVersion: 1
  readonly tool: { readonly name: 'vpclint'; readonly version: string }
  readonly findings: readonly FindingReport[]
  readonly undecided: readonly UndecidedReport[]
  readonly allowed: readonly AllowedReport[]
  readonly passed: readonly { readonly rule: string; readonly address: string; readonly deployment: string }[]
  readonly problems: readonly ProblemReport[]
  readonly read: readonly DeploymentReport[]
  /** Only the rules that were asked. */
  readonly rules: readonly RuleText[]
  readonly counts: Counts
  /** What was read and what it refers to; only there where a format draws it. */
  readonly drawing?: Drawing
}
