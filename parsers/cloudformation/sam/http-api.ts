/** `AWS::Serverless::HttpApi`: the API, its stage, its domain. */
import { valueAt } from '../../yaml/node'
import { mapping, ref, resourceText, text, word } from './build'
import { definitionBody, withEndpointSwitch } from './definition'
import { addHttpDomain } from './domain'
import { locationOf } from './location'
import type { Operation } from './operations'
import { copied } from './rest-api'
import { type Expansion, idEnding, type ServerlessResource, settledText } from './serverless'

const DEFAULT_STAGE = '$default'

export function expandHttpApi(
  api: ServerlessResource,
  operations: readonly Operation[],
  expansion: Expansion,
): void {
  const { id, key, properties, condition, dependsOn } = api
  const stage = valueAt(properties, 'StageName') ?? text(DEFAULT_STAGE, key)
  const made = stageIdOf(id, settledText(stage, expansion))
  const make = (resource: string, type: string, entries: Parameters<typeof mapping>[0]): void => {
    const own = resource === id ? { dependsOn } : {}
    const generated = { id: resource, type, properties: mapping(entries, key), condition, at: key, ...own }
    expansion.resources.set(resource, resourceText(generated))
  }
  make(id, 'AWS::ApiGatewayV2::Api', httpApi(api, operations))
  make(made, 'AWS::ApiGatewayV2::Stage', {
    ApiId: ref(id, key),
    StageName: stage,
    AutoDeploy: word('true', key),
    StageVariables: valueAt(properties, 'StageVariables'),
    ...copied(properties, STAGE_PROPERTIES),
  })
  expansion.renames.set(`${id}.Stage`, made)
  addHttpDomain(api, made, expansion)
}

const STAGE_PROPERTIES: readonly (readonly [string, string])[] = [
  ['AccessLogSettings', 'AccessLogSettings'],
  ['DefaultRouteSettings', 'DefaultRouteSettings'],
  ['RouteSettings', 'RouteSettings'],
]

function stageIdOf(api: string, stage: string | undefined): string {
  if (stage === DEFAULT_STAGE) return `${api}ApiGatewayDefaultStage`
  return stage !== undefined && /^[A-Za-z0-9]+$/.test(stage)
    ? `${api}${stage}Stage`
    : `${api}Stage${idEnding(stage ?? '')}`
}

function httpApi(
  { key, properties }: ServerlessResource,
  operations: readonly Operation[],
): Parameters<typeof mapping>[0] {
  const written = valueAt(properties, 'DefinitionBody')
  const location = locationOf(valueAt(properties, 'DefinitionUri'), {
    bucket: 'Bucket',
    key: 'Key',
    version: 'Version',
  })
  const definition = definitionBody({
    written,
    isHttp: true,
    merges: true,
    version: undefined,
    operations,
    at: key,
  })
  const body = withEndpointSwitch(definition, valueAt(properties, 'DisableExecuteApiEndpoint'))
  return {
    Body: location && !written ? undefined : body,
    BodyS3Location: written ? undefined : location,
    Description: valueAt(properties, 'Description'),
    FailOnWarnings: valueAt(properties, 'FailOnWarnings'),
  }
}
