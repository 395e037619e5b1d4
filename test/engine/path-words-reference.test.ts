/** The words about requests against a slow reading of the same network that is plainly right. */
import fc from 'fast-check'
import { lint, readRules } from '../../lint'
import type { BlockCode } from '../../paths/codes'
import {
  BOTH,
  block,
  EVERYWHERE,
  egress,
  group,
  IGW,
  INSIDE,
  logs,
  nat,
  subnet,
  TO_IGW,
  TO_NAT,
  table,
} from '../paths/network'
import { inMemory } from './read-text'

const PEERS = { whole: '10.0.0.0/16', own: '10.0.0.0/24', other: '10.9.0.0/16', unknown: undefined } as const
type Peer = keyof typeof PEERS

interface Net {
  /** None: there is no endpoint. */
  readonly endpoint: 'none' | 'silent' | 'answering'
  readonly hostnames: boolean
  readonly out: 'nothing' | 'inside' | 'everywhere'
  readonly in: readonly { readonly peer: Peer; readonly port: number }[]
  readonly way: 'none' | 'internet gateway' | 'nat gateway'
}

const net: fc.Arbitrary<Net> = fc.record({
  endpoint: fc.constantFrom('none', 'silent', 'answering'),
  hostnames: fc.boolean(),
  out: fc.constantFrom('nothing', 'inside', 'everywhere'),
  in: fc.array(
    fc.record({
      peer: fc.constantFrom<Peer>('whole', 'own', 'other', 'unknown'),
      port: fc.constantFrom(80, 443),
    }),
    { maxLength: 3 },
  ),
  way: fc.constantFrom('none', 'internet gateway', 'nat gateway'),
})

/** Blocks that are there, and those that nobody can tell of. */
interface Met {
  readonly ending: 'endpoint' | 'public'
  readonly sure: readonly BlockCode[]
  readonly perhaps: readonly BlockCode[]
}

/** A function in subnet a, 10.0.0.0/24, asks for the service on 443; its endpoint is in that subnet. */
function slowly({ endpoint, hostnames, out, in: rules, way }: Net): Met {
  if (endpoint === 'answering' && hostnames) {
    const peers = rules.filter(({ port }) => port === 443).map(({ peer }) => peer)
    const admitted = peers.includes('whole') || peers.includes('own')
    const shut: readonly BlockCode[] = admitted ? [] : ['security-group-ingress']
    const closed: readonly BlockCode[] = out === 'nothing' ? ['security-group-egress'] : []
    return peers.includes('unknown')
      ? { ending: 'endpoint', sure: closed, perhaps: shut }
      : { ending: 'endpoint', sure: [...closed, ...shut], perhaps: [] }
  }
  const ways = {
    none: ['route-none'],
    'internet gateway': ['internet-gateway-without-public-address'],
    'nat gateway': [],
  } as const
  const closed: readonly BlockCode[] = out === 'everywhere' ? [] : ['security-group-egress']
  return { ending: 'public', sure: [...ways[way], ...closed], perhaps: [] }
}

const VARIABLE = 'variable "peer" {\n type = string\n}\n'
const rule = ({ peer, port }: Net['in'][number]): string =>
  `ingress {\n protocol = "tcp"\n from_port = ${port}\n to_port = ${port}\n cidr_blocks = [${PEERS[peer] === undefined ? 'var.peer' : `"${PEERS[peer]}"`}]\n}\n`

const WAYS: Readonly<Record<Net['way'], string>> = {
  none: table('a', ''),
  'internet gateway': `${IGW}${table('a', TO_IGW)}`,
  'nat gateway': `${IGW}${subnet('c', 2, 'a')}${table('c', TO_IGW)}${nat('subnet_id = aws_subnet.c.id')}${table('a', TO_NAT)}`,
}
const OUT: Readonly<Record<Net['out'], string>> = {
  nothing: '',
  inside: egress(INSIDE),
  everywhere: egress(EVERYWHERE),
}
const FUNCTION = block(
  'aws_lambda_function',
  'f',
  'function_name = "f"\nrole = "r"\nvpc_config {\n subnet_ids = [aws_subnet.a.id]\n security_group_ids = [aws_security_group.c.id]\n}',
)

const written = (net: Net): string =>
  [
    VARIABLE,
    BOTH.replace('enable_dns_hostnames = true', `enable_dns_hostnames = ${net.hostnames}`),
    WAYS[net.way],
    group('c', OUT[net.out]),
    group('e', net.in.map(rule).join('')),
    net.endpoint === 'none'
      ? ''
      : logs().replace('enabled = true', `enabled = ${net.endpoint === 'answering'}`),
    FUNCTION,
  ].join('\n')

type Told = 'true' | 'false' | 'unknown'

function told(text: string, must: string): Told {
  const { rules, problems } = readRules({
    name: 'rule.yaml',
    text: `id: found\nseverity: error\ntitle: found\nwhy: found\nremedy: none\nabout: lambda-function\nwhen: {}\nmust: ${must}\nmessage: found\n`,
  })
  expect(problems).toEqual([])
  const { findings, undecided } = lint({
    inputs: [{ is: 'folder', folder: '.' }],
    sources: inMemory({ 'main.tf': text }),
    rules,
  })
  return findings.length > 0 ? 'false' : undecided.length > 0 ? 'unknown' : 'true'
}

const TO = "'https://logs.{region}.amazonaws.com'"
const any = (met: Met, codes: readonly BlockCode[]): Told => {
  const among = (all: readonly BlockCode[]) => all.some((code) => codes.includes(code))
  return among(met.sure) ? 'true' : among(met.perhaps) ? 'unknown' : 'false'
}

const ASKED = ['security-group-ingress', 'security-group-egress', 'route-none'] as const

test('reaches, blockedAt and resolves say what the slow reading says', () => {
  fc.assert(
    fc.property(net, fc.subarray([...ASKED], { minLength: 1 }), (net, codes) => {
      const [text, met] = [written(net), slowly(net)]
      const open: Told = met.sure.length > 0 ? 'false' : met.perhaps.length > 0 ? 'unknown' : 'true'
      expect(told(text, `{ reaches: { to: ${TO} } }`)).toBe(open)
      expect(told(text, `{ blockedAt: { to: ${TO}, codes: [${codes.join(', ')}] } }`)).toBe(any(met, codes))
      for (const ending of ['endpoint', 'public'] as const)
        expect(told(text, `{ resolves: { name: ${TO}, to: ${ending} } }`)).toBe(String(met.ending === ending))
    }),
    { numRuns: 60 },
  )
})

test('what reaches is blocked nowhere, and what is blocked somewhere does not reach', () => {
  fc.assert(
    fc.property(net, (net) => {
      const text = written(net)
      const opposite = { true: 'false', false: 'true', unknown: 'unknown' } as const
      expect(told(text, `{ blockedAt: { to: ${TO} } }`)).toBe(
        opposite[told(text, `{ reaches: { to: ${TO} } }`)],
      )
    }),
    { numRuns: 30 },
  )
})

test('a peer that becomes known turns nothing that was told', () => {
  fc.assert(
    fc.property(net, fc.constantFrom<Peer>('whole', 'own', 'other'), (net, value) => {
      const known = {
        ...net,
        in: net.in.map((one) => (one.peer === 'unknown' ? { ...one, peer: value } : one)),
      }
      const before = told(written(net), `{ reaches: { to: ${TO} } }`)
      if (before !== 'unknown') expect(told(written(known), `{ reaches: { to: ${TO} } }`)).toBe(before)
    }),
    { numRuns: 30 },
  )
})
