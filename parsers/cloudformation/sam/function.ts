/** `AWS::Serverless::Function`: the function, and what others may refer to: its role, version, alias and URL. */
import { type Node, valueAt } from '../../yaml/node'
import { callOf, literalText } from '../call'
import { getAttribute, items, mapping, ref, text } from './build'
import { locationOf } from './location'
import { type Make, maker } from './make'
import { copied } from './rest-api'
import { type Expansion, type ServerlessResource, settledText } from './serverless'

const SAME: readonly (readonly [string, string])[] = [
  'Architectures',
  'CodeSigningConfigArn',
  'Description',
  'DurableConfig',
  'Environment',
  'EphemeralStorage',
  'FileSystemConfigs',
  'FunctionName',
  'FunctionScalingConfig',
  'Handler',
  'ImageConfig',
  'KmsKeyArn',
  'Layers',
  'LoggingConfig',
  'MemorySize',
  'PackageType',
  'RecursiveLoop',
  'ReservedConcurrentExecutions',
  'Role',
  'Runtime',
  'RuntimeManagementConfig',
  'SnapStart',
  'Timeout',
  'VpcConfig',
].map((name) => [name, name])

export function expandFunction(resource: ServerlessResource, expansion: Expansion): void {
  const { id, properties, key } = resource
  const make = maker(resource, expansion)
  const role = valueAt(properties, 'Role')
  const entries = {
    ...copied(properties, SAME),
    Code: codeOf(properties),
    Role: role ?? getAttribute(`${id}Role`, 'Arn', key),
    TracingConfig: wrapped(valueAt(properties, 'Tracing'), 'Mode'),
    DeadLetterConfig: wrapped(valueAt(valueAt(properties, 'DeadLetterQueue'), 'TargetArn'), 'TargetArn'),
  }
  make(id, 'AWS::Lambda::Function', mapping(entries, key))
  if (!role) make(`${id}Role`, 'AWS::IAM::Role', mapping(inlinePolicies(resource), key), 'partial')
  addUrl(resource, expansion, make)
  addAlias(resource, expansion, make)
}

/** Statements that are written with the function; templates of policies and managed ones are left to the rest of the role. */
function inlinePolicies({ properties, id }: ServerlessResource): Readonly<Record<string, Node | undefined>> {
  const written = valueAt(properties, 'Policies')
  const each = written?.kind === 'sequence' ? written.items : written ? [written] : []
  const documents = each.flatMap((one, at) =>
    valueAt(one, 'Statement')
      ? [mapping({ PolicyName: text(`${id}RolePolicy${at}`, one), PolicyDocument: one }, one)]
      : [],
  )
  const [first] = documents
  return { Policies: first && items(documents, first) }
}

const wrapped = (node: Node | undefined, name: string): Node | undefined =>
  node && mapping({ [name]: node }, node)

function codeOf(properties: Node): Node | undefined {
  const inline = valueAt(properties, 'InlineCode')
  const image = valueAt(properties, 'ImageUri')
  if (inline) return mapping({ ZipFile: inline }, inline)
  if (image) return mapping({ ImageUri: image }, image)
  const code = valueAt(properties, 'CodeUri')
  const names = { bucket: 'S3Bucket', key: 'S3Key', version: 'S3ObjectVersion' }
  const isPath = code !== undefined && literalText(code)?.startsWith('s3://') === false
  return isPath || (code && callOf(code)) ? mapping({}, code) : locationOf(code, names)
}

function addUrl(resource: ServerlessResource, expansion: Expansion, make: Make): void {
  const { id, properties } = resource
  const config = valueAt(properties, 'FunctionUrlConfig')
  if (config?.kind !== 'mapping' || callOf(config)) return
  const alias = aliasOf(resource, expansion)
  const entries = {
    AuthType: valueAt(config, 'AuthType'),
    Cors: valueAt(config, 'Cors'),
    InvokeMode: valueAt(config, 'InvokeMode'),
    TargetFunctionArn: ref(alias ?? id, config),
  }
  make(`${id}Url`, 'AWS::Lambda::Url', mapping(entries, config))
}

/** The logical id of the alias that is published; what calls the function calls that. */
export function aliasOf({ id, properties }: ServerlessResource, expansion: Expansion): string | undefined {
  const name = settledText(valueAt(properties, 'AutoPublishAlias'), expansion)
  return name === undefined ? undefined : `${id}Alias${name.replace(/[^A-Za-z0-9]/g, '')}`
}

function addAlias(resource: ServerlessResource, expansion: Expansion, make: Make): void {
  const { id, properties } = resource
  const name = valueAt(properties, 'AutoPublishAlias')
  const alias = aliasOf(resource, expansion)
  if (!name || alias === undefined) return
  const version = `${id}Version`
  make(version, 'AWS::Lambda::Version', mapping({ FunctionName: ref(id, name) }, name), 'partial')
  const entries = {
    FunctionName: ref(id, name),
    FunctionVersion: getAttribute(version, 'Version', name),
    Name: name.kind === 'scalar' ? text(name.text, name) : name,
  }
  make(alias, 'AWS::Lambda::Alias', mapping(entries, name))
  expansion.renames.set(`${id}.Version`, version).set(`${id}.Alias`, alias)
}
