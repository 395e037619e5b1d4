/** The resolver against a slow one over plain text that is plainly right. */
import fc from 'fast-check'
import type { Graph } from '../../graph/graph'
import type { Resource } from '../../model/resource'
import { known, type Value, written } from '../../model/value'
import { evaluateGuard, NO_CHOICE, type World } from '../../model/world'
import { hostNameOf } from '../../paths/host-name'
import { resolve } from '../../paths/resolver'
import { graphOf, made, many, ref, text, when } from '../graph/made'
import { answerWords } from './look-up'

const SERVICE = 'execute-api.eu-west-1.amazonaws.com'

interface Entry {
  readonly name: string
  readonly cname: string | null
}
interface Zone {
  readonly name: string
  /** `chosen`: as somebody chooses. */
  readonly associated: boolean | 'chosen'
  readonly records: readonly Entry[]
}
interface Rule {
  readonly domain: string
  readonly type: 'FORWARD' | 'SYSTEM'
  readonly associated: boolean
}
interface Net {
  readonly support: boolean
  readonly hostnames: boolean
  readonly privateDns: boolean
  readonly zones: readonly Zone[]
  readonly rules: readonly Rule[]
}

const label = fc.constantFrom('a', 'b')
const below = (...domains: string[]) =>
  fc
    .tuple(fc.array(label, { maxLength: 2 }), fc.constantFrom(...domains))
    .map(([labels, domain]) => [...labels, domain].join('.'))
const anyName = below('x.test', `p.${SERVICE}`, SERVICE, 'amazonaws.com')
const domain = fc.oneof(
  below('test', 'x.test'),
  fc.constantFrom(SERVICE, `p.${SERVICE}`, 'amazonaws.com', 'com'),
)
const zone: fc.Arbitrary<Zone> = fc.record({
  name: domain,
  associated: fc.boolean(),
  records: fc.array(
    fc.record({
      name: fc.constantFrom('', '*', 'a', 'b', '*.a', 'a.b'),
      cname: fc.option(anyName, { nil: null }),
    }),
    { maxLength: 4 },
  ),
})
const net: fc.Arbitrary<Net> = fc.record({
  support: fc.boolean(),
  hostnames: fc.boolean(),
  privateDns: fc.boolean(),
  zones: fc.uniqueArray(zone, { maxLength: 3, selector: (one) => one.name }),
  rules: fc.uniqueArray(
    fc.record({
      domain: fc.oneof(domain, fc.constant('.')),
      type: fc.constantFrom('FORWARD' as const, 'SYSTEM' as const),
      associated: fc.boolean(),
    }),
    { maxLength: 3, selector: (one) => one.domain },
  ),
})

const full = (name: string, domain: string): string => (name === '' ? domain : `${name}.${domain}`)
const isUnder = (name: string, domain: string): boolean =>
  domain === '.' || name === domain || name.endsWith(`.${domain}`)
const size = (domain: string): number => (domain === '.' ? 0 : domain.split('.').length)

/** One record a name. */
const once = (records: readonly Entry[]): readonly Entry[] => [
  ...new Map(records.map((record) => [record.name, record])).values(),
]

/** In words of {@link answerWords}. */
function slowly(net: Net, name: string, seen: readonly string[] = []): string {
  if (seen.includes(name) || seen.length > 8) return 'loop'
  if (!net.support) return 'no-resolver'
  const zonesWork = net.hostnames
  const answering = [
    ...net.rules
      .filter((rule) => rule.associated && isUnder(name, rule.domain))
      .map((rule) => ({ size: size(rule.domain), rank: 0, sort: rule.type, zone: undefined })),
    ...net.zones
      .filter((one) => zonesWork && one.associated && isUnder(name, one.name))
      .map((one) => ({ size: size(one.name), rank: 1, sort: 'ZONE', zone: one })),
    ...(zonesWork && net.privateDns && isUnder(name, SERVICE)
      ? [{ size: size(SERVICE), rank: 2, sort: 'MANAGED', zone: undefined }]
      : []),
  ].sort((a, b) => b.size - a.size || a.rank - b.rank)
  const isRule = answering[0]?.sort === 'SYSTEM'
  const [winner] = isRule
    ? answering.filter(({ sort }) => sort !== 'SYSTEM' && sort !== 'FORWARD')
    : answering
  if (winner === undefined) return publicly(name)
  if (winner.sort === 'FORWARD') return 'unknown'
  if (winner.sort === 'MANAGED') return 'endpoint'
  return winner.zone ? inZone(net, name, winner.zone, seen) : 'unreachable'
}

function publicly(name: string): string {
  if (new RegExp(`^[^.]+\\.${SERVICE.replaceAll('.', '\\.')}$`).test(name)) return 'unknown'
  return name.endsWith('.amazonaws.com') && name.split('.').length > 3 ? 'public aws' : 'public internet'
}

function inZone(net: Net, name: string, zone: Zone, seen: readonly string[]): string {
  const records = once(zone.records).map((record) => ({ ...record, name: full(record.name, zone.name) }))
  const exact = records.find((record) => record.name === name)
  const wild = records
    .filter(({ name: own }) => own.startsWith('*.') && name.endsWith(own.slice(1)) && name !== own.slice(2))
    .sort((a, b) => b.name.length - a.name.length)[0]
  const found = exact ?? wild
  if (!found) return 'no such name'
  return found.cname === null ? '10.0.0.1' : slowly(net, found.cname, [...seen, name])
}

const region: Value<string> = known('eu-west-1', written({ source: 'main.tf', at: 'whole' }))

