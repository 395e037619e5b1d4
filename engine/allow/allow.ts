/**
 * # What people allow
 *
 *     # vpclint: allow vpc-endpoint-in-one-zone until 2026-12-31 because the second zone comes with the new VPC
 *
 * An allow says which rules, why, and until when; its reach says of what: a part of a text (an attribute, a block, a module call, a
 * resource of a template, a whole file), or, in the configuration, paths and addresses.
 */
import type { Place } from '../../model/place'
import type { Offsets } from '../locate'

export type Reach =
  | { readonly is: 'part'; readonly source: string; readonly part: Offsets }
  | { readonly is: 'file'; readonly source: string }
  /** Globs; what is left out is any. */
  | {
      readonly is: 'named'
      readonly path?: string
      readonly address?: string
      readonly deployments?: ReadonlySet<string>
    }

export interface Allow {
  readonly rules: readonly string[]
  readonly because: string
  /** The last day it holds, `YYYY-MM-DD`. */
  readonly until: string | null
  readonly place: Place
  readonly reach: Reach
}

/** What was meant as an allow and is none; it is not obeyed. */
export interface InvalidAllow {
  readonly invalid: string
  readonly place: Place
}

export type SaidAllow = Allow | InvalidAllow

export const isInvalid = (said: SaidAllow): said is InvalidAllow => 'invalid' in said
