/**
 * A configuration alone and the plan that was made of it describe the same resources: whatever both know is the same, value by value
 * and edge by edge.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Graph } from '../../graph/graph'
import { lint } from '../../lint'
import type { FindingReport } from '../../model/report'
import { isOutside, type Resource } from '../../model/resource'
import type { Value } from '../../model/value'
import { configuration, FIXTURES, graphOf, plan } from './read'

const RULES = join(FIXTURES, 'rules')
const scenarios = readdirSync(RULES)
  .flatMap((rule) => readdirSync(join(RULES, rule)).map((scenario) => `rules/${rule}/${scenario}`))
  .filter((folder) => ['main.tf', 'plan.json'].every((file) => existsSync(join(FIXTURES, folder, file))))

/** What a view says of each attribute and relation, where it is sure. */
function statementsOf(graph: Graph): ReadonlyMap<string, string> {
  const managed = graph.resources.filter(({ ownership, symbolic }) => ownership === 'managed' && !symbolic)
  const all = managed.flatMap((resource) =>
    Object.keys(graph.rowsOf(resource.kind)).flatMap((name) => {
      const said = saidOf(graph, resource, name)
      return said === undefined ? [] : [[`${resource.address} ${name}`, said] as const]
    }),
  )
  return new Map(all)
}

function saidOf(graph: Graph, resource: Resource, name: string): string | undefined {
  const row = graph.row(resource.kind, name)
  const isRelation = ['one', 'many', 'parts', 'reverse', 'policy'].includes(row?.row ?? '')
  if (!isRelation) return known(graph.value(resource, name))
  const { edges, open } = graph.relation(resource, name)
  const sure = !open && edges.every(({ exact, to }) => exact && to.length > 0 && !to.some(isOutside))
  if (!sure || edges.length === 0) return undefined
  return edges
    .flatMap(({ to }) => to.map((each) => (isOutside(each) ? 'outside' : each.address)))
    .sort()
    .join()
}

const known = (value: Value<unknown>): string | undefined =>
  value.state === 'known' ? JSON.stringify(value.value) : undefined

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
