import { boolean, byDefault, one, resource, string } from '../define'

const page = 'https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html'
const INTERNET = byDefault('INTERNET', page)

/** CloudFormation nests it in the method. */
export const apiIntegration = resource(
  'api-integration',
  { terraform: 'aws_api_gateway_integration', cloudformation: null },
  {
    api: one('api', 'rest_api_id', null),
    method: one('api-method', null, null),
    importedBy: one('rest-api-put', null, null),
    httpMethod: string('http_method', null),
    type: string('type', 'Type'),
    uri: string('uri', 'Uri'),
    connectionType: string('connection_type', 'ConnectionType', INTERNET),
    vpcLink: one('vpc-link', 'connection_id', 'ConnectionId'),
    target: one('listener', 'integration_target', 'IntegrationTarget'),
    skipsVerification: boolean('tls_config.insecure_skip_verification', null),
  },
  {
    about:
      'What a method of a REST API calls: a URL, an AWS service, or something in a VPC through a VPC link.',
    link: page,
    groups: ['integration'],
  },
)

/** Its URI through a VPC link is the ARN of a listener or of a Cloud Map service, so it needs no target of its own. */
export const httpIntegration = resource(
  'http-integration',
  { terraform: 'aws_apigatewayv2_integration', cloudformation: 'AWS::ApiGatewayV2::Integration' },
  {
    api: one('http-api', 'api_id', 'ApiId'),
    type: string('integration_type', 'IntegrationType'),
    uri: string('integration_uri', 'IntegrationUri'),
    connectionType: string(
      'connection_type',
      'ConnectionType',
      byDefault(
        'INTERNET',
        'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-integration.html',
      ),
    ),
    vpcLink: one('vpc-link', 'connection_id', 'ConnectionId'),
    target: one('listener', null, null),
    cloudMapService: one('cloud-map-service', 'integration_uri', 'IntegrationUri'),
    serverName: string('tls_config.server_name_to_verify', 'TlsConfig.ServerNameToVerify'),
    writtenPath: string('request_parameters.overwrite:path', 'RequestParameters.overwrite:path'),
  },
  {
    about: 'What a route of an HTTP or WebSocket API calls.',
    link: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html',
    groups: ['integration'],
  },
)
