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
 *     }, { about: '…', link: 'https://…' })
 *
 * Irregular spellings have words of their own (`mapped`, `keyed`, `parts`, `reverse`), so a table holds no code; the last resort is
 * `read`, with its two small functions in the same file.
 *
 * What a resource's `attributes` hold, by the word of the row:
 *
 * - every row but `reverse` has an entry; what nobody sets and AWS documents no default for is `absent`.
 * - `one`, `many`: the value as the text has it (references, ids, lists of them); the graph draws the edges.
 * - `parts`, `policy`: a `list` of references to the parts (`{ is: 'declaration', id: <part's resource id> }`), an entry under a guard
 *   being `conditional` with `absent`; `open` when the text may hold more. `absent` when nobody sets it, `unknown` when nothing of it
 *   is known. A `reverse` row over the same kind and relation is as open as the `parts` rows beside it.
 * - `id` and `arn` are there on every kind, where the text knows them.
 */
import type {
  Default,
  KeyedRow,
  Kind,
  ManyRow,
  MappedRow,
  Names,
  OneRow,
  PartsRow,
  PolicyRow,
  ReadFunction,
  ReadRow,
  ReverseRow,
  Rows,
  ScalarRow,
  ScalarsRow,
  ScalarType,
  Spelling,
  StructureRow,
} from './rows'

export type * from './rows'

export const byDefault = <T>(value: Default<T>['value'], source: string): Default<T> => ({ value, source })

export const resource = <const K extends string, const R extends Rows>(
  kind: K,
  names: Names,
  rows: R,
  more: Omit<Kind<K, R>, 'kind' | 'names' | 'rows'>,
): Kind<K, R> => ({ kind, names, rows, ...more })

const scalar =
  <T>(type: ScalarType) =>
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

export const strings = (
  terraform: Spelling,
  cloudformation: Spelling,
  standard?: Default<readonly string[]>,
): ScalarsRow<string> => ({
  row: 'scalars',
  type: 'string',
  terraform,
  cloudformation,
  ...(standard && { byDefault: standard }),
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

export const one = <const K extends string>(
  kind: K,
  terraform: Spelling,
  cloudformation: Spelling,
): OneRow<K> => ({ row: 'one', kind, terraform, cloudformation })

export const many = <const K extends string>(
  kind: K,
  terraform: Spelling,
  cloudformation: Spelling,
): ManyRow<K> => ({ row: 'many', kind, terraform, cloudformation })

/** One entry of another resource's `many` relation, said by a resource of its own (an association). */
export const entry = <const K extends string>(
  kind: K,
  terraform: Spelling,
  cloudformation: Spelling,
): ManyRow<K> => ({ row: 'many', kind, terraform, cloudformation, single: true })

export const parts = <const K extends string>(
  kind: K,
  owner: string,
  terraform: Spelling,
  cloudformation: Spelling,
  more: Pick<PartsRow<K>, 'having' | 'taking' | 'byDefault'> = {},
): PartsRow<K> => ({ row: 'parts', kind, owner, terraform, cloudformation, ...more })

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
  pair: Pick<KeyedRow<T>, 'key' | 'keyName' | 'valueName'>,
  standard?: Default<T>,
): KeyedRow<T> => ({
  row: 'keyed',
  type,
  terraform,
  cloudformation,
  ...pair,
  ...(standard && { byDefault: standard }),
})

export const read = <T>(
  type: ReadRow<T>['type'],
  functions: { readonly terraform: ReadFunction; readonly cloudformation: ReadFunction },
  standard?: Default<T>,
): ReadRow<T> => ({ row: 'read', type, ...functions, ...(standard && { byDefault: standard }) })
