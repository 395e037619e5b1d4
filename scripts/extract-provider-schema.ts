/**
 * Writes `test/resources/terraform-schema.json`: the names of the attributes and blocks of the Terraform types that our tables speak
 * of, out of a provider schema (`terraform providers schema -json`, gzipped), so that tests can check every spelling.
 *
 *     npx tsx scripts/extract-provider-schema.ts PATH/TO/schema.json.gz
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Kind } from '../resources/define'
import { kinds } from '../resources/index'

/** A name leads to the names inside it; an empty object: a scalar or a list of scalars. */
interface Names {
  [name: string]: Names
}

interface Block {
  readonly attributes?: Readonly<Record<string, { readonly type?: unknown; readonly nested_type?: Block }>>
  readonly block_types?: Readonly<Record<string, { readonly block: Block }>>
}

interface Schemas {
  readonly resource_schemas: Readonly<Record<string, { readonly block: Block }>>
  readonly data_source_schemas: Readonly<Record<string, { readonly block: Block }>>
}

const listed = (names: string | readonly string[] | null | undefined): readonly string[] =>
  names === null || names === undefined ? [] : typeof names === 'string' ? [names] : names

function namesInBlock(block: Block): Names {
  const names: Names = {}
  for (const [name, attribute] of Object.entries(block.attributes ?? {}))
    names[name] = attribute.nested_type ? namesInBlock(attribute.nested_type) : namesInType(attribute.type)
  for (const [name, nested] of Object.entries(block.block_types ?? {}))
    names[name] = namesInBlock(nested.block)
  return names
}

/** `["list", ["object", { … }]]` */
function namesInType(type: unknown): Names {
  if (!Array.isArray(type)) return {}
  const [shape, inner]: unknown[] = type
  if (shape !== 'object') return namesInType(inner)
  const names: Names = {}
  for (const [name, each] of Object.entries(inner ?? {})) names[name] = namesInType(each)
  return names
}

function extract(types: Iterable<string>, schemas: Schemas['resource_schemas']): Names {
  const names: Names = {}
  for (const type of [...new Set(types)].sort()) {
    const schema = schemas[type]
    if (schema) names[type] = namesInBlock(schema.block)
  }
  return names
}

function providerSchemas(path: string): Schemas {
  const document: { provider_schemas: Record<string, Schemas> } = JSON.parse(
    gunzipSync(readFileSync(path)).toString('utf8'),
  )
  const [schemas] = Object.values(document.provider_schemas)
  if (!schemas) throw new Error('no provider in the schema')
  return schemas
}

const all = Object.values<Kind>(kinds)
const schemas = providerSchemas(process.argv[2] ?? '')
const extracted = {
  resources: extract(
    all.flatMap((kind) => listed(kind.names.terraform)),
    schemas.resource_schemas,
  ),
  data: extract(
    all.flatMap((kind) => listed(kind.names.data)),
    schemas.data_source_schemas,
  ),
}
writeFileSync(
  join(__dirname, '..', 'test', 'resources', 'terraform-schema.json'),
  `${JSON.stringify(extracted)}\n`,
)
