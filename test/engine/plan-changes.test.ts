/** What a plan does to the faults there are: from one plan, what there was and what will be are judged by the same rules. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withChanges } from '../../engine/changes'
import { lint } from '../../lint'
import type { Report } from '../../model/report'
import type { Input } from '../../parsers/read-input'
import { whatChanges } from '../../parsers/terraform/plan-unchanged'

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

/** A plan of the fixtures as it would be after it was applied, with nothing left to do. */
function applied(text: string): string {
  const plan = JSON.parse(text)
  const changes = (plan.resource_changes ?? []).filter(
    (one: { mode: string; change: { after: unknown } }) =>
      one.mode === 'managed' && one.change.after !== null,
  )
  return JSON.stringify({
    ...plan,
    resource_changes: changes.map((one: { change: { after: unknown } }) => ({
      ...one,
      change: { actions: ['no-op'], before: one.change.after, after: one.change.after, after_unknown: {} },
    })),
    prior_state: { format_version: '1.0', values: plan.planned_values },
  })
}

test('what a plan that changes nothing does is what judging both of its states says', () => {
  const plans = readdirSync(join(PLANS, '../rules'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('hostnames-off/plan.json') || name.endsWith('one-zone/plan.json'))
    .map((name) => applied(readFileSync(join(PLANS, '../rules', name), 'utf8')))
  expect(plans.length).toBeGreaterThan(2)
  for (const text of plans) {
    const bytes = new TextEncoder().encode(text)
    for (const source of [
      { name: 'plan.json', text },
      { name: 'plan.json', bytes },
    ]) {
      expect(whatChanges([source])).toBe('nothing')
      const judged = (more: Partial<Input>): Report =>
        lint({ inputs: [{ is: 'text', source, ...more } as Input], sources: nothing })
      const report = lint({ inputs: [{ is: 'text', source }], sources: nothing, compare: 'plan-states' })
      expect(report.findings.length).toBeGreaterThan(0)
      expect(report.findings).toEqual(withChanges(judged({}), judged({ state: 'before' }).findings).findings)
      expect(new Set(report.findings.map(({ change }) => change))).toEqual(new Set(['still-there']))
    }
  }
})
