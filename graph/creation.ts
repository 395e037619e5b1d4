/**
 * What is created before what. Terraform and CloudFormation create a resource after everything that it refers to or says it depends
 * on; between all others the order is open, and both create in parallel.
 *
 * https://developer.hashicorp.com/terraform/language/resources/behavior#resource-dependencies
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html
 */
import { referentKey } from '../model/reference'
import type { Resource } from '../model/resource'
import { referencesIn } from '../model/value'
import type { Graph } from './graph'

/**
 * Ids of everything that is there before this one is created, itself and its parts not included; also the keys of what is elsewhere
 * and of modules that were not read.
 */
export function before(graph: Graph, resource: Resource): ReadonlySet<string> {
  const own = resource.partOf ?? resource.id
  const seen = chain(graph, [own], (id) => !isUnseen(id))
  seen.delete(own)
  return seen
}

function chain(graph: Graph, from: readonly string[], goesOn: (id: string) => boolean): Set<string> {
  const seen = new Set<string>()
  const waiting = [...from]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const needed of needs(graph, next)) {
      const id = graph.at(needed)?.partOf ?? needed
      if (seen.has(id)) continue
      seen.add(id)
      if (goesOn(id)) waiting.push(id)
    }
  }
  return seen
}

/** What nobody sees may hold more that is there before. */
export const mayHideMore = (earlier: ReadonlySet<string>): boolean => [...earlier].some(isUnseen)

/** What nobody sees may wait for this one: a module whose call is here, only for what the call names. */
export function mayWaitFor(graph: Graph, earlier: ReadonlySet<string>, id: string): boolean {
  const unseen = [...earlier].filter(isUnseen)
  const reached = [...unseen, ...chain(graph, unseen, () => true)]
  return reached.some((key) => key === id || (isUnseen(key) && !graph.needs.has(key)))
}

const isUnseen = (key: string): boolean => /^outside:(?:module|undeclared):/.test(key)

/** A part has no declaration of its own; an inventory made by hand may have none at all. */
function needs(graph: Graph, id: string): readonly string[] {
  const declared = graph.needs.get(id)
  if (declared) return declared
  const resource = graph.at(id)
  if (!resource) return []
  const referred = [...resource.attributes.values()].flatMap((value) => referencesIn(value))
  return [...resource.dependsOn, ...referred.map(({ to }) => referentKey(to))]
}
