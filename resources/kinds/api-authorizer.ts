import { one, resource, string } from '../define'

export const apiAuthorizer = resource(
  'api-authorizer',
  { terraform: 'aws_api_gateway_authorizer', cloudformation: 'AWS::ApiGateway::Authorizer' },
  {
    api: one('rest-api', 'rest_api_id', 'RestApiId'),
    type: string('type', 'Type'),
    uri: string('authorizer_uri', 'AuthorizerUri'),
  },
  {
    about: 'Decides who may call methods of a REST API.',
    link: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html',
  },
)

export const apiResource = resource(
  'api-resource',
  { terraform: 'aws_api_gateway_resource', cloudformation: 'AWS::ApiGateway::Resource' },
  {
    api: one('rest-api', 'rest_api_id', 'RestApiId'),
    parent: one('api-resource', 'parent_id', 'ParentId'),
    path: string('path_part', 'PathPart'),
  },
  {
    about: 'One part of the path of a REST API.',
    link: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html',
  },
)
