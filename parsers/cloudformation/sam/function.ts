/** `AWS::Serverless::Function`: the function, and what others may refer to: its role, version, alias and URL. */
import { type Node, valueAt } from '../../yaml/node'
import { callOf, literalText } from '../call'
import { getAttribute, mapping, ref, resourceText, text } from './build'
import { locationOf } from './location'
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
  const role = valueAt(properties, 'Role')
  add(resource, id, 'AWS::Lambda::Function', expansion, {
    ...copied(properties, SAME),
    Code: codeOf(properties),
    Role: role ?? getAttribute(`${id}Role`, 'Arn', key),
    TracingConfig: wrapped(valueAt(properties, 'Tracing'), 'Mode'),
    DeadLetterConfig: wrapped(valueAt(valueAt(properties, 'DeadLetterQueue'), 'TargetArn'), 'TargetArn'),
  })
  if (!role) add(resource, `${id}Role`, 'AWS::IAM::Role', expansion, {}, true)
  addUrl(resource, expansion)
  addAlias(resource, expansion)
}

function add(
  { id: own, condition, dependsOn, key }: ServerlessResource,
  id: string,
  type: string,
  { resources }: Expansion,
  entries: Readonly<Record<string, Node | undefined>>,
  partial?: true,
): void {
  const order = id === own ? { dependsOn } : {}
  const generated = { id, type, properties: mapping(entries, key), condition, at: key, ...order }
  resources.set(id, resourceText(partial ? { ...generated, partial } : generated))
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

function addUrl(resource: ServerlessResource, expansion: Expansion): void {
  const { id, properties } = resource
  const config = valueAt(properties, 'FunctionUrlConfig')
  if (config?.kind !== 'mapping' || callOf(config)) return
  const alias = aliasOf(resource, expansion)
  add(resource, `${id}Url`, 'AWS::Lambda::Url', expansion, {
    AuthType: valueAt(config, 'AuthType'),
    Cors: valueAt(config, 'Cors'),
    InvokeMode: valueAt(config, 'InvokeMode'),
    TargetFunctionArn: alias ? ref(alias, config) : ref(id, config),
  })
}

/** The logical id of the alias that is published; what calls the function calls that. */
export function aliasOf({ id, properties }: ServerlessResource, expansion: Expansion): string | undefined {
  const name = settledText(valueAt(properties, 'AutoPublishAlias'), expansion)
  return name === undefined ? undefined : `${id}Alias${name.replace(/[^A-Za-z0-9]/g, '')}`
}

function addAlias(resource: ServerlessResource, expansion: Expansion): void {
  const { id, properties } = resource
  const name = valueAt(properties, 'AutoPublishAlias')
  const alias = aliasOf(resource, expansion)
  if (!name || alias === undefined) return
  const version = `${id}Version`
  add(resource, version, 'AWS::Lambda::Version', expansion, { FunctionName: ref(id, name) }, true)
  add(resource, alias, 'AWS::Lambda::Alias', expansion, {
    FunctionName: ref(id, name),
    FunctionVersion: getAttribute(version, 'Version', name),
    Name: name.kind === 'scalar' ? text(name.text, name) : name,
  })
  expansion.renames.set(`${id}.Version`, version).set(`${id}.Alias`, alias)
}
