/** What people say of things that no input shows: how a VPC of another team is set up, and which of our resources a reference means. */
import type { Place } from './place'
import type { Value } from './value'

/** What is told of a thing, or of a block inside it. */
export interface StatedBody {
  /** By the names of the kind's rows. */
  readonly attributes: ReadonlyMap<string, Value<unknown>>
  /** By the names of the rows that hold blocks: rules of a group, routes, statements of a policy. */
  readonly parts: ReadonlyMap<string, readonly StatedPart[]>
  readonly place: Place
}

export interface StatedPart extends StatedBody {
  readonly kind: string
}

/** `outside: { data.aws_vpc.main: { dnsHostnames: true } }` */
export interface StatedFacts extends StatedBody {
  /** An id, or a reference as people write it: `vpc-0123`, `data.aws_vpc.main`, `var.vpc_id`, `net-VpcId`. */
  readonly name: string
  /** Told, or plain from the id; a reference to a data source needs none. */
  readonly kind: string | null
  /** `id`, `arn`, `account` and `region`, where they are told. */
  readonly own: ReadonlyMap<string, Value<string>>
  /** It is all there is: what is not told is not set, and nothing else is attached to it. */
  readonly complete: boolean
  /** Of these deployments; null: of all. */
  readonly deployments: ReadonlySet<string> | null
}

/** `joins: [{ reference: var.vpc_id, in: app, is: aws_vpc.main, of: network }]` */
export interface StatedJoin {
  readonly reference: string
  /** The deployment that refers to it; null: any. */
  readonly in: string | null
  /** The address of the resource that is meant. */
  readonly is: string
  /** The deployment that declares it; null: the only one that has this address. */
  readonly of: string | null
  readonly place: Place
}

/** `modules: { module.network: { adds: nothing, outputs: { vpc_id: { kind: vpc }, cidr: 10.0.0.0/16 } } }` */
export interface StatedModule {
  /** The address of the call. */
  readonly name: string
  /** By name: a value, or a reference to an `outside` of the name `module.network.vpc_id`. */
  readonly outputs: ReadonlyMap<string, Value<unknown>>
  /** Of the outputs that are resources. */
  readonly facts: readonly StatedFacts[]
  /** It is known to attach nothing to what it is handed. */
  readonly addsNothing: boolean
  readonly place: Place
}

/** By the name of what is referred to: ids of the resources that are meant, seen from a deployment or (null) from all. */
export type Meanings = ReadonlyMap<string, readonly { readonly in: string | null; readonly id: string }[]>