const vpcOf = ({ associated }: Zone): Value<unknown> => {
  if (associated === 'chosen') return when('a', ref('vpc.main'), ref('vpc.other'))
  return ref(associated ? 'vpc.main' : 'vpc.other')
}

function graphFor(net: Net): Graph {
  const records = net.zones.flatMap((one, z) =>
    once(one.records).map((record, r) =>
      made('dns-record', `record.z${z}r${r}`, {
        zone: ref(`zone.z${z}`),
        name: text(full(record.name, one.name)),
        type: text(record.cname === null ? 'A' : 'CNAME'),
        values: many(text(record.cname ?? '10.0.0.1')),
      }),
    ),
  )
  const all: readonly Resource[] = [
    made('vpc', 'vpc.main', { dnsSupport: text(net.support), dnsHostnames: text(net.hostnames) }, { region }),
    made('vpc', 'vpc.other', {}, { region }),
    made(
      'vpc-endpoint',
      'endpoint',
      {
        vpc: ref('vpc.main'),
        service: text('com.amazonaws.eu-west-1.execute-api'),
        type: text('Interface'),
        privateDns: text(net.privateDns),
      },
      { region },
    ),
    ...net.zones.map((one, z) =>
      made('hosted-zone', `zone.z${z}`, {
        name: text(one.name),
        vpcs: many(vpcOf(one)),
      }),
    ),
    ...records,
    ...net.rules.flatMap((rule, r) => [
      made('resolver-rule', `rule.r${r}`, {
        domain: text(rule.domain),
        type: text(rule.type),
        targets: many(text('192.168.0.53')),
      }),
      made('resolver-rule-association', `association.r${r}`, {
        rule: ref(`rule.r${r}`),
        vpc: ref(rule.associated ? 'vpc.main' : 'vpc.other'),
      }),
    ]),
  ]
  return graphOf(all)
}

test('names mean what the slow resolver says', () => {
  fc.assert(
    fc.property(net, anyName, (net, name) => {
      const graph = graphFor(net)
      const [vpc] = graph.named('vpc.main')
      if (!vpc) throw new Error('no VPC')
      const answers = resolve(graph, { name: hostNameOf(name), vantage: { is: 'vpc', vpc } })
      expect(answers.map(({ it }) => answerWords(it.answer))).toEqual([slowly(net, name)])
    }),
    { numRuns: 1500 },
  )
})

/** What a name means in the VPC in a world, and the names that led there. */
function meaning(net: Net, name: string, world: World = NO_CHOICE) {
  const graph = graphFor(net)
  const [vpc] = graph.named('vpc.main')
  if (!vpc) throw new Error('no VPC')
  const all = resolve(graph, { name: hostNameOf(name), vantage: { is: 'vpc', vpc } })
  const [only, ...more] = all.filter(({ guard }) => evaluateGuard(guard, world) !== 'false')
  if (!only || more.length > 0) throw new Error('one answer a world')
  const { answer, chain } = only.it
  return { words: answerWords(answer), names: [name, ...chain.map((link) => link.name)] }
}

const held = (zone: Zone, record: string): boolean => zone.records.some(({ name }) => name === record)
const isGone = (words: string): boolean => words === 'no such name' || words === 'loop'

describe('one more of something', () => {
  const label = fc.constantFrom('', '*', 'a', 'b', 'a.b')

  test('a record with an address takes no name away', () => {
    fc.assert(
      fc.property(net, fc.nat(), label, anyName, (net, at, name, asked) => {
        const zone = net.zones[at % Math.max(net.zones.length, 1)]
        if (!zone || held(zone, name)) return
        const more = { ...zone, records: [...zone.records, { name, cname: null }] }
        const after = meaning(
          { ...net, zones: net.zones.map((one) => (one === zone ? more : one)) },
          asked,
        ).words
        if (isGone(after)) expect(meaning(net, asked).words).toBe(after)
      }),
      { numRuns: 400 },
    )
  })

  test('an association of a zone changes nothing but names below it', () => {
    fc.assert(
      fc.property(net, zone, anyName, (net, zone, asked) => {
        if (net.zones.some(({ name }) => name === zone.name)) return
        const before = meaning(net, asked)
        const after = meaning({ ...net, zones: [...net.zones, { ...zone, associated: true }] }, asked)
        if (!before.names.some((name) => isUnder(name, zone.name))) expect(after.words).toBe(before.words)
      }),
      { numRuns: 400 },
    )
  })

  test('a rule that forwards takes nothing but names below its domain', () => {
    fc.assert(
      fc.property(net, domain, anyName, (net, domain, asked) => {
        if (net.rules.some((rule) => rule.domain === domain)) return
        const before = meaning(net, asked)
        const more = { domain, type: 'FORWARD' as const, associated: true }
        const after = meaning({ ...net, rules: [...net.rules, more] }, asked)
        if (!before.names.some((name) => isUnder(name, domain))) expect(after.words).toBe(before.words)
      }),
      { numRuns: 400 },
    )
  })
})

test('an association that somebody chooses says in each world what it says when it is known', () => {
  fc.assert(
    fc.property(net, zone, anyName, fc.boolean(), (net, zone, asked, associated) => {
      if (net.zones.some(({ name }) => name === zone.name)) return
      const withZone = (is: Zone['associated']) => ({
        ...net,
        zones: [...net.zones, { ...zone, associated: is }],
      })
      const chosen = meaning(withZone('chosen'), asked, new Map([['a', String(associated)]]))
      expect(chosen.words).toBe(meaning(withZone(associated), asked).words)
    }),
    { numRuns: 400 },
  )
})
