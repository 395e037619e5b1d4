/** One AWS resource, whatever dialect declared it. From here up nobody knows a dialect's words. */
import type { Construct, Deployment, Dialect } from './declaration'
import type { Guard } from './guard'
import type { Place } from './place'
import type { Reference } from './reference'
import type { Meanings } from './stated'
import type { Value } from './value'

export interface Resource {
  /** The declaration's id; a part of a declaration adds `/` and its name: `main.tf#aws_security_group.a/ingress[0]`. */
  readonly id: string
  /** A kind of `resources/`: `vpc-endpoint`. */
  readonly kind: string
  readonly deployment: string
  readonly dialect: Dialect
  /** As people know it: `aws_vpc_endpoint.api`, `ApiEndpoint`. A part has its owner's address. */
  readonly address: string
  /** The dialect's own type, for wording only: `aws_vpc_endpoint`. */
  readonly type: string
  /** `read`: somebody else owns it; its sets are open. */
  readonly ownership: 'managed' | 'read'
  /** By the names of the kind's rows, and `id` and `arn` where the input knows them. Absent ones with a documented default are already replaced by it. */
  readonly attributes: ReadonlyMap<string, Value<unknown>>
  readonly place: Place
  readonly calls: readonly Place[]
  readonly exists: Value<boolean>
  readonly symbolic?: true
  readonly account: Value<string>
  readonly region: Value<string>
  readonly dependsOn: readonly string[]
  readonly action?: 'create' | 'update' | 'replace' | 'no-op' | 'read' | undefined
  /** The resource this is a part of (a security group's inline rule, a policy's statement). */
  readonly partOf?: string | undefined
  readonly construct?: Construct
  /** People say what it is: it is evidence, never a subject. */
  readonly stated?: true
  /** What made this resource, as the dialect's types and attributes; needed to spell a fix. */
  readonly open?: true
}

/** What a relation leads to and we do not have: an id from elsewhere, an import, another account's resource. */
export interface Outside {
  readonly outside: true
  /** As people know it: `vpc-0123`, `!ImportValue net-VpcId`, `var.vpc_id`. */
  readonly name: string
  /** Equal keys are the same thing: two parameters `VpcId` of two stacks have one name and different keys. */
  readonly key: string
  readonly value: Value<unknown>
}

/**
 * One entry of a relation. Normally one target. Several (`exact: false`): the text refers to one or more of them and cannot
 * tell which; a verdict holds only where all agree. No target at all: something is there, nobody can say what.
 */
export interface Edge {
  readonly from: Resource
  readonly relation: string
  readonly to: readonly (Resource | Outside)[]
  readonly exact: boolean
  /** When the edge is there at all. */
  readonly guard: Guard
  /** The value that says so: evidence. */
  readonly because: readonly Value<unknown>[]
  /** The same told in sentences, one after the other; where there are none, the relation has words of its own. */
  readonly told?: readonly Told[]
}

/** A piece of evidence in a sentence. */
export interface Told {
  readonly says: string
  readonly value: Value<unknown>
  /** Whose value it is. */
  readonly at: Resource
}

/** Everything a relation leads to. `open`: there may be more, for the reason given by the values in `why`. */
export interface Relation {
  readonly edges: readonly Edge[]
  readonly open: boolean
  readonly why: readonly Value<unknown>[]
}

export const NO_EDGES: Relation = { edges: [], open: false, why: [] }

/** Open where there is a reason to think so. What leads nowhere is one thing for all, since a large graph keeps many of them. */
export const relationOf = (edges: readonly Edge[], why: readonly Value<unknown>[]): Relation =>
  edges.length + why.length === 0
    ? NO_EDGES
    : { edges, open: why.length > 0, why: why.length === 0 ? NO_EDGES.why : why }

export const isOutside = (target: Resource | Outside): target is Outside => 'outside' in target

/**
 * Something in the input that may do anything to what it is given, or hand it on to others: a custom resource, a provisioner, a
 * parameter store. Sets of what reaches it are open.
 */
export interface Actor {
  readonly deployment: string
  readonly address: string
  readonly place: Place
  readonly reaches: readonly Reference[]
}

/** Everything the graph is made of: what the resource tables make of all declarations of a run. */
export interface Inventory {
  readonly deployments: readonly Deployment[]
  readonly resources: readonly Resource[]
  readonly actors?: readonly Actor[]
  /**
   * By id of a declaration, of any type: what it refers to or says it depends on, as keys of referents. It is created after all of
   * that.
   */
  readonly needs?: ReadonlyMap<string, readonly string[]>
  /** What is stored under a name, for others to look up. */
  readonly stored?: readonly Stored[]
  /** What people say that references mean. */
  readonly meanings?: Meanings
}

/** A parameter of a store of names: which declaration makes it, and how its value is asked for there. */
export interface Stored {
  readonly what: 'ssm-parameter'
  readonly id: string
  readonly attribute: string
  readonly deployment: string
  readonly name: Value<unknown>
  readonly value: Value<unknown>
  readonly exists: Value<boolean>
  readonly region: Value<string>
  readonly account: Value<string>
}
