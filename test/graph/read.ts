/** Graphs of real text, through the real parsers and tables. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Graph } from '../../graph/graph'
import { vocabulary } from '../../lint'
import type { Parsed } from '../../model/declaration'
import { isOutside } from '../../model/resource'
import type { Sources } from '../../model/sources'
import { readTemplate } from '../../parsers/cloudformation/template'
import { readConfiguration } from '../../parsers/terraform/modules'
import { readPlan } from '../../parsers/terraform/plan'
import { adapt } from '../../resources/adapt'

export const FIXTURES = join(__dirname, '../../fixtures')

const NOTHING_ELSE: Sources = { read: () => ({ refused: 'missing', detail: '' }), list: () => [] }

export const template = (text: string, name = 'template.yaml'): Parsed =>
  readTemplate({ name, text }, NOTHING_ELSE)

export const plan = (fixture: string): Parsed => {
  const text = readFileSync(join(FIXTURES, fixture), 'utf8')
  return readPlan({ name: fixture, text })
}

/** The `main.tf` of a fixture's folder, without a plan. */
export const configuration = (folder: string): Parsed =>
  configurationText(readFileSync(join(FIXTURES, folder, 'main.tf'), 'utf8'))

export const configurationText = (text: string): Parsed =>
  readConfiguration('.', {
    read: (name) => (name === 'main.tf' ? { name, text } : { refused: 'missing', detail: name }),
    list: (folder) => (folder === '.' || folder === '' ? ['main.tf'] : []),
  })

export function graphOf(...parsed: readonly Parsed[]): Graph {
  const deployments = parsed.flatMap((one) => one.deployments)
  const declarations = parsed.flatMap((one) => one.declarations)
  return new Graph(adapt({ deployments, declarations }), vocabulary.kinds, vocabulary.facts)
}

/** What a relation leads to, in words; `...` where there may be more. */
export function related(graph: Graph, address: string, relation: string): readonly string[] {
  const [resource] = graph.named(address)
  if (!resource) return ['no such resource']
  const { edges, open } = graph.relation(resource, relation)
  const targets = edges.map(
    (edge) =>
      edge.to.map((one) => (isOutside(one) ? `outside ${one.name}` : one.address)).join(' or ') || 'unknown',
  )
  return open ? [...targets, '...'] : targets
}

/** A value in one word: what is known, or its state. */
export function answer(graph: Graph, address: string, attribute: string): unknown {
  const [resource] = graph.named(address)
  if (!resource) return 'no such resource'
  const value = graph.value(resource, attribute)
  return value.state === 'known' ? value.value : value.state
}
