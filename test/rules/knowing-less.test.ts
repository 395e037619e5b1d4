/**
 * Unknown is never false: whatever a configuration leaves to a variable that nobody sets, no finding comes of it that was not there when
 * all was known. And however a known value is written, what is said stays the same.
 */
import fc from 'fast-check'
import type { Report } from '../../model/report'
import { lintFiles, mainOf, replaced, spotsIn } from '../support/edited-configuration'
import { formsOf, scenarios } from '../support/scenarios'
import '../support/seed'

const names = scenarios()
  .filter((scenario) => formsOf(scenario).includes('configuration'))
  .map(({ rule, name }) => `${rule}/${name}`)

/** Findings that hold anyway, and are left to another rule where that one can tell more. */
const TOLD_BY_ANOTHER: ReadonlySet<string> = new Set([
  'private-dns-hides-public-api',
  'vpc-endpoint-admits-nobody',
])

const found = ({ findings }: Report): readonly string[] =>
  findings
    .filter(({ assuming, rule }) => assuming.length === 0 && !TOLD_BY_ANOTHER.has(rule))
    .flatMap(({ rule, subject, also }) => [subject.address, ...also].map((address) => `${rule} ${address}`))

const said = (report: Report): readonly string[] =>
  [
    ...found(report),
    ...report.undecided.map(({ rule, verdict, subject }) => `${verdict} ${rule} ${subject.address}`),
  ].sort()

/** A spot of some scenario. */
const spot = fc.tuple(fc.nat(), fc.nat()).map(([scenario, at]) => {
  const name = names[scenario % names.length] ?? ''
  const text = mainOf(name)
  const spots = spotsIn(text)
  return { name, text, at: spots[at % spots.length] }
})

test('no finding comes of what a variable hides', () => {
  const property = fc.property(spot, ({ text, at }) => {
    if (!at) return
    const hidden = replaced(text, at, 'var.unknown_1', `variable "unknown_1" {\n  type = ${at.type}\n}`)
    const before = found(lintFiles({ 'main.tf': text }))
    expect(found(lintFiles({ 'main.tf': hidden })).filter((each) => !before.includes(each))).toEqual([])
  })
  fc.assert(property, { numRuns: 80 })
})

const WAYS: readonly (readonly [way: string, write: (literal: string) => readonly [string, string]])[] = [
  ['a local', (literal) => ['local.hoisted', `locals {\n  hoisted = ${literal}\n}`]],
  ['JSON that is read again', (literal) => [`jsondecode(jsonencode(${literal}))`, '']],
  ['an entry of a map', (literal) => [`lookup({ a = ${literal} }, "a", null)`, '']],
  ['the side of a condition that holds', (literal) => [`(1 == 1 ? ${literal} : null)`, '']],
]

test.each(WAYS)('a value that is written as %s is the same value', (_, write) => {
  const property = fc.property(spot, ({ text, at }) => {
    const literal = at && text.slice(at.start, at.end)
    if (!literal || literal.startsWith('<<')) return
    const other = replaced(text, at, ...write(literal))
    expect(said(lintFiles({ 'main.tf': other }))).toEqual(said(lintFiles({ 'main.tf': text })))
  })
  fc.assert(property, { numRuns: 25 })
})

test('a root that becomes a module says the same of its resources', () => {
  const property = fc.property(fc.constantFrom(...names), (name) => {
    const text = mainOf(name)
    if (/^(variable|output|module)\b|\balias\b|file\(/m.test(text)) return
    const [provider = ''] = /^provider[\s\S]*?^}/m.exec(text) ?? []
    const inner = text.replace(provider, '')
    const report = lintFiles({
      'main.tf': `${provider}\nmodule "m" {\n  source = "./m"\n}\n`,
      'm/main.tf': inner,
    })
    const bare = said(report).map((each) => each.replaceAll('module.m.', ''))
    expect(bare.sort()).toEqual(said(lintFiles({ 'main.tf': text })))
  })
  fc.assert(property, { numRuns: 40 })
})

const STRING = 'variable "unknown_1" {\n  type = string\n}'

/** What once was said for certain although it hangs on what nobody knows. */
const CANNOT_TELL: readonly (readonly [rule: string, scenario: string, from: string, to: string])[] = [
  [
    'vpc-link-cannot-reach-target',
    'vpc-link-cannot-reach-target/network-load-balancer-without-groups',
    'load_balancer_type = "network"',
    'load_balancer_type = var.unknown_1',
  ],
  [
    'load-balancer-cannot-reach-targets',
    'endpoint-service-without-load-balancer/filled-by-an-autoscaling-group',
    'id = aws_launch_template.shop.id',
    'id = var.unknown_1',
  ],
  [
    'nat-gateway-without-way-out',
    'nat-gateway-without-way-out/internet-route-in-the-main-table',
    'aws_vpc.main.default_route_table_id',
    'element([aws_vpc.main.default_route_table_id, aws_vpc.main.id], var.unknown_1)',
  ],
  [
    'vpc-endpoint-never-accepted',
    'vpc-endpoint-never-accepted/a-role-may-accept',
    '"ec2:AcceptVpcEndpointConnections"',
    'var.unknown_1',
  ],
  [
    'forward-rule-captures-service-name',
    'forward-rule-captures-service-name/leads-back',
    'ip        = "10.1.1.53"',
    'ip        = var.unknown_1',
  ],
  [
    'custom-dns-servers-hide-private-dns',
    'custom-dns-servers-hide-private-dns/base-plus-two',
    'cidr_block           = "10.0.0.0/16"',
    'cidr_block           = var.unknown_1',
  ],
  [
    'websocket-management-call-captured',
    'websocket-management-call-captured/told-of-another-name',
    '"https://chat.example.com"',
    'var.unknown_1',
  ],
]

test.each(CANNOT_TELL)('%s cannot tell in %s', (rule, scenario, from, to) => {
  const text = mainOf(scenario)
  expect(text).toContain(from)
  const report = lintFiles({ 'main.tf': `${text.replace(from, to)}\n${STRING}\n` })
  expect(report.findings.filter((each) => each.rule === rule)).toEqual([])
  expect(report.undecided.map((each) => each.rule)).toContain(rule)
})

test('a principal that a variable gives may be everybody', () => {
  const text = mainOf('private-api-ipv4-only/dual-stack').replace('["*"]\n    }', '[var.unknown_1]\n    }')
  expect(text).toContain('identifiers = [var.unknown_1]')
  const report = lintFiles({ 'main.tf': `${text}\n${STRING}\n` })
  expect(report.findings.filter(({ rule }) => rule === 'source-vpce-does-not-match')).toEqual([])
})
