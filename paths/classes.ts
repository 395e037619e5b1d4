/**
 * # Alike before every filter
 *
 * What stands in the same subnets with the same groups is let through or not in the same way, so it is followed once. Where anything of
 * that depends on a choice, or is not known, each is followed by itself.
 */
import type { Edge } from '../model/resource'
import { isOutside, type Outside, type Resource } from '../model/resource'
import type { Client } from './places-client'

const keyOf = (one: Resource | Outside): string => (isOutside(one) ? one.key : one.id)

/** Undefined where it is in a class of its own. */
export function classOf({ workload, subnets, groups }: Client): string | undefined {
  if (subnets.open || !subnets.edges.every(isCertain)) return undefined
  if (groups && (groups.open || groups.members.some(({ guard }) => guard.is !== 'always'))) return undefined
  const places = subnets.edges.flatMap(({ to }) => to.map(keyOf))
  const filters = groups?.members.map(({ group }) => keyOf(group)) ?? ['-']
  return JSON.stringify([workload.kind, places, filters])
}

const isCertain = ({ to, exact, guard }: Edge): boolean => exact && to.length === 1 && guard.is === 'always'
