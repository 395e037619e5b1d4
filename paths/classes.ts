/**
 * # Alike on the way
 *
 * What stands in the same subnets with the same groups is let through or not in the same way, so it is followed once for all of them. A
 * number stands for all that filters see of a client, and another for all that its way out depends on as well:
 *
 *     aws_lambda_function.a, aws_lambda_function.b     subnets [s1, s2], groups [g]     one class
 *     aws_instance.c in s1 with g and an address       alike for filters, not for an internet gateway
 *
 * Where anything of that depends on a choice, or is not known, each is followed by itself: it has no class. Whoever shares an answer in
 * a class asks nothing of the workload itself while the answer is made, or the answer would rest on the values of the first.
 */
import type { Graph } from '../graph/graph'
import { noted } from '../graph/note'
import { sharing } from '../graph/shared'
import type { Standing } from '../graph/standing'
import type { Edge } from '../model/resource'
import { isOutside, type Outside, type Resource } from '../model/resource'
import { regionLabel } from './host-name-of'
import { onlyTargets } from './places'
import { type Client, hasIpv6Address, hasPublicAddress, isPlace } from './places-client'

/** Equal for what filters cannot tell apart; undefined where that is not known. */
export function classOf(graph: Graph, client: Client): number | undefined {
  const known = ofClients.get(client)
  if (known !== undefined) return known === 'alone' ? undefined : known
  const seen = seenOf(client)
  const number = seen === undefined ? undefined : numberOf(graph, seen)
  ofClients.set(client, number ?? 'alone')
  return number
}

/** What an answer is kept under that rests on filters and subnets alone. */
export const keyOfClient = (graph: Graph, client: Client): string | number =>
  classOf(graph, client) ?? client.workload.id

/** Equal for workloads whose requests also take the same ways out. */
export const senderClassOf = (graph: Graph, client: Client): number | undefined =>
  senders(graph, client.workload.id, () => {
    const { workload, subnets } = client
    const alike = classOf(graph, client)
    const addresses = onlyTargets(subnets).flatMap((subnet) => [
      wordOf(hasPublicAddress(graph, workload, subnet)),
      wordOf(hasIpv6Address(graph, workload, subnet)),
    ])
    if (alike === undefined || addresses.includes(undefined)) return undefined
    const { deployment, account } = workload
    const owner = account.state === 'known' ? account.value : account.state
    return numberOf(graph, JSON.stringify([alike, addresses, regionLabel(workload).key, deployment, owner]))
  })

/** A client is made once for each workload of a graph. */
const ofClients = new WeakMap<Client, number | 'alone'>()
const senders = sharing<number | undefined>()
const numbersIn = noted(() => new Map<string, number>())

/** The same for the same text: numbers are compared, and put into keys, where texts would be too long. */
function numberOf(graph: Graph, text: string): number {
  const all = numbersIn(graph)
  const number = all.get(text) ?? all.size
  all.set(text, number)
  return number
}

const keyOf = (one: Resource | Outside | undefined): string | undefined =>
  one && (isOutside(one) ? one.key : one.id)

function seenOf({ workload, subnets, vpc, groups, family }: Client): string | undefined {
  if (isPlace(workload) || subnets.open || !subnets.edges.every(isCertain)) return undefined
  if (groups && (groups.open || groups.members.some(({ guard }) => guard.is !== 'always'))) return undefined
  const places = subnets.edges.flatMap(({ to }) => to.map(keyOf))
  const filters = groups?.members.map(({ group }) => keyOf(group)) ?? ['-']
  return JSON.stringify([workload.kind, places, filters, keyOf(vpc), family])
}

const isCertain = ({ to, exact, guard }: Edge): boolean => exact && to.length === 1 && guard.is === 'always'

/** Undefined where it depends on a choice. */
function wordOf({ yes, no }: Standing): string | undefined {
  const definite = [yes, no].every(({ is }) => is === 'always' || is === 'never')
  return definite ? `${yes.is} ${no.is}` : undefined
}
