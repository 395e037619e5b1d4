/**
 * What tells a resource from others of its address. Two stacks of one run may both have a `Vpc`; where they see each other, a sentence says
 * which it means: `Endpoint turns on private DNS, but Vpc in network.yaml …`. Scenarios of one stack are never there together.
 */
import { noted } from '../graph/note'
import { ELSEWHERE } from '../graph/stated-things'
import type { Resource } from '../model/resource'
import type { View } from './question'

/** `Vpc`; `Vpc in network.yaml` where another deployment that sees it has one too. */
export const addressOf = (resource: Resource, graph: View): string =>
  isShared(resource, graph) ? `${resource.address} in ${resource.deployment}` : resource.address

/** `"Vpc"`, `"Vpc" in network.yaml`. `short`: what people call it. */
export const quotedName = (resource: Resource, short: string, graph: View): string =>
  isShared(resource, graph) ? `"${short}" in ${resource.deployment}` : `"${short}"`

function isShared({ address, deployment }: Resource, graph: View): boolean {
  if (graph.deployments.size < 2 || deployment === ELSEWHERE) return false
  const having = deploymentsHaving(graph).get(address) ?? NONE
  return (
    having.size > 1 && [...having].some((other) => other !== deployment && graph.joined(deployment, other))
  )
}

const NONE: ReadonlySet<string> = new Set()

/** Asked for each name that is said: put together once a graph. */
const deploymentsHaving = noted(({ resources }): ReadonlyMap<string, ReadonlySet<string>> => {
  const all = new Map<string, Set<string>>()
  for (const { address, deployment } of resources)
    all.set(address, (all.get(address) ?? new Set()).add(deployment))
  return all
})
