/**
 * What is created before what. Terraform and CloudFormation create a resource after everything that it refers to or says it depends
 * on; between all others the order is open, and both create in parallel.
 *
 * https://developer.hashicorp.com/terraform/language/resources/behavior#resource-dependencies
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html
 */
import type { Resource } from '../model/resource'
import { referencesIn } from '../model/value'
import type { Graph } from './graph'

/** Ids of everything that is there before this one is created, itself and its parts not included. */
export function before(graph: Graph, resource: Resource): ReadonlySet<string> {
  const seen = new Set<string>()
  const waiting = [wholeOf(graph, resource)]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const id of needs(graph, next)) {
      if (seen.has(id)) continue
      seen.add(id)
      const needed = graph.at(id)
      if (needed) waiting.push(needed)
    }
  }
  seen.delete(resource.id)
  return seen
}

const wholeOf = (graph: Graph, resource: Resource): Resource =>
  (resource.partOf !== undefined && graph.at(resource.partOf)) || resource

function needs(graph: Graph, resource: Resource): readonly string[] {
  const referred = [...resource.attributes.values()]
    .flatMap((value) => referencesIn(value))
    .flatMap(({ to }) => (to.is === 'declaration' ? [to.id] : []))
  return [...resource.dependsOn, ...referred].map((id) => graph.at(id)?.partOf ?? id)
}
