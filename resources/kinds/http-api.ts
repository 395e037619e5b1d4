import { boolean, byDefault, one, parts, resource, reverse, string, structure } from '../define'

const page =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html'

/** Always public in its Region: there is no private one. */
export const httpApi = resource(
  'http-api',
  {
    terraform: 'aws_apigatewayv2_api',
    cloudformation: 'AWS::ApiGatewayV2::Api',
    data: 'aws_apigatewayv2_api',
  },
  {
    name: string('name', 'Name'),
    // Only a definition of an HTTP API can be imported, and only then need nobody say the protocol.
    protocol: string('protocol_type', 'ProtocolType', byDefault('HTTP', page)),
    disableExecuteApiEndpoint: boolean(
      ['disable_execute_api_endpoint', 'openapi.disableExecuteApiEndpoint'],
      ['DisableExecuteApiEndpoint', 'openapi.disableExecuteApiEndpoint'],
      byDefault(false, page),
    ),
    body: structure('body', ['Body', 'BodyS3Location']),
    routesInBody: parts('http-route', 'api', 'openapi.routes', 'openapi.routes'),
    integrationsInBody: parts('http-integration', 'api', 'openapi.integrations', 'openapi.integrations'),
    quickTarget: string('target', 'Target'),
    ipAddressType: string('ip_address_type', 'IpAddressType'),
    stages: reverse('http-stage', 'api'),
    routes: reverse('http-route', 'api'),
    integrations: reverse('http-integration', 'api'),
  },
  {
    about: 'An HTTP or WebSocket API of API Gateway.',
    link: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html',
    groups: ['api'],
    identity: ['name'],
    openapi: { terraform: 'body', cloudformation: ['Body', 'BodyS3Location'] },
  },
)

export const httpRoute = resource(
  'http-route',
  { terraform: 'aws_apigatewayv2_route', cloudformation: 'AWS::ApiGatewayV2::Route' },
  {
    api: one('http-api', 'api_id', 'ApiId'),
    key: string('route_key', 'RouteKey'),
    target: string('target', 'Target'),
    authorization: string('authorization_type', 'AuthorizationType'),
  },
  {
    about: 'Leads requests of an HTTP or WebSocket API to an integration.',
    link: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html',
  },
)

export const httpStage = resource(
  'http-stage',
  { terraform: 'aws_apigatewayv2_stage', cloudformation: 'AWS::ApiGatewayV2::Stage' },
  {
    api: one('http-api', 'api_id', 'ApiId'),
    name: string('name', 'StageName'),
    autoDeploy: boolean(
      'auto_deploy',
      'AutoDeploy',
      byDefault(
        false,
        'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-stage.html',
      ),
    ),
  },
  {
    about: 'A name under which an HTTP or WebSocket API can be called.',
    link: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html',
  },
)
