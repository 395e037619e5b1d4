/** What a program may import. */

export type { LoadedRules } from './engine/load'
export { type AnyRule, type Raise, type Rule, rule } from './engine/rule'
export { type LintRequest, lint, readRules } from './lint'
export type { Source } from './model/place'
export type { Problem, ProblemSeverity } from './model/problem'
export type { Position, Range } from './model/range-in-source'
export type {
  AllowedReport,
  Certainty,
  Counts,
  DeploymentReport,
  Edit,
  Evidence,
  Excerpt,
  FindingReport,
  Fix,
  ProblemReport,
  Report,
  RuleText,
  Severity,
  SubjectReference,
  TraceReport,
  TraceStep,
  UndecidedReport,
} from './model/report'
export type { Refusal, Sources } from './model/sources'
export type { Input, InputSettings } from './parsers/read-input'
