/** Whether what a plan did is told by one judgement or by two makes no difference: held on plans of the fixtures that update something. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { withChanges } from '../../engine/changes'
import type { AnyRule } from '../../engine/rule'
import { lint } from '../../lint'
import type { Report } from '../../model/report'
import type { Input } from '../../parsers/read-input'
import { whatChanges } from '../../parsers/terraform/plan-unchanged'
import { scenarios } from '../support/scenarios'
import '../support/seed'
import { type Update, updatedPlan } from '../support/updated-plan'

const nothing = { read: (name: string) => ({ refused: 'missing' as const, detail: name }), list: () => [] }

const plans = scenarios()
  .map(({ folder }) => join(folder, 'plan.json'))
  .filter((path) => existsSync(path))

const textOf = (plan: number, updates: readonly Update[]): string =>
  updatedPlan(readFileSync(plans[plan % plans.length] ?? '', 'utf8'), updates)

const judged = (source: { name: string; bytes: Uint8Array }, more: Partial<Input> = {}): Report =>
  lint({ inputs: [{ is: 'text', source, ...more } as Input], sources: nothing })

function inTwoWays(text: string) {
  const source = { name: 'plan.json', bytes: new TextEncoder().encode(text) }
  const twice = withChanges(judged(source), judged({ ...source }, { state: 'before' }).findings)
  const told = lint({ inputs: [{ is: 'text', source }], sources: nothing, compare: 'plan-states' })
  return { changes: whatChanges([source]), told: JSON.stringify(told), twice: JSON.stringify(twice) }
}

const update: fc.Arbitrary<Update> = fc.record({
  resource: fc.nat(),
  attribute: fc.nat(),
  was: fc.oneof(
    fc.boolean(),
    fc.constantFrom('', 'other', 'eu-west-1', '10.0.0.0/16', '-1', 'id-of-aws_vpc.main'),
    fc.constantFrom(null, 0, 443),
    fc.constantFrom([], ['other'], { Team: 'network' }),
  ),
  unknown: fc.boolean(),
})

const tagged = (was: unknown): string => {
  const plan = plans.findIndex((path) => path.includes('private-dns-without-vpc-dns/hostnames-off/'))
  const names = Object.keys(JSON.parse(textOf(plan, [])).resource_changes[0].change.after)
  return textOf(plan, [{ resource: 0, attribute: names.indexOf('tags'), was, unknown: false }])
}

test('a plan that updates tags only is judged once', () => {
  expect(inTwoWays(tagged({ Team: 'network' })).changes).toBe('nothing')
})

test('a rule that asks what a plan does is asked of both states', () => {
  const asking: AnyRule = {
    id: 'no-updates',
    about: 'security-group',
    severity: 'error',
    title: 'A group is updated',
    why: 'Nobody may.',
    remedy: 'Leave it.',
    links: [],
    tags: [],
    message: '{address} is updated.',
    when: {},
    must: { action: { isNot: 'update' } },
  }
  const source = { name: 'plan.json', text: tagged({ Team: 'network' }) }
  const report = lint({
    inputs: [{ is: 'text', source }],
    sources: nothing,
    rules: [asking],
    compare: 'plan-states',
  })
  expect(report.findings.map(({ change }) => change)).toEqual(['introduced'])
})

test('judged once, twice, or twice in part, findings and their changes are the same', () => {
  const counts = { nothing: 0, updates: 0, much: 0 }
  const property = fc.property(
    fc.nat(),
    fc.array(update, { minLength: 1, maxLength: 3 }),
    (plan, updates) => {
      const ways = inTwoWays(textOf(plan, updates))
      counts[ways.changes] += 1
      expect(ways.told).toBe(ways.twice)
    },
  )
  fc.assert(property, { numRuns: 60 })
  expect(Math.min(counts.nothing, counts.updates)).toBeGreaterThan(5)
})
