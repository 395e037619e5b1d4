/** What a parser hands over: what the text declares, in the dialect's own words, values with their places. */
import type { Choice, Guard } from './guard'
import type { Place } from './place'
import type { Problem } from './problem'
import type { Reference } from './reference'
import type { Value } from './value'

export type Dialect = 'terraform' | 'cloudformation'

/** The form of the text the declaration came from. SAM resources are CloudFormation declarations. */
export type InputForm =
  | 'terraform-plan'
  | 'terraform-state'
  | 'terraform-configuration'
  | 'cloudformation'
  | 'sam'
  | 'cdk'

/** What a resource was in the program that wrote its template. */
export interface Construct {
  /** `Net/Vpc/Resource`. */
  readonly path: string
  /** `/app/lib/net.ts:12:5`, where the program said so. */
  readonly createdAt?: string
}

/**
 * One resource, or one instance of it (`count`, `for_each`).
 *
 * Attributes are spelled as the dialect spells them. Terraform: nested blocks and attribute-as-blocks are always a
 * `list` of `map`, also when only one is allowed. CloudFormation: the property tree as written.
 * An attribute that nobody sets is simply not in the map.
 */
export interface Declaration {
  /** {@link declarationId} of deployment and address. */
  readonly id: string
  readonly deployment: string
  readonly dialect: Dialect
  /** As the dialect prints it: `module.net["a"].aws_subnet.private[0]`, `PrivateSubnet`. */
  readonly address: string
  /** `aws_subnet`, `AWS::EC2::Subnet`. */
  readonly type: string
  /** `read`: somebody else owns it (a data source). */
  readonly mode: 'managed' | 'read'
  readonly attributes: ReadonlyMap<string, Value<unknown>>
  /** The header of the block. */
  readonly place: Place
  /** The module calls around it, innermost first. */
  readonly calls: readonly Place[]
  /** Known true, or under a guard, or unknown (a `count` nobody can tell). */
  readonly exists: Value<boolean>
  /** One of an unknown number of instances. */
  readonly symbolic?: true
  /** Where it will be created. Equal symbols are equal although their text is unknown. */
  readonly account: Value<string>
  readonly region: Value<string>
  readonly dependsOn: readonly Reference[]
  /**
   * What its expressions name, whatever they evaluate to: with `dependsOn`, all that is created before it. When left out, its
   * values say so. Few ask, and a large plan has many expressions: found when it is asked for.
   */
  readonly mentions?: () => readonly Reference[]
  /** What the plan is going to do with it; absent without a plan. */
  readonly action?: 'create' | 'update' | 'replace' | 'no-op' | 'read' | undefined
  /**
   * Attributes not in `attributes` may still be set: a part of the block could not be read (an unknown `dynamic`, a macro,
   * a redacted plan). What is absent is then unknown.
   */
  readonly open?: true
  readonly construct?: Construct
}

/** What is deployed in one go: one plan, one Terraform root folder, one stack. */
export interface Deployment {
  /** Unique in a run; the name of its main source or folder. */
  readonly id: string
  readonly dialect: Dialect
  readonly form: InputForm
  readonly place: Place
  /** Sources it was read from, main one first. */
  readonly sources: readonly string[]
  readonly choices: ReadonlyMap<string, Choice>
  /** Combinations of choices that cannot be: a world where one of these is false does not exist (template `Rules`). */
  readonly constraints: readonly Guard[]
  /** Why there may be more in this deployment than what was read; empty when it is complete. */
  readonly incomplete: readonly Incompleteness[]
  /** Where its state lies, in words that whoever reads it has too. */
  readonly state?: string
  /** Named results that other deployments may read, and exports. */
  readonly outputs: ReadonlyMap<string, Output>
  /** The names of its parameters, or of the variables of its root module; left out where they are not read. */
  readonly inputs?: readonly string[]
  /** One of several ways in which the same text is deployed, each with other parameters: its name, and the names of all. */
  readonly scenario?: { readonly name: string; readonly all: readonly string[] }
  /** Where all of it is deployed, as far as that is known of the whole. */
  readonly account?: string
  readonly region?: string
  /** Of what is joined with what is judged: the scenarios that it is there for; all of them when left out. */
  readonly joinedIn?: ReadonlySet<string>
  /** The app that it is a part of: what one program deploys together, by the name of its manifest. */
  readonly app?: string
  /** The outermost stack that creates this one, and its template. */
  readonly within?: { readonly deployment: string; readonly source: string }
}

export interface Output {
  readonly value: Value<unknown>
  /** The name under which it is exported, where it is. */
  readonly exportedAs?: Value<unknown>
}

/** Something opaque, and what of ours reaches it. */
export interface Incompleteness {
  readonly what:
    | 'module-not-read'
    | 'macro'
    | 'nested-stack-not-read'
    | 'targeted-plan'
    | 'errored-plan'
    | 'redacted-plan'
    | 'unreadable-file'
    | 'undeclared'
  readonly place: Place
  readonly detail: string
  /** What others refer to it by. */
  readonly is?: Reference
  /** What was handed to it. Identities that reach it may have more attached than is seen. Absent: it may touch anything. */
  readonly reaches?: readonly Reference[]
  /** All that it can wait for when it is created, where that is seen from here: what its call names. */
  readonly waitsFor?: () => readonly Reference[]
}

export interface Parsed {
  readonly deployments: readonly Deployment[]
  readonly declarations: readonly Declaration[]
  readonly problems: readonly Problem[]
}
