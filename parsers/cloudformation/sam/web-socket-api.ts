/** `AWS::Serverless::WebSocketApi`: the API, its stage, its domain, and a route with its integration for every route key. */
import { type Node, valueAt } from '../../yaml/node'
import { literalText } from '../call'
import { items, mapping, ref, text, word } from './build'
import { addHttpDomain } from './domain'
import { type Make, maker } from './make'
import { copied } from './rest-api'
import { type Expansion, type ServerlessResource, stageId } from './serverless'

const API_PROPERTIES: readonly (readonly [string, string])[] = [
  'ApiKeySelectionExpression',
  'Description',
  'DisableExecuteApiEndpoint',
  'DisableSchemaValidation',
  'IpAddressType',
  'Name',
  'RouteSelectionExpression',
].map((name) => [name, name])

export function expandWebSocketApi(api: ServerlessResource, expansion: Expansion): void {
  const { id, key, properties } = api
  const stage = valueAt(properties, 'StageName') ?? text('default', key)
  const name = literalText(stage)
  const make = maker(api, expansion)
  const made = name === 'default' ? `${id}DefaultStage` : stageId(id, name)
  const entries = { ProtocolType: text('WEBSOCKET', key), ...copied(properties, API_PROPERTIES) }
  make(id, 'AWS::ApiGatewayV2::Api', mapping(entries, key))
  const staged = {
    ApiId: ref(id, key),
    StageName: stage,
    AutoDeploy: word('true', key),
    ...copied(properties, STAGE_PROPERTIES),
  }
  make(made, 'AWS::ApiGatewayV2::Stage', mapping(staged, key))
  expansion.renames.set(`${id}.Stage`, made)
  const routes = valueAt(properties, 'Routes')
  if (routes?.kind === 'mapping')
    for (const route of routes.pairs) addRoute(api.id, route.key.text, route.value, make)
  addHttpDomain(api, made, expansion)
}

const STAGE_PROPERTIES: readonly (readonly [string, string])[] = [
  'AccessLogSettings',
  'DefaultRouteSettings',
  'RouteSettings',
  'StageVariables',
].map((name) => [name, name])

/** `$connect` is `ApiConnectRoute`, `sendMessage` is `ApisendMessageRoute`. */
function addRoute(api: string, routeKey: string, route: Node, make: Make): void {
  const called = valueAt(route, 'FunctionArn')
  const name = routeName(routeKey)
  const integration = `${api}${name}Integration`
  const integrated = {
    ApiId: ref(api, route),
    IntegrationType: text('AWS_PROXY', route),
    IntegrationUri: called && invocation(called),
  }
  make(integration, 'AWS::ApiGatewayV2::Integration', mapping(integrated, route))
  const path = items([text('integrations', route), ref(integration, route)], route)
  const routed = {
    ApiId: ref(api, route),
    RouteKey: text(routeKey, route),
    Target: mapping({ 'Fn::Join': items([text('/', route), path], route) }, route),
  }
  make(`${api}${name}Route`, 'AWS::ApiGatewayV2::Route', mapping(routed, route))
}

function routeName(routeKey: string): string {
  const special = /^\$(connect|disconnect|default)$/.exec(routeKey)?.[1]
  return special ? `${special[0]?.toUpperCase()}${special.slice(1)}` : routeKey.replace(/[^A-Za-z0-9]/g, '')
}

function invocation(called: Node): Node {
  const pattern =
    'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${__FunctionArn__}/invocations'
  const names = mapping({ __FunctionArn__: called }, called)
  return mapping({ 'Fn::Sub': items([text(pattern, called), names], called) }, called)
}
