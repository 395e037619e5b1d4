/** What an OpenAPI document says of an API is what resources would say. */
import { at, attribute, fromTemplate, fromTerraform, ofKind } from './read-fixture'

const document = (more = '') => `
      Body:
        openapi: 3.0.1
        servers:
          - url: https://example.com
            x-amazon-apigateway-endpoint-configuration:
              vpcEndpointIds: [!Ref Door]
              disableExecuteApiEndpoint: true
        x-amazon-apigateway-policy:
          Statement: { Effect: Allow, Principal: "*", Action: execute-api:Invoke, Resource: "*" }
        paths:
          /pets:
            get:
              x-amazon-apigateway-integration:
                type: http_proxy
                uri: !Sub http://\${Lb.DNSName}/pets
                connectionType: VPC_LINK
                connectionId: !Ref Link
            summary: pets
          /dogs:
            x-amazon-apigateway-any-method:
              x-amazon-apigateway-integration: { $ref: "#/components/x-amazon-apigateway-integrations/mock" }
        components:
          x-amazon-apigateway-integrations: { mock: { type: mock } }
${more}`

const template = (type: string, properties: string) => `
Resources:
  Api:
    Type: ${type}
    Properties:${properties}
  Door: { Type: "AWS::EC2::VPCEndpoint" }
  Link: { Type: "AWS::ApiGateway::VpcLink" }
  Lb: { Type: "AWS::ElasticLoadBalancingV2::LoadBalancer" }
`

const REST = 'AWS::ApiGateway::RestApi'

test('integrations, methods, policy and endpoints are found in it', () => {
  const inventory = fromTemplate(template(REST, document()))
  const api = at(inventory, 'Api')
  expect(attribute(api, 'vpcEndpoints')).toEqual([['-> door']])
  expect(attribute(api, 'disableExecuteApiEndpoint')).toBe(true)
  expect(attribute(api, 'endpointTypes')).toEqual(['EDGE'])
  expect(ofKind(inventory, 'policy-statement').map((one) => attribute(one, 'effect'))).toEqual(['Allow'])
  expect(ofKind(inventory, 'api-method').map((one) => attribute(one, 'httpMethod'))).toEqual(['GET', 'ANY'])
  const [pets, dogs] = ofKind(inventory, 'api-integration')
  expect(
    pets && ['api', 'type', 'uri', 'connectionType', 'vpcLink'].map((name) => attribute(pets, name)),
  ).toEqual([['-> api'], 'HTTP_PROXY', ['http://', ['-> lb'], '/pets'], 'VPC_LINK', ['-> link']])
  expect(dogs && ['type', 'connectionType'].map((name) => attribute(dogs, name))).toEqual([
    'MOCK',
    'INTERNET',
  ])
})

test('what stands on the resource wins', () => {
  const more =
    '      DisableExecuteApiEndpoint: false\n      EndpointConfiguration: { Types: [PRIVATE], VpcEndpointIds: [vpce-1] }\n'
  const api = at(fromTemplate(template(REST, document(more))), 'Api')
  expect(attribute(api, 'disableExecuteApiEndpoint')).toBe(false)
  expect(attribute(api, 'vpcEndpoints')).toEqual(['vpce-1'])
})

test('HTTP APIs are read alike', () => {
  const inventory = fromTemplate(template('AWS::ApiGatewayV2::Api', document()))
  const integrations = ofKind(inventory, 'http-integration')
  expect(integrations.map((one) => attribute(one, 'type'))).toEqual(['HTTP_PROXY', 'MOCK'])
})

test.each([
  ['in a bucket', '\n      BodyS3Location: { Bucket: b, Key: k }'],
  ['text that is neither JSON nor YAML', '\n      Body: "openapi: [3.0.1"'],
])('a document that cannot be read leaves it unknown: %s', (_, properties) => {
  const api = at(fromTemplate(template(REST, properties)), 'Api')
  for (const name of ['policy', 'vpcEndpoints', 'disableExecuteApiEndpoint', 'integrationsInBody'])
    expect([name, attribute(api, name)]).toEqual([name, { unknown: expect.anything() }])
})

test('an API without a document has what AWS gives it', () => {
  const api = at(fromTemplate(template(REST, '\n      Name: a')), 'Api')
  expect([attribute(api, 'policy'), attribute(api, 'vpcEndpoints')]).toEqual([null, null])
  expect(attribute(api, 'disableExecuteApiEndpoint')).toBe(false)
})

test('T18: a Terraform document with a hole keeps its integrations', () => {
  const inventory = fromTerraform(`
resource "aws_api_gateway_vpc_link" "link" {
  name        = "link"
  target_arns = ["arn"]
}
resource "aws_api_gateway_rest_api" "api" {
  name = "api"
  body = jsonencode({
    openapi = "3.0.1"
    paths = { "/" = { get = { "x-amazon-apigateway-integration" = {
      type = "HTTP", uri = "http://a", connectionType = "VPC_LINK", connectionId = aws_api_gateway_vpc_link.link.id
    } } } }
  })
}
`)
  expect(ofKind(inventory, 'api-integration').map((one) => attribute(one, 'vpcLink'))).toEqual([['-> link']])
})

test('HTTP APIs have their routes in it', () => {
  const paths = `
      Body:
        openapi: 3.0.1
        paths:
          /pets: { get: {}, x-amazon-apigateway-any-method: {}, parameters: [] }
          /$default: { x-amazon-apigateway-any-method: {} }
`
  const inventory = fromTemplate(template('AWS::ApiGatewayV2::Api', paths))
  const routes = ofKind(inventory, 'http-route')
  expect(routes.map((route) => [attribute(route, 'key'), attribute(route, 'api')])).toEqual([
    ['GET /pets', ['-> api']],
    ['ANY /pets', ['-> api']],
    ['$default', ['-> api']],
  ])
})

test('a document that is imported apart from its REST API speaks of that API', () => {
  const inventory = fromTerraform(`
resource "aws_api_gateway_rest_api" "api" { name = "orders" }
resource "aws_api_gateway_vpc_link" "link" {
  name        = "link"
  target_arns = []
}
resource "aws_api_gateway_rest_api_put" "put" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  body = jsonencode({
    openapi = "3.0.1"
    paths = { "/orders" = { get = { x-amazon-apigateway-integration = {
      type           = "http_proxy"
      uri            = "http://orders.example.com"
      connectionType = "VPC_LINK"
      connectionId   = aws_api_gateway_vpc_link.link.id
    } } } }
  })
}
`)
  const [integration] = ofKind(inventory, 'api-integration')
  const [method] = ofKind(inventory, 'api-method')
  expect(
    integration && ['api', 'type', 'connectionType', 'vpcLink'].map((name) => attribute(integration, name)),
  ).toEqual([['-> api'], 'HTTP_PROXY', 'VPC_LINK', ['-> link']])
  expect(method && ['api', 'httpMethod'].map((name) => attribute(method, name))).toEqual([['-> api'], 'GET'])
})
