/** Who is let in by an endpoint, held against a slow and obvious answer: a rule of a group covers the subnet, or names the client's group. */
import fc from 'fast-check'
import { related } from '../graph/read'
import { block, endpoint, group, ingress, PROVIDER, subnet, terraform, VPC } from './network'

/** Subnets by the second and third number of their range; 10.1.0.0/16 is a further range of the VPC. */
const SUBNETS = [
  { name: 'a', second: 0, third: 0 },
  { name: 'b', second: 0, third: 1 },
  { name: 'c', second: 0, third: 128 },
  { name: 'd', second: 1, third: 0 },
]
const MORE = block(
  'aws_vpc_ipv4_cidr_block_association',
  'more',
  'vpc_id = aws_vpc.main.id\ncidr_block = "10.1.0.0/16"',
)

interface Peer {
  readonly text: string
  readonly covers: (second: number, third: number) => boolean
}

const range = (text: string, covers: Peer['covers']): Peer => ({ text: `cidr_blocks = ["${text}"]`, covers })
const PEERS: readonly Peer[] = [
  range('0.0.0.0/0', () => true),
  range('10.0.0.0/8', () => true),
  range('10.0.0.0/16', (second) => second === 0),
  range('10.1.0.0/16', (second) => second === 1),
  range('10.0.0.0/23', (second, third) => second === 0 && third < 2),
  range('10.0.128.0/24', (second, third) => second === 0 && third === 128),
  range('192.168.0.0/16', () => false),
  { text: 'security_groups = [aws_security_group.c.id]', covers: () => true },
]

interface Rule {
  readonly peer: Peer
  readonly port: number
}

const rules = fc.array(
  fc.record({ peer: fc.constantFrom(...PEERS), port: fc.constantFrom(443, 443, 443, 80) }),
  { maxLength: 3 },
)
const places = fc.subarray(SUBNETS, { minLength: 1 })

const caller = (where: string): string =>
  block(
    'aws_lambda_function',
    where,
    `function_name = "${where}"
role = "arn:aws:iam::111122223333:role/caller"
vpc_config {
 subnet_ids = [aws_subnet.${where}.id]
 security_group_ids = [aws_security_group.c.id]
}
environment {
 variables = { QUEUE = "https://sqs.eu-west-1.amazonaws.com/111122223333/orders" }
}`,
  )

const graphFor = (own: readonly Rule[], where: typeof SUBNETS) =>
  terraform(
    PROVIDER,
    VPC,
    MORE,
    ...SUBNETS.map(({ name, second, third }) => subnet(name, third, 'a', 'main', second)),
    group('c', ''),
    group('e', own.map(({ peer, port }) => ingress(peer.text, port)).join('')),
    endpoint(
      'queue',
      'com.amazonaws.eu-west-1.sqs',
      'private_dns_enabled = true\nsubnet_ids = [aws_subnet.a.id]\nsecurity_group_ids = [aws_security_group.e.id]',
    ),
    ...where.map(({ name }) => caller(name)),
  )

test('whom the groups of an endpoint keep out is whom no rule lets in', () => {
  let admittingAll = 0
  fc.assert(
    fc.property(rules, places, (own, where) => {
      const isLetIn = ({ second, third }: (typeof SUBNETS)[number]) =>
        own.some(({ peer, port }) => port === 443 && peer.covers(second, third))
      const kept = where.filter((each) => !isLetIn(each)).map(({ name }) => `aws_lambda_function.${name}`)
      if (kept.length === 0) admittingAll += 1
      expect(related(graphFor(own, where), 'aws_vpc_endpoint.queue', 'unadmittedClients')).toEqual(kept)
    }),
    { numRuns: 150 },
  )
  expect(admittingAll).toBeGreaterThan(10)
})
