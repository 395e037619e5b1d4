/**
 * What AWS CDK asks of a policy validation plugin, in the shapes of all its versions: `aws-cdk-lib` itself is not imported, so that
 * one plugin fits every version of it.
 * https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html
 */

export interface ValidationContext {
  /** Templates of stacks, relative to the current folder; nested stacks are not among them. */
  readonly templatePaths: readonly string[]
}

export interface ViolatingResource {
  readonly resourceLogicalId: string
  readonly templatePath: string
  readonly constructPath?: string
  /** Inside the resource: `Properties.PrivateDnsEnabled`. */
  readonly locations: string[]
}

export interface Violation {
  readonly ruleName: string
  readonly description: string
  readonly severity: string
  readonly fix?: string
  readonly ruleMetadata?: { readonly [key: string]: string }
  readonly violatingResources: ViolatingResource[]
}

export interface ValidationReport {
  /** False stops the synthesis. */
  readonly success: boolean
  readonly pluginVersion: string
  readonly violations: Violation[]
  readonly metadata?: { readonly [key: string]: string }
}

/** The part of a construct that is needed to leave something in its template. */
export interface ConstructLike {
  readonly node: { readonly defaultChild?: unknown; findAll(): unknown[] }
}
