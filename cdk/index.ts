/** What a CDK app may import: `vpclint/cdk`. */
export { type AllowReason, allow } from './allow'
export type {
  ConstructLike,
  ValidationContext,
  ValidationReport,
  ViolatingResource,
  Violation,
} from './plugin'
export { type ValidatorSettings, VpclintValidator } from './validator'
