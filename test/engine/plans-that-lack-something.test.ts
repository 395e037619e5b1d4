/** What a plan does not show is not missing: no fault is said that the unseen rest may heal, and what hides something is said. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { diskSources } from '../../cli/files'
import { lint } from '../../lint'
import type { Report } from '../../model/report'

const PLANS = join(__dirname, '../../fixtures/plans')
const sources = diskSources({ base: PLANS, allowed: [PLANS] })

const reportOf = (name: string, configuration?: string, edit = (text: string) => text): Report =>
  lint({
    inputs: [
      {
        is: 'text',
        source: { name: 'plan.json', text: edit(readFileSync(join(PLANS, name, 'plan.json'), 'utf8')) },
        ...(configuration === undefined ? {} : { configuration }),
      },
    ],
    sources,
    compare: 'plan-states',
  })

const told = ({ findings }: Report): readonly string[] =>
  findings.map(({ rule, certainty, subject }) => `${certainty} ${rule} ${subject.address}`)

const undecided = (report: Report): readonly string[] =>
  report.undecided.map(({ rule, verdict, subject }) => `${verdict} ${rule} ${subject.address}`)

const WITHOUT = [
  'gateway-endpoint-without-route-table aws_vpc_endpoint.s3',
  'vpc-endpoint-without-subnets aws_vpc_endpoint.sqs',
]

describe.each([
  ['targeted-first', 'the plan says that it is not complete (-target)'],
  ['errored-first', 'planning stopped with an error'],
])('%s: the associations that it leaves out', (name, why) => {
  test.each([
    ['alone', undefined],
    ['beside its configuration', name],
  ])('may be there, %s', (_, configuration) => {
    const report = reportOf(name, configuration)
    expect(told(report).filter((each) => each.startsWith('certain'))).toEqual([])
    expect(undecided(report)).toEqual(expect.arrayContaining(WITHOUT.map((each) => `possible ${each}`)))
    expect(report.read.flatMap(({ incomplete }) => incomplete)).toEqual([why])
  })
})

test('a plan of OpenTofu does not say that it has targets: what its configuration has and it has not tells', () => {
  const tofu = (text: string) => text.replace(/"(complete|applyable)": (true|false),?/g, '')
  const report = reportOf('targeted-first', undefined, tofu)
  expect(told(report).filter((each) => each.startsWith('certain'))).toEqual([])
  expect(report.read.flatMap(({ incomplete }) => incomplete)).toEqual([
    'the plan does not have aws_route_table.private, which its configuration has (-target or -exclude)',
  ])
})

test('the same plan, if it said that it is whole, has both faults', () => {
  const whole = (text: string) => text.replace('"complete": false', '"complete": true')
  expect(told(reportOf('targeted-first', undefined, whole))).toEqual(
    expect.arrayContaining(WITHOUT.map((each) => `certain ${each}`)),
  )
})

describe('checked: a check looks up a VPC that is managed here, another VPC is forgotten', () => {
  const report = reportOf('checked', 'checked/after')

  test('the VPC that is managed is meant', () => {
    expect(told(report)).toContain('certain private-dns-without-vpc-dns aws_vpc_endpoint.sqs')
    expect(report.undecided).toEqual([])
  })

  test('what is forgotten or checked does not make the sources those of another plan', () => {
    expect(report.problems).toEqual([])
    const [found] = report.findings.filter(({ change }) => change === 'introduced')
    expect(found?.range.file).toBe('checked/after/main.tf')
  })
})

test('of two plans of one state each means its own things', () => {
  const text = readFileSync(join(PLANS, 'deposed', 'plan.json'), 'utf8')
  const inputs = ['monday.json', 'tuesday.json'].map((name) => ({
    is: 'text' as const,
    source: { name, text },
  }))
  const report = lint({ inputs, sources, only: ['private-dns-without-vpc-dns'] })
  expect(report.findings.map(({ subject }) => subject.address)).toEqual([
    'aws_vpc_endpoint.sqs',
    'aws_vpc_endpoint.sqs',
  ])
  expect(report.undecided).toEqual([])
})

test('what is in a module that nobody downloaded is told at its call, where nothing can be written into it', () => {
  const { findings } = reportOf('unread', 'unread')
  const dns = findings.filter(({ rule }) => rule === 'private-dns-without-vpc-dns')
  expect(dns.map(({ subject, range }) => [subject.address, range.file, range.start.line])).toEqual([
    ['module.network.module.inner.aws_vpc_endpoint.sns', 'unread/main.tf', 11],
    ['aws_vpc_endpoint.sqs', 'unread/main.tf', 34],
  ])
  const edits = dns.flatMap(({ fixes = [] }) => fixes.flatMap((fix) => fix.edits))
  expect(edits.map(({ range }) => range.start.line)).toEqual([34])
})
