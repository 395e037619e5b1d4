/**
 * # Resource tables
 *
 * One table a kind: how each dialect spells what we judge, side by side, and what AWS does when nobody says. The same table
 * makes the adapter ({@link ./adapt}), the edges, the types of rule conditions, the JSON Schema of YAML rules, the spelling of a
 * fix and a page of docs.
 *
 *     export const vpcEndpoint = resource('vpc-endpoint', { terraform: 'aws_vpc_endpoint', cloudformation: 'AWS::EC2::VPCEndpoint' }, {
 *       type:       string('vpc_endpoint_type', 'VpcEndpointType', byDefault('Gateway', 'https://docs.aws.amazon.com/…')),
 *       privateDns: boolean('private_dns_enabled', 'PrivateDnsEnabled', byDefault(false, 'https://…')),
 *       vpc:        one('vpc', 'vpc_id', 'VpcId'),
 *     })
 *
 * Irregular spellings have words of their own (`mapped`, `keyed`, `parts`, `reverse`), so a table holds no code; the last resort is
 * `read`, with its two small functions in the same file.
 */
import type { Value } from '../model/value'

/**
 * A dotted path through nested blocks or objects: `vpc_config.subnet_ids`, `VpcConfig.SubnetIds`. A step through a list of
 * blocks reads the only block; `[]` reads all of them: `ip_address[].subnet_id`. `null`: this dialect cannot say it.
 * Several spellings: the first one that is set.
 */
export type Spelling = string | readonly string[] | null

/** What AWS (or a dialect's provider) does when nobody sets it, with the page that says so. */
export interface Default<T> {
  readonly value: T | { readonly terraform?: T; readonly cloudformation?: T }
  readonly source: string
}

export const byDefault = <T>(value: Default<T>['value'], source: string): Default<T> => ({ value, source })

interface Spelled {
  readonly terraform: Spelling
  readonly cloudformation: Spelling
}

export interface ScalarRow<T> extends Spelled {
  readonly row: 'scalar'
  readonly type: 'string' | 'number' | 'boolean'
  readonly byDefault?: Default<T>
}
/** A list of scalars (CIDRs, record names). */
export interface ScalarsRow<T> extends Spelled {
  readonly row: 'scalars'
  readonly type: 'string' | 'number'
  readonly item?: T
}
/** Text that is spelled by other values in one of the dialects: Terraform `internal = true` is `Scheme: internal`. */
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
  readonly type: 'string' | 'number' | 'boolean'
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
}
/** Nested blocks that are resources of their own kind, so inline and stand-alone rules are one thing to every rule. */
export interface PartsRow<K extends string> extends Spelled {
  readonly row: 'parts'
  readonly kind: K
  /** The relation of the part that leads back to its owner. */
  readonly owner: string
  /** Attribute names that every part gets, in the part's row names (`direction: 'in'`). */
  readonly having?: Readonly<Record<string, string | number | boolean>>
}
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
export interface ReadRow<T> {
  readonly row: 'read'
  readonly type: 'string' | 'number' | 'boolean'
  readonly terraform: (attributes: ReadonlyMap<string, Value<unknown>>) => Value<unknown> | undefined
  readonly cloudformation: (attributes: ReadonlyMap<string, Value<unknown>>) => Value<unknown> | undefined
  readonly byDefault?: Default<T>
}

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
 * A resource that only sets something on another: `on` is its relation to the other, `sets` its attributes that replace the
 * other's of the same name, `adds` its relations or parts that are added to the other's of the same name.
 */
export interface Lays {
  readonly on: string
  readonly sets?: readonly string[]
  readonly adds?: readonly string[]
}

/** Which attribute gives a resource its name or id in literal text, for joining by text: `{ id: ['id'], arn: ['arn'] }`. */
export interface Identity {
  readonly terraform?: readonly string[]
  readonly cloudformation?: readonly string[]
}

export interface Kind<K extends string = string, R extends Rows = Rows> {
  readonly kind: K
  /** One sentence, and the AWS page. */
  readonly about?: string
  readonly names: Names
  readonly rows: R
  readonly lays?: Lays
  /** Group names: `api`, `workload`, `load-balancer-target`, `route-target`. */
  readonly groups?: readonly string[]
  readonly identity?: Identity
  /** Attributes given to some of the names: `aws_vpc_security_group_ingress_rule` is always `direction: 'in'`. */
  readonly having?: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>
}

export const resource = <const K extends string, const R extends Rows>(
  kind: K,
  names: Names,
  rows: R,
  more: Omit<Kind<K, R>, 'kind' | 'names' | 'rows'> = {},
): Kind<K, R> => ({ kind, names, rows, ...more })

const scalar =
  <T>(type: 'string' | 'number' | 'boolean') =>
  (terraform: Spelling, cloudformation: Spelling, standard?: Default<T>): ScalarRow<T> => ({
    row: 'scalar',
    type,
    terraform,
    cloudformation,
    ...(standard && { byDefault: standard }),
  })

export const string = scalar<string>('string')
export const number = scalar<number>('number')
export const boolean = scalar<boolean>('boolean')

export const strings = (terraform: Spelling, cloudformation: Spelling): ScalarsRow<string> => ({
  row: 'scalars',
  type: 'string',
  terraform,
  cloudformation,
})

export const structure = (terraform: Spelling, cloudformation: Spelling): StructureRow => ({
  row: 'structure',
  terraform,
  cloudformation,
})

export const policy = (terraform: Spelling, cloudformation: Spelling): PolicyRow => ({
  row: 'policy',
  terraform,
  cloudformation,
})

export const one = <const K extends string>(kind: K, terraform: Spelling, cloudformation: Spelling): OneRow<K> => ({
  row: 'one',
  kind,
  terraform,
  cloudformation,
})

export const many = <const K extends string>(kind: K, terraform: Spelling, cloudformation: Spelling): ManyRow<K> => ({
  row: 'many',
  kind,
  terraform,
  cloudformation,
})

export const parts = <const K extends string>(
  kind: K,
  owner: string,
  terraform: Spelling,
  cloudformation: Spelling,
  having?: PartsRow<K>['having'],
): PartsRow<K> => ({ row: 'parts', kind, owner, terraform, cloudformation, ...(having && { having }) })

export const reverse = <const K extends string>(kind: K, relation: string): ReverseRow<K> => ({
  row: 'reverse',
  kind,
  relation,
})

export const mapped = <T extends string | boolean>(
  type: MappedRow<T>['type'],
  terraform: Spelling,
  cloudformation: Spelling,
  values: MappedRow<T>['values'],
  standard?: Default<T>,
): MappedRow<T> => ({
  row: 'mapped',
  type,
  terraform,
  cloudformation,
  values,
  ...(standard && { byDefault: standard }),
})

export const keyed = <T>(
  type: KeyedRow<T>['type'],
  terraform: Spelling,
  cloudformation: Spelling,
  entry: Pick<KeyedRow<T>, 'key' | 'keyName' | 'valueName'>,
  standard?: Default<T>,
): KeyedRow<T> => ({
  row: 'keyed',
  type,
  terraform,
  cloudformation,
  ...entry,
  ...(standard && { byDefault: standard }),
})
