/** `AWS::Serverless::Api`: the API, its deployment, its stage, its domain. */
import { type MappingNode, type Node, valueAt } from '../../yaml/node'
import { callOf, literalText } from '../call'
import { items, mapping, ref, text, withEntry } from './build'
import { definitionBody, pathsOf, withEndpointSwitch } from './definition'
import { addRestDomain } from './domain'
import { locationOf } from './location'
import { maker } from './make'
import type { Operation } from './operations'
import { customStatements, type PolicyScope, policyDocument, policyStatements } from './resource-policy'
import { type Expansion, type ServerlessResource, settledText, stageId } from './serverless'

export function expandRestApi(
  api: ServerlessResource,
  operations: readonly Operation[],
  expansion: Expansion,
): void {
  const { id, key, properties } = api
  const make = maker(api, expansion)
  const stage = valueAt(properties, 'StageName') ?? text('Prod', key)
  const ids = { deployment: `${id}Deployment`, stage: stageId(id, literalText(stage)) }
  make(id, 'AWS::ApiGateway::RestApi', mapping(restApi(api, operations, stage, expansion), key))
  make(ids.deployment, 'AWS::ApiGateway::Deployment', deployment(api))
  make(
    ids.stage,
    'AWS::ApiGateway::Stage',
    mapping(
      {
        DeploymentId: ref(ids.deployment, key),
        RestApiId: ref(id, key),
        StageName: stage,
        ...copied(properties, STAGE_PROPERTIES),
      },
      key,
    ),
  )
  expansion.renames.set(`${id}.Deployment`, ids.deployment).set(`${id}.Stage`, ids.stage)
  addRestDomain(api, ids.stage, expansion)
}

/** Without a version of OpenAPI, SAM also deploys to a stage that is really named Stage. */
function deployment({ id, key, properties }: ServerlessResource): MappingNode {
  const hasVersion = valueAt(properties, 'OpenApiVersion') !== undefined
  return mapping({ RestApiId: ref(id, key), StageName: hasVersion ? undefined : text('Stage', key) }, key)
}

const STAGE_PROPERTIES: readonly (readonly [string, string])[] = [
  ['CacheClusterEnabled', 'CacheClusterEnabled'],
  ['CacheClusterSize', 'CacheClusterSize'],
  ['Variables', 'Variables'],
  ['MethodSettings', 'MethodSettings'],
  ['AccessLogSetting', 'AccessLogSetting'],
  ['CanarySetting', 'CanarySetting'],
  ['TracingEnabled', 'TracingEnabled'],
]

const API_PROPERTIES: readonly (readonly [string, string])[] = [
  ['Name', 'Name'],
  ['Description', 'Description'],
  ['Policy', 'Policy'],
  ['BinaryMediaTypes', 'BinaryMediaTypes'],
  ['FailOnWarnings', 'FailOnWarnings'],
  ['Mode', 'Mode'],
  ['MinimumCompressionSize', 'MinimumCompressionSize'],
  ['ApiKeySourceType', 'ApiKeySourceType'],
  ['SecurityPolicy', 'SecurityPolicy'],
  ['EndpointAccessMode', 'EndpointAccessMode'],
]

/** Those properties that are set, by their names in SAM and in CloudFormation. */
export function copied(
  properties: Node,
  names: readonly (readonly [string, string])[],
): Readonly<Record<string, Node | undefined>> {
  const set: Record<string, Node> = {}
  for (const [from, to] of names) {
    const value = valueAt(properties, from)
    if (value) set[to] = value
  }
  return set
}

function restApi(
  { properties, key }: ServerlessResource,
  operations: readonly Operation[],
  stage: Node,
  expansion: Expansion,
): Readonly<Record<string, Node | undefined>> {
  const endpoint = endpointConfiguration(valueAt(properties, 'EndpointConfiguration'))
  const location = locationOf(valueAt(properties, 'DefinitionUri'), S3_LOCATION)
  const written = valueAt(properties, 'DefinitionBody')
  const version = settledText(valueAt(properties, 'OpenApiVersion'), expansion)
  const merges = settledText(valueAt(properties, 'MergeDefinitions'), expansion)?.toLowerCase() === 'true'
  const definition = definitionBody({ written, isHttp: false, merges, version, operations, at: key })
  const switched = withEndpointSwitch(definition, valueAt(properties, 'DisableExecuteApiEndpoint'))
  const body = withPolicy(switched, valueAt(valueAt(properties, 'Auth'), 'ResourcePolicy'), operations, {
    stage,
    settled: (node) => settledText(node, expansion),
  })
  return {
    BodyS3Location: written ? undefined : location,
    Body: location && !written ? undefined : body,
    EndpointConfiguration: endpoint,
    Parameters: endpointParameter(valueAt(properties, 'EndpointConfiguration')),
    ...copied(properties, API_PROPERTIES),
  }
}

const S3_LOCATION = { bucket: 'Bucket', key: 'Key', version: 'Version' }

/** One word, or a mapping; SAM writes `VPCEndpointIds`, CloudFormation `VpcEndpointIds`. */
function endpointConfiguration(node: Node | undefined): Node | undefined {
  if (!node) return undefined
  if (node.kind !== 'mapping' || callOf(node)) return mapping({ Types: items([node], node) }, node)
  const type = valueAt(node, 'Type')
  return mapping(
    {
      Types: type && items([type], type),
      VpcEndpointIds: valueAt(node, 'VPCEndpointIds'),
      IpAddressType: valueAt(node, 'IPAddressType') ?? valueAt(node, 'IpAddressType'),
    },
    node,
  )
}

function endpointParameter(node: Node | undefined): Node | undefined {
  const type = node?.kind === 'mapping' && !callOf(node) ? valueAt(node, 'Type') : node
  return type && mapping({ endpointConfigurationTypes: type }, type)
}

/** Policies of events come first, then that of the API, for every path. */
function withPolicy(
  definition: Node,
  policy: Node | undefined,
  operations: readonly Operation[],
  within: Pick<PolicyScope, 'stage' | 'settled'>,
): Node {
  if (definition.kind !== 'mapping' || callOf(definition)) return definition
  const paths = pathsOf(definition)
  const ofEvents = operations.flatMap((operation) => {
    const methods = paths.find(({ path }) => path === operation.path)?.methods ?? []
    return operation.policy
      ? policyStatements({ policy: operation.policy, path: operation.path, methods, ...within })
      : []
  })
  const ofApi = policy
    ? paths.flatMap(({ path, methods }) => policyStatements({ policy, path, methods, ...within }))
    : []
  const statements = [...ofEvents, ...ofApi, ...customStatements(policy)]
  const [first] = statements
  return first
    ? withEntry(definition, 'x-amazon-apigateway-policy', policyDocument(statements, first))
    : definition
}
