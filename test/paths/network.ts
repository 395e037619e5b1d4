/** Networks as Terraform text, piece by piece, and what a walk through them says. */
import type { Graph } from '../../graph/graph'
import type { Destination } from '../../paths/destination'
import { follow } from '../../paths/follow'
import { traceOf } from '../../paths/follow-trace'
import { clientOf } from '../../paths/places-client'
import type { Trace } from '../../paths/trace'
import { configurationText, graphOf, template } from '../graph/read'

/** A block of any type; the body is Terraform. */
export const block = (type: string, name: string, body: string): string =>
  `resource "${type}" "${name}" {\n${body}\n}\n`

export const VPC = block(
  'aws_vpc',
  'main',
  'cidr_block = "10.0.0.0/16"\nenable_dns_support = true\nenable_dns_hostnames = true',
)
export const subnet = (name: string, third: number, zone: string, vpc = 'main', second = 0): string =>
  block(
    'aws_subnet',
    name,
    `vpc_id = aws_vpc.${vpc}.id\ncidr_block = "10.${second}.${third}.0/24"\navailability_zone = "eu-west-1${zone}"`,
  )
export const table = (name: string, routes: string, vpc = 'main'): string =>
  `${block('aws_route_table', name, `vpc_id = aws_vpc.${vpc}.id\n${routes}`)}${block(
    'aws_route_table_association',
    name,
    `subnet_id = aws_subnet.${name}.id\nroute_table_id = aws_route_table.${name}.id`,
  )}`
export const route = (target: string, cidr = '0.0.0.0/0'): string =>
  `route {\n cidr_block = "${cidr}"\n ${target}\n}\n`
export const IGW = block('aws_internet_gateway', 'main', 'vpc_id = aws_vpc.main.id')
export const TO_IGW = route('gateway_id = aws_internet_gateway.main.id')
export const TO_NAT = route('nat_gateway_id = aws_nat_gateway.main.id')
export const nat = (body: string): string => block('aws_nat_gateway', 'main', body)

const port = (number: number, peer: string): string =>
  `from_port = ${number}\nto_port = ${number}\nprotocol = "tcp"\n${peer}`
export const ingress = (peer: string, number = 443): string => `ingress {\n${port(number, peer)}\n}\n`
export const egress = (peer: string, number = 443): string => `egress {\n${port(number, peer)}\n}\n`
export const EVERYWHERE = 'cidr_blocks = ["0.0.0.0/0"]'
export const INSIDE = 'cidr_blocks = ["10.0.0.0/16"]'
export const group = (name: string, rules: string, vpc = 'main'): string =>
  block('aws_security_group', name, `vpc_id = aws_vpc.${vpc}.id\n${rules}`)
/** The group of the task; everything may leave. */
export const CLIENT_GROUP = group('c', egress(EVERYWHERE))

export const task = (more = '', groups = 'aws_security_group.c.id', where = 'a'): string =>
  block(
    'aws_ecs_service',
    'task',
    `name = "task"\nlaunch_type = "FARGATE"\nnetwork_configuration {\n subnets = [aws_subnet.${where}.id]\n security_groups = [${groups}]\n ${more}\n}`,
  )
export const TASK = task()

export const endpoint = (name: string, service: string, body: string): string =>
  block(
    'aws_vpc_endpoint',
    name,
    `vpc_id = aws_vpc.main.id\nservice_name = "${service}"\nvpc_endpoint_type = "Interface"\n${body}`,
  )
export const logs = (more = 'security_group_ids = [aws_security_group.e.id]', where = 'a'): string =>
  endpoint(
    'logs',
    'com.amazonaws.eu-west-1.logs',
    `private_dns_enabled = true\nsubnet_ids = [aws_subnet.${where}.id]\n${more}`,
  )
export const PROVIDER = 'provider "aws" {\n region = "eu-west-1"\n}\n'
export const BOTH = `${PROVIDER}${VPC}${subnet('a', 0, 'a')}${subnet('b', 1, 'b')}`

export const terraform = (...pieces: string[]): Graph => graphOf(configurationText(pieces.join('\n')))
export const stack = (text: string): Graph => graphOf(template(text))

export function walked(graph: Graph, from: string, destination: Destination, at?: number): Trace {
  const [client] = graph.named(from)
  if (!client) throw new Error(`There is no ${from}`)
  return traceOf(graph, { from, to: destination.is }, follow(graph, clientOf(graph, client), destination, at))
}

export const resource = (graph: Graph, address: string) => {
  const [found] = graph.named(address)
  if (!found) throw new Error(`There is no ${address}`)
  return found
}

/** `reachable`, `unknown`, or the codes of the blocks. */
export const verdict = ({ verdict: said, codes }: Trace): string =>
  said === 'blocked' ? `blocked: ${codes.join(', ')}` : said
