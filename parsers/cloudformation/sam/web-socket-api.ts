/** `AWS::Serverless::WebSocketApi`: the API, its stage, its domain, and a route with its integration for every route key. */
import { type Node, valueAt } from '../../yaml/node'
import { literalText } from '../call'
import { items, mapping, ref, resourceText, text, word } from './build'
import { addHttpDomain } from './domain'
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
  const made = name === 'default' ? `${id}DefaultStage` : stageId(id, name)
  add(api, id, 'AWS::ApiGatewayV2::Api', expansion, {
    ProtocolType: text('WEBSOCKET', key),
    ...copied(properties, API_PROPERTIES),
  })
  add(api, made, 'AWS::ApiGatewayV2::Stage', expansion, {
    ApiId: ref(id, key),
    StageName: stage,
    AutoDeploy: word('true', key),
    ...copied(properties, STAGE_PROPERTIES),
  })
  expansion.renames.set(`${id}.Stage`, made)
  const routes = valueAt(properties, 'Routes')
  if (routes?.kind === 'mapping')
    for (const route of routes.pairs) addRoute(api, route.key.text, route.value, expansion)
  addHttpDomain(api, made, expansion)
}

const STAGE_PROPERTIES: readonly (readonly [string, string])[] = [
  'AccessLogSettings',
  'DefaultRouteSettings',
  'RouteSettings',
  'StageVariables',
].map((name) => [name, name])

function add(
  { condition, key }: ServerlessResource,
  id: string,
  type: string,
  { resources }: Expansion,
  entries: Readonly<Record<string, Node | undefined>>,
): void {
  resources.set(id, resourceText({ id, type, properties: mapping(entries, key), condition, at: key }))
}

/** `$connect` is `ApiConnectRoute`, `sendMessage` is `ApisendMessageRoute`. */
function addRoute(api: ServerlessResource, routeKey: string, route: Node, expansion: Expansion): void {
  const called = valueAt(route, 'FunctionArn')
  const name = routeName(routeKey)
  const integration = `${api.id}${name}Integration`
  const target = text('integrations', route)
  add(api, integration, 'AWS::ApiGatewayV2::Integration', expansion, {
    ApiId: ref(api.id, route),
    IntegrationType: text('AWS_PROXY', route),
    IntegrationUri: called && invocation(called),
  })
  add(api, `${api.id}${name}Route`, 'AWS::ApiGatewayV2::Route', expansion, {
    ApiId: ref(api.id, route),
    RouteKey: text(routeKey, route),
    Target: mapping(
      { 'Fn::Join': items([text('/', route), items([target, ref(integration, route)], route)], route) },
      route,
    ),
  })
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
