/** What a plan does to the faults there are: from one plan, what there was and what will be are judged by the same rules. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lint } from '../../lint'
import type { Report } from '../../model/report'
import type { Input } from '../../parsers/read-input'

const PLANS = join(__dirname, '../../fixtures/plans')
const nothing = { read: (name: string) => ({ refused: 'missing' as const, detail: name }), list: () => [] }

const planText = (name: string): string => readFileSync(join(PLANS, name, 'plan.json'), 'utf8')

const planInput = (text: string, name = 'plan.json'): Input => ({ is: 'text', source: { name, text } })

/** The stand-in that made the plan gives every subnet one zone id, which is another fault. */
const only = ['private-dns-without-vpc-dns']

const compared = (...inputs: readonly Input[]): Report =>
  lint({ inputs, sources: nothing, only, compare: 'plan-states' })

const told = (report: Report): readonly string[] =>
  report.findings.map(({ change, rule, subject }) => `${change} ${rule} ${subject.address}`).sort()

test('a fault is introduced, still there (also where its resource moved), or fixed', () => {
  expect(told(compared(planInput(planText('faults'))))).toEqual([
    'fixed private-dns-without-vpc-dns aws_vpc_endpoint.gone',
    'fixed private-dns-without-vpc-dns aws_vpc_endpoint.healed',
    'introduced private-dns-without-vpc-dns aws_vpc_endpoint.broken',
    'still-there private-dns-without-vpc-dns aws_vpc_endpoint.renamed',
  ])
})

test('drift is what there was: the plan leaves it, heals it, or makes anew what was found gone', () => {
  expect(told(compared(planInput(planText('drifted'))))).toEqual([
    'fixed private-dns-without-vpc-dns aws_vpc_endpoint.sns',
    'still-there private-dns-without-vpc-dns aws_vpc_endpoint.sqs',
  ])
  expect(told(compared(planInput(planText('drifted-refresh-only'))))).toEqual([
    'still-there private-dns-without-vpc-dns aws_vpc_endpoint.sns',
    'still-there private-dns-without-vpc-dns aws_vpc_endpoint.sqs',
  ])
})

test('counts are those of what will be', () => {
  expect(compared(planInput(planText('faults'))).counts).toMatchObject({ error: 2, warning: 0 })
})

test('unless asked, nothing is said of changes', () => {
  const report = lint({ inputs: [planInput(planText('faults'))], sources: nothing })
  expect(new Set(report.findings.map(({ change }) => change))).toEqual(new Set([null]))
})

test('where the prior state is cut off, what changes started from is what there was', () => {
  const { prior_state: _, ...rest } = JSON.parse(planText('faults'))
  expect(told(compared(planInput(JSON.stringify(rest))))).toEqual(
    told(compared(planInput(planText('faults')))),
  )
})

test('of a first plan everything is new', () => {
  const first = readFileSync(
    join(PLANS, '../rules/private-dns-without-vpc-dns/hostnames-off/plan.json'),
    'utf8',
  )
  const report = compared(planInput(first))
  expect(report.findings.length).toBeGreaterThan(0)
  expect(new Set(report.findings.map(({ change }) => change))).toEqual(new Set(['introduced']))
})

test('other inputs have no state before, so nothing is said of their findings', () => {
  const template = readFileSync(
    join(PLANS, '../rules/private-dns-without-vpc-dns/hostnames-off/template.yaml'),
    'utf8',
  )
  const report = compared(planInput(planText('faults')), planInput(template, 'template.yaml'))
  const ofTemplate = report.findings.filter(({ subject }) => subject.deployment === 'template.yaml')
  expect(ofTemplate.map(({ change }) => change)).toEqual([null])
  expect(told(report).filter((line) => !line.startsWith('null'))).toHaveLength(4)
})
