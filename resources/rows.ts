/** The words of a resource table, as types. {@link ./define} makes them, {@link ./adapt} reads declarations by them. */
import type { Value } from '../model/value'

/**
 * A dotted path through nested blocks or objects: `vpc_config.subnet_ids`, `VpcConfig.SubnetIds`. A step through a list of
 * blocks reads the only block; `[]` reads all of them: `ip_address[].subnet_id`. `null`: this dialect cannot say it.
 * Several spellings: the first one that is set; rows that hold a list take the entries of all of them.
 */
export type Spelling = string | readonly string[] | null

/** What AWS (or a dialect's provider) does when nobody sets it, with the page that says so. */
export interface Default<T> {
  readonly value: T | { readonly terraform?: T; readonly cloudformation?: T }
  readonly source: string
  /** Only where another row of the resource has one of these texts; elsewhere nothing is documented. */
  readonly where?: { readonly row: string; readonly oneOf: readonly string[] }
}

interface Spelled {
  readonly terraform: Spelling
  readonly cloudformation: Spelling
}

export type ScalarType = 'string' | 'number' | 'boolean'

export interface ScalarRow<T> extends Spelled {
  readonly row: 'scalar'
  readonly type: ScalarType
  readonly byDefault?: Default<T>
}
/** A list of scalars (CIDRs, record names). */
export interface ScalarsRow<T> extends Spelled {
  readonly row: 'scalars'
  readonly type: 'string' | 'number'
  /** What the whole list is when nobody sets it. */
  readonly byDefault?: Default<readonly T[]>
}
/**
 * Text that is spelled by other values in one of the dialects: Terraform `internal = true` is `Scheme: internal`. A
 * text that no entry names stays as it is in a text row and is unknown in a boolean one.
 */
export interface MappedRow<T> extends Spelled {
  readonly row: 'mapped'
  readonly type: 'string' | 'boolean'
  readonly values: readonly {
    readonly value: T
    readonly terraform?: string | boolean | number
    readonly cloudformation?: string | boolean | number
  }[]
  readonly byDefault?: Default<T>
}
/** An entry of a list of key/value pairs in CloudFormation (load balancer attributes), a plain attribute in Terraform. */
export interface KeyedRow<T> extends Spelled {
  readonly row: 'keyed'
  readonly type: ScalarType
  /** `LoadBalancerAttributes[Key=load_balancing.cross_zone.enabled].Value` is key `load_balancing.cross_zone.enabled`. */
  readonly key: string
  readonly keyName: string
  readonly valueName: string
  readonly byDefault?: Default<T>
}
/** Text, list or map as it is: environment variables, tags, user data. Rules ask it only for being there. */
export interface StructureRow extends Spelled {
  readonly row: 'structure'
}
export interface OneRow<K extends string> extends Spelled {
  readonly row: 'one'
  readonly kind: K
}
export interface ManyRow<K extends string> extends Spelled {
  readonly row: 'many'
  readonly kind: K
  /** The dialect's attribute names a single one, which is added to the relation of another resource. */
  readonly single?: true
}
/** Nested blocks that are resources of their own kind, so inline and stand-alone rules are one thing to every rule. */
export interface PartsRow<K extends string> extends Spelled {
  readonly row: 'parts'
  readonly kind: K
  /** The relation of the part that leads back to its owner. */
  readonly owner: string
  /** Attribute values that every part gets, by the part's row names (`direction: 'in'`). */
  readonly having?: Readonly<Record<string, Scalar>>
  /** Rows of the part that take the owner's value where the part has none: part's row name to owner's row name. */
  readonly taking?: Readonly<Record<string, string>>
  /** The parts that AWS makes when nobody sets the attribute. */
  readonly byDefault?: DefaultParts
}
export interface DefaultParts {
  readonly terraform?: readonly Readonly<Record<string, Scalar>>[]
  readonly cloudformation?: readonly Readonly<Record<string, Scalar>>[]
  readonly source: string
}
type Scalar = string | number | boolean

/** An IAM policy: JSON text, a structure, or a rendered policy document; becomes `policy-statement` parts. */
export interface PolicyRow extends Spelled {
  readonly row: 'policy'
}
/** The other end of a relation of another kind: all endpoints whose `vpc` is this one. */
export interface ReverseRow<K extends string> {
  readonly row: 'reverse'
  readonly kind: K
  readonly relation: string
}
/** The last resort: a function a dialect, over the attributes as the parser gave them. `undefined`: nobody sets it. */
export interface ReadRow<T> {
  readonly row: 'read'
  readonly type: ScalarType
  readonly terraform: ReadFunction
  readonly cloudformation: ReadFunction
  readonly byDefault?: Default<T>
}
export type ReadFunction = (attributes: ReadonlyMap<string, Value<unknown>>) => Value<unknown> | undefined

export type Row =
  | ScalarRow<string>
  | ScalarRow<number>
  | ScalarRow<boolean>
  | ScalarsRow<string>
  | ScalarsRow<number>
  | MappedRow<string>
  | MappedRow<boolean>
  | KeyedRow<string>
  | KeyedRow<number>
  | KeyedRow<boolean>
  | StructureRow
  | OneRow<string>
  | ManyRow<string>
  | PartsRow<string>
  | PolicyRow
  | ReverseRow<string>
  | ReadRow<string>
  | ReadRow<number>
  | ReadRow<boolean>

export type Rows = Readonly<Record<string, Row>>

/** What a kind is called in each dialect. Data sources of Terraform are read rows of the same kind. */
export interface Names {
  readonly terraform: string | readonly string[] | null
  readonly cloudformation: string | readonly string[] | null
  /** Terraform data sources that read one: `aws_vpc` (without `data.`). */
  readonly data?: string | readonly string[]
}

/**
 * A resource that only sets something on another: `on` is its relation to the other, or to several; `sets` its attributes that
 * replace the other's of the same name, `adds` its relations or parts that are added to the other's of the same name.
 */
export interface Lays {
  readonly on: string
  readonly sets?: readonly string[]
  readonly adds?: readonly string[]
}

/**
 * One block may say several: Terraform writes one rule with a list of CIDRs where AWS has one rule a CIDR. Each entry of the
 * rows in `over` makes a resource of its own, with that row alone set. A spelling that ends in `[]` is such a list.
 */
export interface Spread {
  readonly over: readonly string[]
  /** A flag that stands for one more entry: `self = true` is the value of row `as` in row `row`. */
  readonly itself?: { readonly flag: Spelling; readonly row: string; readonly as: string }
}

export interface Kind<K extends string = string, R extends Rows = Rows> {
  readonly kind: K
  /** What it is, in one sentence. */
  readonly about: string
  /** The AWS page about it. */
  readonly link: string
  readonly names: Names
  readonly rows: R
  /** Where an OpenAPI document may stand; what it says is then read as the attribute `openapi` ({@link ./adapt/openapi}). */
  readonly openapi?: Spelled
  readonly lays?: Lays
  readonly spread?: Spread
  /** Group names: `api`, `workload`, `route-target`. */
  readonly groups?: readonly string[]
  /** Rows whose literal text names the resource within an account and Region, besides `id` and `arn`. */
  readonly identity?: readonly string[]
  /** Attributes given to some of the names: `aws_vpc_security_group_ingress_rule` is always `direction: 'in'`. */
  readonly having?: Readonly<Record<string, Readonly<Record<string, Scalar>>>>
  /** Defaults of some of the names that differ from the row's: `aws_default_vpc` has DNS host names on. */
  readonly defaults?: Readonly<Record<string, Readonly<Record<string, Default<Scalar>>>>>
}
