/** A derived value is as assumed as what it was derived from, also when the fact keeps no mark itself. */
import { lintTerraform } from '../engine/read-text'

const text = (region: string) => `
variable "region" {
  ${region}
}

provider "aws" {
  region = "eu-west-1"
}

resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_vpc_endpoint" "queue" {
  vpc_id            = aws_vpc.main.id
  vpc_endpoint_type = "Interface"
  service_name      = "com.amazonaws.\${var.region}.sqs"
}
`

const only = { only: ['vpc-endpoint-in-other-region'] }

test('a Region that is the default of a variable is at most a warning, and says so', () => {
  const [finding] = lintTerraform(text('default = "us-east-1"'), only).findings
  expect([finding?.severity, finding?.assuming]).toEqual([
    'warning',
    expect.arrayContaining([
      'as long as a variable keeps its default, which decides the Region in the service name of aws_vpc_endpoint.queue',
    ]),
  ])
})

test('a Region that is written is an error', () => {
  const written = text('default = "us-east-1"').replace('${var.region}', 'us-east-1')
  expect(lintTerraform(written, only).findings.map(({ severity }) => severity)).toEqual(['error'])
})

test('a service is the same in every Region: the default of the Region is nothing that it rests on', () => {
  const service = (name: string) =>
    text('default = "eu-west-1"')
      .replace('vpc_endpoint_type', 'private_dns_enabled = true\n  vpc_endpoint_type')
      .replace('.sqs"', name)
  const api = `${service('.execute-api"')}\nresource "aws_api_gateway_rest_api" "orders" {\n  name = "orders"\n}\n`
  const [finding] = lintTerraform(api, { only: ['private-dns-hides-public-api'] }).findings
  expect([finding?.severity, finding?.assuming]).toEqual(['warning', []])
})

test('a service that is the default of a variable itself rests on it', () => {
  const variable = 'variable "service" {\n  default = "execute-api"\n}\n'
  const endpoint = text('default = "eu-west-1"')
    .replace('.sqs"', '.${var.service}"')
    .replace('vpc_endpoint_type', 'private_dns_enabled = true\n  vpc_endpoint_type')
  const api = 'resource "aws_api_gateway_rest_api" "orders" {\n  name = "orders"\n}\n'
  const [finding] = lintTerraform(variable + endpoint + api, {
    only: ['private-dns-hides-public-api'],
  }).findings
  expect(finding?.assuming).toEqual([
    'as long as a variable keeps its default, which decides the service of aws_vpc_endpoint.queue',
  ])
})
