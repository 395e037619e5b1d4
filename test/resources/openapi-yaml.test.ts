/** People write OpenAPI documents in YAML at least as often as in JSON; both say the same of an API. */
import { lint } from '../../lint'
import { wholeSource } from '../../model/place'
import { written } from '../../model/value'
import { structureOfDocument } from '../../resources/adapt/json-text'
import { inMemory } from '../engine/read-text'

const ROOT = `provider "aws" {
  region = "eu-west-1"
}

resource "aws_apigatewayv2_vpc_link" "web" {
  name               = "web"
  subnet_ids         = ["subnet-0a"]
  security_group_ids = ["sg-0a"]
}

resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
  body = templatefile("orders.yaml", { link = aws_apigatewayv2_vpc_link.web.id })

  endpoint_configuration {
    types = ["PRIVATE"]
  }
}

resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
}
`

const document = (policy: string) => `openapi: "3.0.1"
info: { title: orders, version: "1" } # a hole: it's "here
paths:
  /orders:
    get:
      responses: { 200: { description: all orders } }
      x-amazon-apigateway-integration:
        type: http_proxy
        httpMethod: GET
        uri: http://orders.example.com/\${link}
        connectionType: VPC_LINK
        connectionId: \${link}
${policy}`

const POLICY = `x-amazon-apigateway-policy:
  Version: "2012-10-17"
  Statement:
    - { Effect: Allow, Principal: "*", Action: execute-api:Invoke, Resource: "execute-api:/*" }
`

const foundIn = (policy: string) =>
  lint({
    inputs: [{ is: 'folder', folder: '.' }],
    sources: inMemory({ 'main.tf': ROOT, 'orders.yaml': document(policy) }),
  }).findings.map(({ rule }) => rule)

test('a policy in the document is the policy of the API', () => {
  expect(foundIn('')).toContain('private-api-without-policy')
  expect(foundIn(POLICY)).not.toContain('private-api-without-policy')
})

test('an integration in the document is one, and its link is known although its id is not', () => {
  expect(foundIn(POLICY)).toContain('rest-v2-link-without-target')
})

test('aliases that stand for each other a billion times end in unknown, soon', () => {
  const letters = [...'bcdefghij']
  const nest = letters.map(
    (name, n) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[n]}`).join(',')}]`,
  )
  const text = ['a: &a [x,x,x,x,x,x,x,x,x]', ...nest].join('\n')
  const read = structureOfDocument([text], written(wholeSource('api.yaml')))
  expect(JSON.stringify(read, (_key, value) => (value instanceof Map ? [...value] : value))).toContain(
    'budget',
  )
})
