/** Packets to an address that somebody types: whose network it is of, and how they leave. */
import { isNotFound } from '../../paths/asking'
import { traces } from '../../paths/follow-request'
import {
  BOTH,
  block,
  CLIENT_GROUP,
  EVERYWHERE,
  egress,
  group,
  IGW,
  nat,
  route,
  TASK,
  TO_NAT,
  table,
  task,
  terraform,
} from './network'

const TASKS = 'aws_ecs_service.task'
const asked = (to: string, pieces: readonly string[], from = TASKS) => {
  const found = traces(terraform(...pieces), { from, to })
  if (isNotFound(found)) throw new Error(`There is no ${found.word}`)
  return found.map(({ verdict, codes, hops }) => ({
    verdict,
    codes,
    said: hops.flatMap(({ steps }) => steps.map(({ says }) => says)),
  }))
}
const INSIDE = [BOTH, CLIENT_GROUP, TASK]

test('what the network holds itself stays there, without a route or a gateway', () => {
  const [{ verdict, codes, said } = { verdict: '', codes: [], said: [] }] = asked('10.0.1.7', INSIDE)
  expect([verdict, codes]).toEqual(['unknown', []])
  expect(said).toContain('the local route of aws_vpc.main leads there')
  expect(said).toContain('nobody here knows what has the address 10.0.1.7')
})

test('a further block of the VPC is its own, and one that nobody knows may be', () => {
  const further = (cidr: string) =>
    block('aws_vpc_ipv4_cidr_block_association', 'more', `vpc_id = aws_vpc.main.id\ncidr_block = ${cidr}`)
  expect(asked('10.7.0.7', [...INSIDE, further('"10.7.0.0/16"')])[0]?.said).toContain(
    'the local route of aws_vpc.main leads there',
  )
  const unseen = ['variable "cidr" {}\n', ...INSIDE, further('var.cidr')]
  expect(asked('10.7.0.7', unseen)).toMatchObject([{ verdict: 'unknown', codes: [] }])
})

test('its groups see the address', () => {
  const pieces = (cidr: string) => [BOTH, group('c', egress(`cidr_blocks = ["${cidr}"]`)), task()]
  expect(asked('10.0.1.7', pieces('10.0.2.0/24'))[0]?.codes).toEqual(['security-group-egress'])
  expect(asked('10.0.1.7', pieces('10.0.1.7/32'))[0]?.codes).toEqual([])
})

test('the network ACL is asked between two subnets, and not inside one', () => {
  const acl = block('aws_network_acl', 'closed', 'vpc_id = aws_vpc.main.id\nsubnet_ids = [aws_subnet.a.id]')
  const pieces = [...INSIDE, acl]
  expect(asked('10.0.0.7', pieces)[0]?.codes).toEqual([])
  expect(asked('10.0.1.7', pieces)[0]?.codes).toEqual(['network-acl-out', 'network-acl-return'])
})

test('what another network holds needs a route', () => {
  expect(asked('10.9.0.1', INSIDE)[0]?.codes).toEqual(['route-none'])
  const transit = table('a', route('transit_gateway_id = "tgw-0123456789abcdef0"', '10.0.0.0/8'))
  expect(asked('10.9.0.1', [...INSIDE, transit])).toMatchObject([{ verdict: 'unknown', codes: [] }])
})

test('a public address is the internet’s', () => {
  const way = [
    IGW,
    table('a', TO_NAT),
    nat('subnet_id = aws_subnet.b.id\nallocation_id = "eipalloc-0123456789abcdef0"'),
  ]
  expect(asked('1.1.1.1', [...INSIDE, ...way])[0]?.codes).not.toContain('route-none')
  expect(asked('1.1.1.1', INSIDE)[0]?.codes).toEqual(['route-none'])
})

test('nothing on the internet leads to a private address', () => {
  expect(asked('10.0.1.7', INSIDE, 'internet')).toMatchObject([
    { verdict: 'blocked', codes: ['private-address'] },
  ])
  expect(asked('1.1.1.1', INSIDE, 'internet')).toMatchObject([{ verdict: 'reachable' }])
})

test('an address that somebody chose is that of its instance', () => {
  const db = block(
    'aws_instance',
    'db',
    'subnet_id = aws_subnet.a.id\nprivate_ip = "10.0.0.9"\nvpc_security_group_ids = [aws_security_group.db.id]',
  )
  const pieces = [...INSIDE, db, group('db', egress(EVERYWHERE))]
  expect(asked('10.0.0.9', pieces)).toMatchObject([{ verdict: 'blocked', codes: ['security-group-ingress'] }])
})
