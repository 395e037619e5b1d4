/**
 * # What a request meets
 *
 * A trace is the answer to "what happens when A asks for B": the name is looked up, then hop by hop settings let the request pass,
 * stop it, or cannot be told. Every stage is judged even after a block, so that one look shows all that has to change. Whatever is
 * said carries the values that say so; places become lines where a report is made.
 *
 *     name      api.example.com -> CNAME d-x.execute-api… -> private DNS of aws_vpc_endpoint.api
 *     filter    security group aws_security_group.endpoint admits 10.0.0.0/16 on 443      open
 *     service   API Gateway passes only private APIs behind a VPC endpoint                blocked
 */
import type { TraceSymptom } from '../model/report'
import type { Outside, Resource } from '../model/resource'
import type { Value } from '../model/value'
import type { BlockCode } from './codes'

export type Stage = 'name' | 'route' | 'filter' | 'endpoint' | 'certificate' | 'policy' | 'service' | 'target'

/** `open`: this setting lets the request pass. */
export type StepVerdict = 'open' | 'blocked' | 'unknown'

/** One setting, or one documented behaviour, and what it does with the request. */
export interface Step {
  readonly stage: Stage
  readonly verdict: StepVerdict
  /** A stable name of the block. Only when it is blocked. */
  readonly code?: BlockCode
  /** A plain sentence without a final dot. */
  readonly says: string
  /** Whose setting it is. */
  readonly at?: Resource | Outside
  readonly because: readonly Value<unknown>[]
  /** Of an unknown verdict: what decides it beside those. */
  readonly missing?: readonly Value<unknown>[]
  /** The page that documents the behaviour. */
  readonly source?: string
}

/** A thing that the request passes: a workload, a name server, an endpoint, a load balancer. */
export interface Hop {
  readonly at?: Resource | Outside
  /** As people know it: the address, or `the internet`. */
  readonly label: string
  readonly steps: readonly Step[]
}

export type TraceVerdict = 'reachable' | 'blocked' | 'unknown'

export type Symptom = TraceSymptom

/** One change that opens a block. */
export interface Edit {
  readonly at: Resource | Outside
  /** The row to change, where it is one. */
  readonly attribute?: string
  readonly says: string
  /** What that change would break elsewhere. */
  readonly breaks: readonly string[]
  /** What else it would open, for whom. */
  readonly also: readonly string[]
}

export interface Trace {
  readonly from: string
  readonly to: string
  /** Where one was named. */
  readonly port?: number
  readonly hops: readonly Hop[]
  readonly verdict: TraceVerdict
  /** The codes of all blocked steps, in order. */
  readonly codes: readonly BlockCode[]
  /** Of an unknown verdict: the values that nobody knows. */
  readonly causes: readonly Value<unknown>[]
  readonly symptom?: Symptom
  readonly edits: readonly Edit[]
}
