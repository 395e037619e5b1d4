/**
 * # Values
 *
 * Every attribute of every resource is a {@link Value}: known, absent, or one of the ways of not being known *yet*.
 * The distinctions are each needed by a real trap:
 *
 * - `absent` (nobody sets it: AWS's default holds) is not `unknown` (somebody sets it to something we cannot see). In a
 *   plan both look like "known after apply"; only the configuration tells them apart.
 * - `reference`: the text is unknown but what it *means* is known, so two of them can be equal, and edges can be drawn.
 * - `template`: text with holes, so that `"com.amazonaws.${region}.execute-api"` still ends in execute-api.
 * - `list` and `map` hold values and may be `open`: there may be more than what is seen.
 * - `conditional`: one of several, each under a {@link Guard}.
 *
 * Unknown has no boolean. Whoever opens a value folds every state in one `switch` that returns in each case, so that a new state
 * breaks the build.
 *
 *     enable_dns_hostnames = var.hostnames     # variable without a value
 *     { state: 'unknown', reason: 'no-value-for-input', refersTo: [var.hostnames], origin: … }
 */
import type { Guard } from './guard'
import type { Place } from './place'
import type { Reference } from './reference'

/**
 * How a value got to where it is.
 * `written`: it stands at `place`. `default`: nobody wrote it, `place` is the block whose default it is.
 * `inherited`: a provider, a Globals section or a stack sets it for all.
 */
export interface Origin {
  readonly place: Place
  readonly how: 'written' | 'default' | 'inherited'
  /** The places it came through, nearest first: the variable, the local, the module input, the tfvars line. */
  readonly trail: readonly Place[]
  /** Where AWS documents a default, with `how: 'default'`. */
  readonly source?: string
}

export type UnknownReason =
  /** AWS or the provider decides it on creation. */
  | 'computed'
  /** A variable or parameter that has neither a value nor a default. */
  | 'no-value-for-input'
  /** Read from the account by a data source or a lookup. */
  | 'data-source'
  /** An expression this reader does not evaluate, or whose evaluation failed. */
  | 'opaque-expression'
  /** Inside a generated block whose expression is not in the input. */
  | 'dynamic-block'
  /** It depends on what is not in the input: another deployment, account or system. */
  | 'external'
  /** Handed to others, who may attach what is not seen here. */
  | 'handed-on'
  /** Marked as secret; withheld on purpose. */
  | 'sensitive'
  /** The plan does not contain it (targeted, errored or redacted plan). */
  | 'not-planned'
  /** A macro or transform may change it. */
  | 'macro'
  /** Its text is not valid, and only a part of it could be read. */
  | 'partly-read'
  /** `{{resolve:…}}` */
  | 'dynamic-reference'
  /** Several places set it differently. */
  | 'conflicting'
  /** The expression refers to itself. */
  | 'cycle'
  /** Too large or too deep; a budget ended the evaluation. */
  | 'budget'

export type Assumption = 'parameter-default' | 'variable-default' | 'yaml-1.1'

interface Common {
  readonly origin: Origin
  /** The input marks it as secret: it takes part in no output. */
  readonly sensitive?: true
  /** The value rests on a default that a deployment may override. */
  readonly assumed?: Assumption
  /** Of a text that rests on a default: the pieces it was put together from, each with its own mark. */
  readonly pieces?: readonly (string | Value<unknown>)[]
  /** The attribute of another declaration that it was read from: who wants that declaration means it, whatever the text turns out to be. */
  readonly readFrom?: Reference
  /** A template's scalar, as it was written: a row's type decides later what `yes` or `0123` means. */
  readonly written?: 'plain' | 'quoted'
}

export type Known<T> = Common & { readonly state: 'known'; readonly value: T }
export type Absent = Common & { readonly state: 'absent' }
/** Value unknown, identity known. Several targets with `exact: false`: one or more of these. */
export type Referring = Common & {
  readonly state: 'reference'
  readonly targets: readonly Reference[]
  readonly exact: boolean
}
export type Template = Common & {
  readonly state: 'template'
  readonly parts: readonly (string | Value<unknown>)[]
}
export type List = Common & {
  readonly state: 'list'
  readonly items: readonly Value<unknown>[]
  readonly open: boolean
}
export type Mapping = Common & {
  readonly state: 'map'
  readonly entries: ReadonlyMap<string, Value<unknown>>
  readonly open: boolean
}
export type Conditional<T> = Common & {
  readonly state: 'conditional'
  /** Guards are exclusive and together cover every world. */
  readonly cases: readonly { readonly guard: Guard; readonly value: Value<T> }[]
}
export type Unknown = Common & {
  readonly state: 'unknown'
  readonly reason: UnknownReason
  readonly refersTo: readonly Reference[]
}

/**
 * `T` is the type of a known scalar. Lists and maps are always `list` and `map`, never `known` with an array or object
 * inside, so that every leaf has its own place.
 */
export type Value<T = unknown> =
  | Known<T>
  | Absent
  | Referring
  | Template
  | List
  | Mapping
  | Conditional<T>
  | Unknown

export type Scalar = string | number | boolean

const NO_TRAIL: readonly Place[] = []

export const written = (place: Place, trail: readonly Place[] = NO_TRAIL): Origin => ({
  place,
  how: 'written',
  trail,
})

export const known = <T>(value: T, origin: Origin): Known<T> => ({ state: 'known', value, origin })
export const absent = (origin: Origin): Absent => ({ state: 'absent', origin })
export const unknown = (
  reason: UnknownReason,
  origin: Origin,
  refersTo: readonly Reference[] = [],
): Unknown => ({ state: 'unknown', reason, refersTo, origin })
export const refersTo = (targets: readonly Reference[], origin: Origin): Referring => ({
  state: 'reference',
  targets,
  exact: targets.length === 1,
  origin,
})
export const list = (items: readonly Value<unknown>[], origin: Origin): List => ({
  state: 'list',
  items,
  open: false,
  origin,
})
export const map = (entries: ReadonlyMap<string, Value<unknown>>, origin: Origin): Mapping => ({
  state: 'map',
  entries,
  open: false,
  origin,
})

/** Every reference anywhere inside a value, in order. Without recursion: a hostile text nests thousands deep. */
export function referencesIn(value: Value<unknown>): readonly Reference[] {
  const found: Reference[] = []
  const waiting: Value<unknown>[] = [value]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const reference of ownReferences(next)) found.push(reference)
    for (const inside of [...valuesInside(next)].reverse()) waiting.push(inside)
  }
  return found
}

const ownReferences = (value: Value<unknown>): readonly Reference[] =>
  value.state === 'reference' ? value.targets : value.state === 'unknown' ? value.refersTo : []

/** Nearly every value: it is made of no others. */
export const isWhole = ({ state }: Value<unknown>): boolean =>
  state === 'known' || state === 'absent' || state === 'reference' || state === 'unknown'

/** The values that a value is made of, one level down. */
export function valuesInside(value: Value<unknown>): readonly Value<unknown>[] {
  switch (value.state) {
    case 'template':
      return value.parts.filter((part) => typeof part !== 'string')
    case 'list':
      return value.items
    case 'map':
      return [...value.entries.values()]
    case 'conditional':
      return value.cases.map((each) => each.value)
    default:
      return []
  }
}
