/**
 * A configuration alone and the plan that was made of it describe the same resources: whatever both know is the same, value by value
 * and edge by edge.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lint } from '../../lint'
import type { FindingReport } from '../../model/report'
import { statementsOf } from '../support/statements'
import { configuration, FIXTURES, graphOf, plan } from './read'

const RULES = join(FIXTURES, 'rules')
const scenarios = readdirSync(RULES)
  .flatMap((rule) => readdirSync(join(RULES, rule)).map((scenario) => `rules/${rule}/${scenario}`))
  .filter((folder) => ['main.tf', 'plan.json'].every((file) => existsSync(join(FIXTURES, folder, file))))

test('there are scenarios to compare', () => {
  expect(scenarios.length).toBeGreaterThan(100)
})

test.each(scenarios)('%s', (folder) => {
  const planned = statementsOf(graphOf(plan(`${folder}/plan.json`)))
  const written = statementsOf(graphOf(configuration(folder)))
  const shared = [...planned.keys()].filter((key) => written.has(key))
  expect(shared.length).toBeGreaterThan(0)
  expect(shared.map((key) => `${key}: ${written.get(key)}`)).toEqual(
    shared.map((key) => `${key}: ${planned.get(key)}`),
  )
})

const nothing = { read: (name: string) => ({ refused: 'missing' as const, detail: name }), list: () => [] }
const errorsIn = (text: string): readonly string[] =>
  lint({ inputs: [{ is: 'text', source: { name: 'plan.json', text } }], sources: nothing })
    .findings.filter(({ severity }: FindingReport) => severity === 'error')
    .map(({ rule, subject }) => `${rule} ${subject.address}`)
    .sort()

test('a plan that was cut never says an error that the whole plan does not', () => {
  for (const folder of scenarios) {
    const text = readFileSync(join(FIXTURES, folder, 'plan.json'), 'utf8')
    const { configuration: _, prior_state: __, planned_values: ___, ...cut } = JSON.parse(text)
    const whole = errorsIn(text)
    expect({ folder, more: errorsIn(JSON.stringify(cut)).filter((each) => !whole.includes(each)) }).toEqual({
      folder,
      more: [],
    })
  }
})
