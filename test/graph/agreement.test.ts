/** A plan and the configuration it was made of are two views of one thing: what follows from both is the same. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { graphFacts } from '../../graph/derive/index'
import type { Fact } from '../../graph/facts'
import type { Graph } from '../../graph/graph'
import { isOutside } from '../../model/resource'
import { configuration, FIXTURES, graphOf, plan } from './read'

/** A plan shows what a text is made of, not the text. */
const NEEDS_THE_TEXT: ReadonlySet<string> = new Set(['uriSort', 'namedServices', 'privateDnsNames'])
/** Which of a pair is the later one depends on the source. */
const IN_ORDER: ReadonlySet<string> = new Set(['rivalEndpoints'])
const compared = graphFacts.filter(({ name }) => !NEEDS_THE_TEXT.has(name) && !IN_ORDER.has(name))

function factsOf(graph: Graph): ReadonlyMap<string, string> {
  const managed = graph.resources.filter((resource) => resource.ownership === 'managed')
  return new Map(
    managed.flatMap((resource) =>
      compared
        .filter((fact) => fact.about.includes(resource.kind))
        .map((fact) => [`${resource.address} ${fact.name}`, answerOf(graph, resource, fact)] as const),
    ),
  )
}

function answerOf(graph: Graph, resource: Graph['resources'][number], { name, row }: Fact): string {
  if (row.row === 'scalar') {
    const value = graph.value(resource, name)
    return value.state === 'known' ? String(value.value) : value.state
  }
  const { edges, open } = graph.relation(resource, name)
  const ends = edges.map((edge) => edge.to.map((to) => (isOutside(to) ? 'outside' : to.address)).join(' or '))
  return `${ends.sort().join()} ${open ? 'open' : ''}`
}

const RULES = join(FIXTURES, 'rules')
const scenarios = readdirSync(RULES)
  .flatMap((rule) => readdirSync(join(RULES, rule)).map((scenario) => `rules/${rule}/${scenario}`))
  .filter((folder) => ['main.tf', 'plan.json'].every((file) => existsSync(join(FIXTURES, folder, file))))
  .filter((folder) => readdirSync(join(FIXTURES, folder)).every((file) => file.includes('.')))

test('there are scenarios to compare', () => {
  expect(scenarios.length).toBeGreaterThan(30)
})

test.each(scenarios)('%s', (folder) => {
  const [planned, written] = [
    factsOf(graphOf(plan(`${folder}/plan.json`))),
    factsOf(graphOf(configuration(folder))),
  ]
  /** A reference is decided as far as this view goes; the other may have read what it refers to from the account. */
  const decided = (answer: string | undefined) =>
    answer !== undefined && !/unknown|^reference$|open$/.test(answer)
  const shared = [...planned.keys()].filter((key) => decided(planned.get(key)) && decided(written.get(key)))
  expect(shared.length).toBeGreaterThan(0)
  expect(shared.map((key) => `${key} ${planned.get(key)}`)).toEqual(
    shared.map((key) => `${key} ${written.get(key)}`),
  )
})
