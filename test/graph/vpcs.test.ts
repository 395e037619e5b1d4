/** Where something runs whose subnets are not in the input. */

import { vpcsOf } from '../../graph/vpcs'
import { isOutside } from '../../model/resource'
import { configurationText, graphOf } from './read'

const NETWORK = 'module "network" {\n  source = "example/network/aws"\n}\n'
const endpoint = (subnets: string) => `
resource "aws_vpc_endpoint" "api" {
  vpc_id            = module.network.vpc_id
  vpc_endpoint_type = "Interface"
  service_name      = "com.amazonaws.eu-west-1.execute-api"
  subnet_ids        = ${subnets}
}
`
const group = `
resource "aws_security_group" "caller" {
  vpc_id = module.network.vpc_id
}
`
const caller = (groups: string) => `
resource "aws_lambda_function" "caller" {
  function_name = "caller"
  role          = "arn:aws:iam::123456789012:role/caller"
  vpc_config {
    subnet_ids         = module.network.private_subnets
    security_group_ids = ${groups}
  }
}
`

function vpcsOfCaller(text: string): readonly string[] {
  const graph = graphOf(configurationText(NETWORK + text))
  const [workload] = graph.named('aws_lambda_function.caller')
  const edges = workload ? vpcsOf(graph, workload).edges : []
  return edges.flatMap(({ to, exact }) =>
    to.map((vpc) => `${exact ? '' : '?'}${isOutside(vpc) ? vpc.name.replace(/^.*#/, '') : vpc.address}`),
  )
}

const ELSEWHERE = '["sg-0123456789abcdef0"]'

test('is the VPC of an endpoint in the same subnets', () => {
  const text = endpoint('module.network.private_subnets') + caller(ELSEWHERE)
  expect(vpcsOfCaller(text)).toEqual([expect.stringContaining('module.network')])
})

test('is not told by an endpoint in other subnets', () => {
  expect(vpcsOfCaller(endpoint('module.network.intra_subnets') + caller(ELSEWHERE))).toEqual([])
})

test('is the VPC of the groups in front of it', () => {
  const text = group + caller('[aws_security_group.caller.id]')
  expect(vpcsOfCaller(text)).toEqual([expect.stringContaining('module.network')])
})

test('is not told by a group that may be used in a further VPC', () => {
  const further = `
resource "aws_vpc_security_group_vpc_association" "caller" {
  security_group_id = aws_security_group.caller.id
  vpc_id            = "vpc-0123456789abcdef0"
}
`
  expect(vpcsOfCaller(group + further + caller('[aws_security_group.caller.id]'))).toEqual([])
})

test('two outputs of a module that was not read, two attributes of a variable, are not known to be one thing', () => {
  const endpoints = (one: string, other: string) =>
    ['a', 'b']
      .map(
        (name, at) => `
resource "aws_vpc_endpoint" "${name}" {
  vpc_id              = ${[one, other][at]}
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.eu-west-1.sqs"
  private_dns_enabled = true
}
`,
      )
      .join('')
  const variable = 'variable "vpc" {\n  type = object({ blue = string, green = string })\n}\n'
  const rivals = (one: string, other: string) => {
    const graph = graphOf(configurationText(NETWORK + variable + endpoints(one, other)))
    return graph.ofKind('vpc-endpoint').map((each) => graph.relation(each, 'rivalEndpoints').edges.length)
  }
  expect(rivals('module.network.blue_vpc_id', 'module.network.blue_vpc_id')).not.toEqual([0, 0])
  expect(rivals('module.network.blue_vpc_id', 'module.network.green_vpc_id')).toEqual([0, 0])
  expect(rivals('var.vpc.blue', 'var.vpc.blue')).not.toEqual([0, 0])
  expect(rivals('var.vpc.blue', 'var.vpc.green')).toEqual([0, 0])
})
