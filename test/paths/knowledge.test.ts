/**
 * Knowing more never turns what was told. A network has settings; one of them is taken away, and what is then still told holds for each of
 * its values. Where it decides, it is named.
 */
import fc from 'fast-check'
import { isNotFound } from '../../paths/asking'
import { traces } from '../../paths/follow-request'
import type { Trace } from '../../paths/trace'
import { block, IGW, logs, nat, PROVIDER, subnet, table, task, terraform } from './network'

/** Each setting with the values it is tried with, as Terraform. */
const SETTINGS = {
  support: ['true', 'false'],
  hostnames: ['true', 'false'],
  privateDns: ['true', 'false'],
  peer: ['"10.0.0.0/16"', '"10.9.0.0/16"'],
  first: ['0', '443', '444'],
  last: ['443', '65535'],
  protocol: ['"tcp"', '"udp"', '"-1"'],
  out: ['"0.0.0.0/0"', '"10.0.1.0/24"', '"10.9.0.0/16"'],
  number: ['50', '150'],
  action: ['"allow"', '"deny"'],
  entry: ['"0.0.0.0/0"', '"10.0.1.0/24"'],
  destination: ['"0.0.0.0/0"', '"192.168.0.0/16"'],
  publicIp: ['true', 'false'],
  gateway: ['aws_internet_gateway.main.id', '"igw-0123456789abcdef0"'],
} as const

type Setting = keyof typeof SETTINGS
type Settings = Readonly<Record<Setting, string>>

/** AWS refuses private DNS in a VPC without host names, so that where nobody can see them they are taken to be on. */
const isTaken = (name: Setting): boolean => name === 'hostnames'

const names = Object.keys(SETTINGS) as readonly Setting[]
const settings: fc.Arbitrary<Settings> = fc.record(
  Object.fromEntries(names.map((name) => [name, fc.constantFrom<string>(...SETTINGS[name])])) as Record<
    Setting,
    fc.Arbitrary<string>
  >,
)

const aclEntry = (side: string, number: string, action: string, cidr: string): string =>
  `${side} {\n rule_no = ${number}\n action = ${action}\n protocol = "-1"\n from_port = 0\n to_port = 0\n cidr_block = ${cidr}\n}\n`

const network = (is: Settings): string =>
  [
    PROVIDER,
    'variable "unseen" {}\n',
    block(
      'aws_vpc',
      'main',
      `cidr_block = "10.0.0.0/16"\nenable_dns_support = ${is.support}\nenable_dns_hostnames = ${is.hostnames}`,
    ),
    subnet('a', 0, 'a'),
    subnet('b', 1, 'b'),
    IGW,
    table('a', `route {\n cidr_block = ${is.destination}\n gateway_id = ${is.gateway}\n}`),
    nat('subnet_id = aws_subnet.b.id'),
    block(
      'aws_security_group',
      'c',
      `vpc_id = aws_vpc.main.id\negress {\n protocol = "-1"\n from_port = 0\n to_port = 0\n cidr_blocks = [${is.out}]\n}`,
    ),
    block(
      'aws_security_group',
      'e',
      `vpc_id = aws_vpc.main.id\ningress {\n protocol = ${is.protocol}\n from_port = ${is.first}\n to_port = ${is.last}\n cidr_blocks = [${is.peer}]\n}`,
    ),
    block(
      'aws_network_acl',
      'a',
      `vpc_id = aws_vpc.main.id\nsubnet_ids = [aws_subnet.a.id]\n${aclEntry('ingress', '100', '"allow"', '"0.0.0.0/0"')}${aclEntry('egress', is.number, is.action, is.entry)}${aclEntry('egress', '100', '"allow"', '"0.0.0.0/0"')}`,
    ),
    task(`assign_public_ip = ${is.publicIp}`),
    logs('security_group_ids = [aws_security_group.e.id]', 'b').replace(
      'private_dns_enabled = true',
      `private_dns_enabled = ${is.privateDns}`,
    ),
  ].join('\n')

const DESTINATIONS = [
  'https://logs.eu-west-1.amazonaws.com',
  'https://www.example.com',
  'aws_vpc_endpoint.logs',
]

function asked(text: string, to: string): Trace {
  const found = traces(terraform(text), { from: 'aws_ecs_service.task', to })
  if (isNotFound(found)) throw new Error(`There is no ${found.word}`)
  const [only] = found
  if (!only || found.length > 1) throw new Error(`${found.length} traces of ${to}`)
  return only
}

const written = (text: string, { causes }: Trace): readonly string[] =>
  causes.map(({ origin: { place } }) => (place.at === 'span' ? text.slice(place.start, place.end) : place.at))

test('what is told without a setting holds for each of its values, and where it decides it is named', () => {
  fc.assert(
    fc.property(
      settings,
      fc.constantFrom(...names.filter((name) => !isTaken(name))),
      fc.constantFrom(...DESTINATIONS),
      (all, setting, to) => {
        const text = network({ ...all, [setting]: 'var.unseen' })
        const without = asked(text, to)
        const verdicts = SETTINGS[setting].map(
          (value) => asked(network({ ...all, [setting]: value }), to).verdict,
        )
        if (without.verdict !== 'unknown') expect(verdicts).toEqual(verdicts.map(() => without.verdict))
        else if (!verdicts.includes('unknown')) expect(written(text, without)).toContain('var.unseen')
      },
    ),
    { numRuns: 100, seed: 20261130 },
  )
})
