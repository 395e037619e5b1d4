/** What is told once for all that are alike, against asking each where nothing else is. */
import fc from 'fast-check'
import type { Graph } from '../../graph/graph'
import { senderClassOf } from '../../paths/classes'
import { clientOf } from '../../paths/places-client'
import { alike, blockedAt, waysTo } from '../../paths/reach'
import {
  BOTH,
  block,
  EVERYWHERE,
  egress,
  group,
  IGW,
  INSIDE,
  ingress,
  logs,
  resource,
  route,
  TO_IGW,
  table,
  terraform,
} from './network'

/** Drops answers to the subnets it stands in front of, and one that lets everything pass. */
const acl = (name: string, where: string, ports: string): string =>
  block(
    'aws_network_acl',
    name,
    `vpc_id = aws_vpc.main.id\nsubnet_ids = [aws_subnet.${where}.id]
ingress {\n rule_no = 1\n action = "allow"\n protocol = "tcp"\n ${ports}\n cidr_block = "0.0.0.0/0"\n}
egress {\n rule_no = 1\n action = "allow"\n protocol = "-1"\n from_port = 0\n to_port = 0\n cidr_block = "0.0.0.0/0"\n}`,
  )
const GATEWAY = block(
  'aws_vpc_endpoint',
  's3',
  'vpc_id = aws_vpc.main.id\nservice_name = "com.amazonaws.eu-west-1.s3"\nroute_table_ids = [aws_route_table.b.id]',
)
const NETWORK = [
  BOTH,
  IGW,
  table('a', TO_IGW),
  table('b', route('transit_gateway_id = "tgw-0123456789abcdef0"', '10.9.0.0/16')),
  acl('a', 'a', 'from_port = 443\n to_port = 443'),
  acl('b', 'b', 'from_port = 1024\n to_port = 40000'),
  group('c', egress(EVERYWHERE)),
  group('d', egress(INSIDE)),
  group('e', ingress('security_groups = [aws_security_group.c.id]')),
  logs('security_group_ids = [aws_security_group.e.id]', 'b'),
  GATEWAY,
]

interface Workload {
  readonly sort: 'function' | 'instance'
  readonly where: 'a' | 'b'
  readonly groups: 'c' | 'd'
  readonly calls: 'logs' | 's3' | 'sts'
  readonly address: 'none' | 'own' | 'elastic'
}

const workload: fc.Arbitrary<Workload> = fc.record({
  // Alike more often than not, so that what tells two apart is one thing.
  sort: fc.constantFrom('instance', 'instance', 'function'),
  where: fc.constantFrom('a', 'a', 'b'),
  groups: fc.constantFrom('c', 'c', 'd'),
  calls: fc.constantFrom('sts', 'sts', 'logs', 's3'),
  address: fc.constantFrom('none', 'own', 'elastic'),
})

const nameOf = ({ sort }: Workload, at: number): string =>
  sort === 'function' ? `aws_lambda_function.w${at}` : `aws_instance.w${at}`

function textOf(one: Workload, at: number): string {
  const host = `https://${one.calls}.eu-west-1.amazonaws.com`
  const groups = `[aws_security_group.${one.groups}.id]`
  if (one.sort === 'function')
    return block(
      'aws_lambda_function',
      `w${at}`,
      `function_name = "w${at}"\nrole = "r"\nvpc_config {\n subnet_ids = [aws_subnet.${one.where}.id]\n security_group_ids = ${groups}\n}\nenvironment {\n variables = { URL = "${host}" }\n}`,
    )
  const own = `associate_public_ip_address = ${one.address === 'own'}`
  const instance = block(
    'aws_instance',
    `w${at}`,
    `ami = "ami-1"\ninstance_type = "t3.micro"\nsubnet_id = aws_subnet.${one.where}.id\nvpc_security_group_ids = ${groups}\n${own}\nuser_data = "#!/bin/sh\\ncurl ${host}"`,
  )
  const elastic = block('aws_eip', `w${at}`, `instance = aws_instance.w${at}.id`)
  return one.address === 'elastic' ? `${instance}${elastic}` : instance
}

const TOLD = ['unansweredBy', 'partlyUnansweredBy', 'shutGateways'] as const
const TOLD_OF_ENDPOINTS = ['unadmittedClients', 'clientsWithoutRoute', 'clientsInOtherZones'] as const

/** All that is told of it, in a graph that holds others, or none. */
function toldOf(graph: Graph, name: string): readonly string[] {
  const own = resource(graph, name)
  const relations = TOLD.flatMap((fact) => {
    const { edges, open } = graph.relation(own, fact)
    return edges
      .map(({ to, exact, guard }) => `${fact} ${targets(to)} ${exact} ${guard.is}`)
      .concat(`${open}`)
  })
  const values = ['unservedCalls', 'callsWithoutAddress'].map((fact) => {
    const value = graph.value(own, fact)
    return `${fact} ${value.state === 'list' ? value.items.map((item) => JSON.stringify(item)) : value.state}`
  })
  const endpoints = graph.ofKind('vpc-endpoint').flatMap((endpoint) =>
    TOLD_OF_ENDPOINTS.flatMap((fact) =>
      graph
        .relation(endpoint, fact)
        .edges.filter(({ to }) => to.includes(own))
        .map(({ guard }) => `${endpoint.address} ${fact} ${guard.is}`),
    ),
  )
  return [...relations, ...values.map(withoutPlaces), ...endpoints]
}

const targets = (to: readonly object[]): string =>
  to.map((one) => ('address' in one ? String(one.address) : '?')).join(' ')
const withoutPlaces = (text: string): string => text.replace(/"(?:start|end|line)":\d+/g, '')

test('what is told of one among others is what is told of it alone', () => {
  fc.assert(
    fc.property(fc.array(workload, { minLength: 2, maxLength: 8 }), (all) => {
      const together = terraform(...NETWORK, ...all.map(textOf))
      for (const [at, one] of all.entries()) {
        const alone = terraform(...NETWORK, textOf(one, at))
        expect(toldOf(together, nameOf(one, at))).toEqual(toldOf(alone, nameOf(one, at)))
      }
    }),
    { numRuns: 25 },
  )
})

test('what a word about requests says of one is what is so of its own requests', () => {
  fc.assert(
    fc.property(fc.array(workload, { minLength: 2, maxLength: 8 }), (all) => {
      const graph = terraform(...NETWORK, ...all.map(textOf))
      for (const [at, one] of all.entries())
        for (const to of ['https://sts.eu-west-1.amazonaws.com', 'https://logs.eu-west-1.amazonaws.com']) {
          const own = resource(graph, nameOf(one, at))
          const asked = () =>
            blockedAt(waysTo(graph, own, { to }), ['internet-gateway-without-public-address'])
          expect(alike(graph, own, to, asked)).toEqual(asked())
        }
    }),
    { numRuns: 25 },
  )
})

test('an instance with an address of its own takes another way out than one without', () => {
  const plain: Workload = { sort: 'instance', where: 'a', groups: 'c', calls: 'sts', address: 'none' }
  const graph = terraform(...NETWORK, textOf(plain, 0), textOf({ ...plain, address: 'elastic' }, 1))
  const classes = [0, 1].map((at) =>
    senderClassOf(graph, clientOf(graph, resource(graph, nameOf(plain, at)))),
  )
  expect(new Set(classes).size).toBe(2)
  expect(toldOf(graph, 'aws_instance.w0').filter((told) => told.includes('aws_network_acl'))).toEqual([])
  expect(toldOf(graph, 'aws_instance.w1')).toContain('unansweredBy aws_network_acl.a true always')
})
