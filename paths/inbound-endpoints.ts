/**
 * Which inbound resolver endpoint takes queries at an address. One that is told no address gets some of its subnets: an address there may
 * have been read back from it.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-forwarding-inbound-queries.html
 */
import type { Graph } from '../graph/graph'
import { isExactly, NO } from '../graph/standing'
import type { Range } from '../model/range'
import type { Resource } from '../model/resource'
import { referencesIn, type Value } from '../model/value'
import { contained, onlyTargets, rangesIn } from './places'
import { type Vantage, vantagesOf } from './vantage'

/** The inbound resolver endpoint that has this address, by reference or by text. */
export function inboundAt(graph: Graph, address: Value<unknown>): Vantage | undefined {
  const endpoints = graph.ofKind('resolver-endpoint').filter((endpoint) => has(graph, endpoint, address))
  const [only] = endpoints
  if (!only || endpoints.length > 1) return undefined
  const direction = graph.value(only, 'direction')
  const [vantage, ...more] = vantagesOf(graph, only)
  return direction.state === 'known' && String(direction.value).startsWith('INBOUND') && more.length === 0
    ? vantage
    : undefined
}

/** An inbound resolver endpoint may have an address of which nobody sees whether it is this one. */
export function mayBeInbound(graph: Graph, address: Value<unknown>): boolean {
  const asked = rangesIn(address)
  if (!asked) return true
  return graph
    .ofKind('resolver-endpoint')
    .some(
      (endpoint) =>
        isExactly(graph.value(endpoint, 'direction'), 'OUTBOUND').yes.is !== 'always' &&
        (has(graph, endpoint, address) || mayHave(graph, endpoint, asked)),
    )
}

function has(graph: Graph, endpoint: Resource, address: Value<unknown>): boolean {
  if (address.state === 'known') {
    const own = graph.value(endpoint, 'addresses')
    return (
      own.state === 'list' && own.items.some((one) => one.state === 'known' && one.value === address.value)
    )
  }
  const references = referencesIn(address)
  return (
    references.length > 0 && references.every(({ to }) => to.is === 'declaration' && to.id === endpoint.id)
  )
}

/** Not all of its addresses are known, and what is asked for could be in one of its subnets. */
function mayHave(graph: Graph, endpoint: Resource, asked: readonly Range[]): boolean {
  if (hasAllTold(graph, endpoint)) return false
  const subnets = graph.relation(endpoint, 'subnets')
  const places = onlyTargets(subnets)
  return (
    subnets.open ||
    places.length < subnets.edges.length ||
    places.some((subnet) => mayHold(graph, subnet, asked))
  )
}

/** Each entry has a subnet, and may have an address. */
function hasAllTold(graph: Graph, endpoint: Resource): boolean {
  const [addresses, subnets] = [graph.value(endpoint, 'addresses'), graph.value(endpoint, 'subnets')]
  if (addresses.state !== 'list' || subnets.state !== 'list' || subnets.open) return false
  const told = addresses.items.filter(({ state }) => state === 'known')
  return told.length > 0 && told.length >= subnets.items.length
}

function mayHold(graph: Graph, subnet: Resource, asked: readonly Range[]): boolean {
  const ranges = rangesIn(graph.value(subnet, 'cidr'))
  return !ranges || contained(asked, ranges, NO).no.is !== 'always'
}
