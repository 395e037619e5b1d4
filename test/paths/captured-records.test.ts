/** Records that private DNS of an endpoint for APIs captures. */
import { configurationText, graphOf, related } from '../graph/read'

const NETWORK = `
provider "aws" { region = "eu-west-1" }
resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
}
resource "aws_route53_zone" "corp" {
  name = "corp.example.com"
  vpc { vpc_id = aws_vpc.main.id }
}
resource "aws_vpc_endpoint_service" "shop" { acceptance_required = false }
resource "aws_vpc_endpoint" "shop" {
  vpc_id              = aws_vpc.main.id
  vpc_endpoint_type   = "Interface"
  service_name        = aws_vpc_endpoint_service.shop.service_name
  private_dns_enabled = true
}
resource "aws_vpc_endpoint" "api" {
  vpc_id              = aws_vpc.main.id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.eu-west-1.execute-api"
  private_dns_enabled = true
}
resource "aws_api_gateway_domain_name" "shop" {
  domain_name = "shop.corp.example.com"
  endpoint_configuration { types = ["REGIONAL"] }
}
`
const record = (value: string) => `
resource "aws_route53_record" "shop" {
  zone_id = aws_route53_zone.corp.zone_id
  name    = "shop.corp.example.com"
  type    = "CNAME"
  ttl     = 60
  records = [${value}]
}
`

it.each([
  ['aws_api_gateway_domain_name.shop.regional_domain_name', ['aws_vpc_endpoint.api']],
  ['aws_vpc_endpoint.shop.dns_entry[0].dns_name', []],
  ['aws_vpc_endpoint.api.dns_entry[0]["dns_name"]', []],
])('a CNAME to %s', (value, expected) => {
  const graph = graphOf(configurationText(NETWORK + record(value)))
  expect(related(graph, 'aws_route53_record.shop', 'capturingEndpoints')).toEqual(expected)
})
