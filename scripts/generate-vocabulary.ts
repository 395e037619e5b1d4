/**
 * Writes model/vocabulary/generated/terraform-schema.json: of each attribute and nested block of the AWS provider's
 * resources that matter here, who sets it, and its type. The plan reader needs the first to tell an argument that was left out from
 * one that only AWS sets, the reader of configurations the second to convert what an expression reads back.
 *
 *     npx tsx scripts/generate-vocabulary.ts PROVIDER_SCHEMA.json[.gz]
 *
 * The argument is the output of `terraform providers schema -json`, as it is or gzipped.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const SUBJECTS =
  /^aws_(vpc|subnets?$|default_|route_|route$|route53|main_route_|internet_gateway|egress_only|nat_gateway|vpn_gateway|security_groups?|network_(acl|interface)|ec2_(transit_gateway|managed_prefix|instance_connect)|prefix_list|a?lbs?$|a?lb_|elb|api_gateway|apigatewayv2|eips?$|instances?$|launch_|autoscaling_(group|attachment)|ecs_(service|cluster|task)|lambda_(function|permission|alias)|s3_bucket(_policy|_public_access_block)?$|cloudfront_(distribution|vpc_origin)|vpclattice|ram_|iam_(policy_document|role)$|acm_certificate|globalaccelerator|sagemaker_(notebook_instance|domain)|service_discovery|region$|caller_identity|partition|availability_zones?$)/

interface SchemaAttribute {
  readonly type?: unknown
  readonly nested_type?: {
    readonly attributes: Readonly<Record<string, SchemaAttribute>>
    readonly nesting_mode: string
  }
  readonly required?: boolean
  readonly optional?: boolean
  readonly computed?: boolean
}

interface NestedBlock {
  readonly nesting_mode: string
  readonly max_items?: number
  readonly block: SchemaBlock
}

interface SchemaBlock {
  readonly attributes?: Readonly<Record<string, SchemaAttribute>>
  readonly block_types?: Readonly<Record<string, NestedBlock>>
}

interface ProviderSchemas {
  readonly provider_schemas: Readonly<
    Record<
      string,
      {
        readonly resource_schemas: Readonly<Record<string, { readonly block: SchemaBlock }>>
        readonly data_source_schemas: Readonly<Record<string, { readonly block: SchemaBlock }>>
      }
    >
  >
}

type Field =
  | string
  | { readonly nesting: string; readonly set?: string; readonly fields: Readonly<Record<string, Field>> }

/** `r` required, `o` optional, `c` only the provider sets it, `oc` the provider sets it where nobody else does. */
function setter(attribute: SchemaAttribute): string {
  if (attribute.required) return 'r'
  return `${attribute.optional ? 'o' : ''}${attribute.computed ? 'c' : ''}`
}

const isTypePair = (type: unknown): type is readonly [string, unknown] =>
  Array.isArray(type) && type.length === 2

/** `["set", ["object", {…}]]`: an attribute that is written as blocks. Its parts have no setters of their own. */
function asBlocks(attribute: SchemaAttribute): Field | undefined {
  const { type } = attribute
  if (!isTypePair(type) || !(type[0] === 'set' || type[0] === 'list') || !isTypePair(type[1]))
    return undefined
  const [kind, names] = type[1]
  if (kind !== 'object' || typeof names !== 'object' || names === null) return undefined
  const part = setter(attribute) === 'c' ? 'c' : 'o'
  const fields = Object.fromEntries(Object.keys(names).map((name) => [name, part]))
  return { nesting: `${type[0]}-attribute`, set: setter(attribute), fields }
}

const SCALARS: Readonly<Record<string, string>> = { bool: 'b', number: 'n', string: 's' }
const COLLECTIONS: Readonly<Record<string, string>> = { list: 'L', set: 'S', map: 'M' }

/** `:b`, `:n`, `:Ss` for a set of texts; nothing for text, and for what is neither scalar nor a collection of scalars. */
function typeOf({ type }: SchemaAttribute): string {
  if (typeof type === 'string') return type === 'string' || !SCALARS[type] ? '' : `:${SCALARS[type]}`
  if (!isTypePair(type) || typeof type[1] !== 'string') return ''
  const [collection, of] = [COLLECTIONS[type[0]], SCALARS[type[1]]]
  return collection && of ? `:${collection}${of}` : ''
}

function fieldOf(attribute: SchemaAttribute): Field {
  const nested = attribute.nested_type
  if (nested) {
    return {
      nesting: nested.nesting_mode,
      set: setter(attribute),
      fields: fieldsOf({ attributes: nested.attributes }),
    }
  }
  return asBlocks(attribute) ?? `${setter(attribute)}${setter(attribute) === 'c' ? '' : typeOf(attribute)}`
}

const nestingOf = (each: NestedBlock): string => (each.max_items === 1 ? 'one' : each.nesting_mode)

function fieldsOf(block: SchemaBlock): Record<string, Field> {
  const attributes = Object.entries(block.attributes ?? {}).map(
    ([name, each]) => [name, fieldOf(each)] as const,
  )
  const blocks = Object.entries(block.block_types ?? {}).map(
    ([name, each]) => [name, { nesting: nestingOf(each), fields: fieldsOf(each.block) }] as const,
  )
  return Object.fromEntries([...attributes, ...blocks].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The plugin framework declares these optional, but nobody can set them. */
function onlyComputed(block: SchemaBlock): Record<string, Field> {
  const names = ['id', 'tags_all'].filter((name) => block.attributes?.[name]?.computed)
  return Object.fromEntries(names.map((name) => [name, 'c']))
}

function vocabularyOf(
  schemas: Readonly<Record<string, { readonly block: SchemaBlock }>>,
): Record<string, Record<string, Field>> {
  const ours = Object.entries(schemas).filter(([type]) => SUBJECTS.test(type))
  return Object.fromEntries(
    ours
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([type, schema]) => [type, { ...fieldsOf(schema.block), ...onlyComputed(schema.block) }]),
  )
}

const path = process.argv[2]
if (path === undefined)
  throw new Error('which schema? npx tsx scripts/generate-vocabulary.ts PROVIDER_SCHEMA.json[.gz]')
const bytes = readFileSync(path)
const schemas = JSON.parse(
  (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'),
) as ProviderSchemas
const provider = Object.entries(schemas.provider_schemas).find(([name]) => name.endsWith('/aws'))?.[1]
if (!provider) throw new Error(`${path} has no AWS provider`)
const vocabulary = {
  managed: vocabularyOf(provider.resource_schemas),
  read: vocabularyOf(provider.data_source_schemas),
}
writeFileSync('model/vocabulary/generated/terraform-schema.json', `${JSON.stringify(vocabulary)}\n`)
