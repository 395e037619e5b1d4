/** `AWS::Serverless::HttpApi`: the API, its stage, its domain. */
import { valueAt } from '../../yaml/node'
import { mapping, ref, text, word } from './build'
import { definitionBody, withEndpointSwitch } from './definition'
import { addHttpDomain } from './domain'
import { locationOf } from './location'
import { maker } from './make'
import type { Operation } from './operations'
import { copied } from './rest-api'
import { type Expansion, type ServerlessResource, settledText, stageId } from './serverless'

const DEFAULT_STAGE = '$default'

export function expandHttpApi(
  api: ServerlessResource,
  operations: readonly Operation[],
  expansion: Expansion,
): void {
  const { id, key, properties } = api
  const make = maker(api, expansion)
  const stage = valueAt(properties, 'StageName') ?? text(DEFAULT_STAGE, key)
  const name = settledText(stage, expansion)
  const made = name === DEFAULT_STAGE ? `${id}ApiGatewayDefaultStage` : stageId(id, name)
  make(id, 'AWS::ApiGatewayV2::Api', mapping(httpApi(api, operations), key))
  const entries = {
    ApiId: ref(id, key),
    StageName: stage,
    AutoDeploy: word('true', key),
    StageVariables: valueAt(properties, 'StageVariables'),
    ...copied(properties, STAGE_PROPERTIES),
  }
  make(made, 'AWS::ApiGatewayV2::Stage', mapping(entries, key))
  expansion.renames.set(`${id}.Stage`, made)
  addHttpDomain(api, made, expansion)
}

const STAGE_PROPERTIES: readonly (readonly [string, string])[] = [
  ['AccessLogSettings', 'AccessLogSettings'],
  ['DefaultRouteSettings', 'DefaultRouteSettings'],
  ['RouteSettings', 'RouteSettings'],
]

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
