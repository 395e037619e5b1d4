/**
 * What a workload has no way to from one of its subnets. Of most workloads every subnet has a way out, or everything is served inside:
 * what else their configuration says is not looked at then.
 */
import { listed, type Need } from '../graph/derive/needs/need'
import type { Graph } from '../graph/graph'
import { both, CANNOT_TELL, either, NO, type Standing, under } from '../graph/standing'
import { isOutside, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { subnetsOf } from './places-client'

/** A subnet of the workload from which something may be out of reach; undefined where nobody knows which it is. */
export interface Place {
  readonly subnet: Resource | undefined
  readonly is: Standing
}

/** The subnets that are such, those left away that certainly are not. */
export function placesWhere(
  graph: Graph,
  workload: Resource,
  isSuch: (subnet: Resource) => Standing,
): readonly Place[] {
  const { edges, open } = subnetsOf(graph, workload)
  const places = edges.map((edge): Place => {
    const [target] = edge.to
    const subnet = target && edge.exact && !isOutside(target) ? target : undefined
    return { subnet, is: under(edge.guard, subnet ? isSuch(subnet) : CANNOT_TELL) }
  })
  const unseen: readonly Place[] = open ? [{ subnet: undefined, is: CANNOT_TELL }] : []
  return [...places, ...unseen].filter(({ is }) => is.no.is !== 'always')
}

interface Calling {
  readonly named: readonly Need[]
  readonly places: readonly Place[]
  readonly isShut: (subnet: Resource, name: string) => Standing
  /** The workload is there and calls directly: asked where something is out of reach. */
  readonly there: () => Standing
}

/** Those of the names that are out of reach from some place. */
export function outOfReach(graph: Graph, workload: Resource, calling: Calling): Value<unknown> {
  const shut = calling.named.flatMap((need) => {
    const somewhere = shutFrom(calling, need.service)
    return somewhere.no.is === 'always' ? [] : [{ need, somewhere }]
  })
  if (shut.length === 0) return listed(graph, workload, [])
  const there = calling.there()
  const all = shut.map(({ need, somewhere }) => ({ ...need, is: both(need.is, there, somewhere) }))
  return listed(graph, workload, all)
}

const shutFrom = ({ places, isShut }: Calling, name: string): Standing =>
  either(NO, ...places.map(({ subnet, is }) => both(is, subnet ? isShut(subnet, name) : CANNOT_TELL)))
