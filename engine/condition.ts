/** The types of conditions, made from the resource tables and the registry of facts: a misspelt attribute does not compile. */
import type { FactTypes } from '../graph/facts'
import type { BlockCode } from '../paths/codes'
import type { Ending } from '../paths/reach'
import type {
  KeyedRow,
  ManyRow,
  MappedRow,
  OneRow,
  PartsRow,
  PolicyRow,
  ReadRow,
  ReverseRow,
  Row,
  ScalarRow,
  ScalarsRow,
  StructureRow,
} from '../resources/define'
import type { GroupKinds, KindRows } from '../resources/index'

type PlainKind = keyof KindRows & string
/** A kind, or a group of kinds. */
export type KindName = PlainKind | (keyof GroupKinds & string)

type MembersOf<K extends KindName> = K extends PlainKind
  ? K
  : K extends keyof GroupKinds
    ? GroupKinds[K]
    : never
/** What all members of a group have. */
type SharedKeys<K> = K extends unknown ? keyof K : never
type RowsOfKind<K extends PlainKind> = KindRows[K] & (K extends keyof FactTypes ? FactTypes[K] : unknown)
type RowsOf<K extends KindName> = MembersOf<K> extends infer M extends PlainKind ? RowsOfKind<M> : never

/** Attributes that every resource has. */
type Everywhere = {
  readonly kind?: TextTest
  readonly ownership?: TextTest
  readonly dialect?: TextTest
  readonly account?: TextTest
  readonly region?: TextTest
  readonly action?: TextTest
}

/** The value of another attribute of the same resource: `{ of: 'vpc.cidr' }`. */
export interface Of {
  readonly of: string
}

/** Operators on one value. Several in one object: all of them. */
export interface Operators<T> {
  readonly is?: T | Of
  readonly isNot?: T | Of
  readonly oneOf?: readonly T[]
  readonly noneOf?: readonly T[]
  /** Glob: `*` any text, `?` one character. Linear time. */
  readonly matches?: string | readonly string[]
  readonly atLeast?: number | Of
  readonly atMost?: number | Of
  /** CIDRs, port ranges: this contains all of that. */
  readonly covers?: T | Of | string | number
  readonly overlaps?: T | Of | string | number
  readonly within?: T | Of | string | number
  /** List of scalars: holds this one. */
  readonly includes?: T | Of
  readonly exists?: boolean
  readonly not?: Operators<T> | T
}
type Test<T> = T | Operators<T>
type TextTest = Test<string>

export interface Quantifier<K extends KindName> {
  readonly some?: ConditionAbout<K>
  readonly every?: ConditionAbout<K>
  readonly none?: ConditionAbout<K>
  readonly count?: {
    readonly atLeast?: number
    readonly atMost?: number
    /** Count different values of this attribute instead of entries. */
    readonly distinct?: string
    readonly where?: ConditionAbout<K>
  }
  readonly exists?: boolean
}

type Step<K extends KindName> = ConditionAbout<K> | { readonly exists: boolean }

type ConditionOn<R> =
  R extends OneRow<infer K extends KindName>
    ? Step<K>
    : R extends
          | ManyRow<infer K extends KindName>
          | PartsRow<infer K extends KindName>
          | ReverseRow<infer K extends KindName>
      ? Quantifier<K>
      : R extends PolicyRow
        ? Quantifier<'policy-statement'>
        : R extends ScalarRow<infer T> | MappedRow<infer T> | KeyedRow<infer T> | ReadRow<infer T>
          ? Test<T>
          : R extends ScalarsRow<infer T>
            ? Operators<T>
            : R extends StructureRow
              ? { readonly exists: boolean }
              : R extends Row
                ? never
                : never

/** What sends requests that can be followed. */
type Sender = GroupKinds['workload'] | 'subnet' | 'vpc'

/** A host name or URL, in which `{region}` is the Region of whoever asks; or everything that a relation leads to. */
type Goal = string | Of

interface PathWords {
  /** What it sends there arrives. */
  readonly reaches?: { readonly to: Goal; readonly port?: number }
  /** What it sends there ends at one of these blocks, or at any when none is named. */
  readonly blockedAt?: { readonly to: Goal; readonly port?: number; readonly codes?: readonly BlockCode[] }
  /** The name leads to such an end where it asks. */
  readonly resolves?: { readonly name: Goal; readonly to: Ending | readonly Ending[] }
}

export type ConditionAbout<K extends KindName> = Everywhere & {
  readonly [A in SharedKeys<RowsOf<K>>]?: RowsOf<K> extends infer R
    ? A extends keyof R
      ? ConditionOn<R[A]>
      : never
    : never
} & {
  readonly any?: readonly ConditionAbout<K>[]
  readonly all?: readonly ConditionAbout<K>[]
  readonly not?: ConditionAbout<K>
  /** No other resource of this kind in the same graph has the same values of these attributes. */
  readonly unique?: { readonly by: readonly string[]; readonly where?: ConditionAbout<K> }
} & ([MembersOf<K>] extends [Sender] ? PathWords : unknown)

export type PathAbout<K extends KindName> = SharedKeys<RowsOf<K>> & string
