/**
 * # What opens a lookup that fails
 *
 * Who answered that there is no such name says where the change is: a zone without the record, an endpoint whose private DNS is off, an
 * API that has no public name, a resolver that is off, a rule that sends the question to somebody who does not know.
 */
import type { Graph } from '../graph/graph'
import { isExactly } from '../graph/standing'
import { isOutside, type Outside, type Resource } from '../model/resource'
import type { Link } from './answer'
import {
  alsoInZone,
  breaksByCapture,
  breaksByPrivateDns,
  breaksByPublishing,
  breaksByResolver,
  breaksUnder,
  breaksWithoutPrivateDns,
} from './breaks-names'
import { type HostName, shownName } from './host-name'
import { hostNames } from './host-name-of'
import type { Change } from './judged'
import { onlyTargets } from './places'
import type { Vantage } from './vantage'

export interface LookedUp {
  readonly name: HostName
  readonly vantage: Vantage
  readonly chain: readonly Link[]
}

/** One change: that of the link that says no. Where a rule sent the question away, not sending it is one as well. */
export function nameEdits(graph: Graph, { name, vantage, chain }: LookedUp): readonly Change[] {
  const last = chain.findLast(({ verdict }) => verdict === 'blocked')
  if (last?.code === 'name-loop') return chain.flatMap(leadingElsewhere).slice(-1)
  const at = last?.at
  if (!at || isOutside(at)) return []
  const own = vantage.is === 'internet' ? undefined : vantage.vpc
  switch (at.kind) {
    case 'vpc':
      return [resolverOn(graph, at)]
    case 'hosted-zone':
      return [recordIn(graph, at, name, own)]
    case 'vpc-endpoint':
      return [withoutPrivateDns(graph, at)]
    case 'rest-api':
      return forApi(graph, at, name, own, chain)
    default:
      return []
  }
}

const resolverOn = (graph: Graph, vpc: Resource): Change => ({
  at: vpc,
  attribute: 'dnsSupport',
  says: 'Turn on DNS support of the VPC',
  breaks: breaksByResolver(graph, vpc),
})

/** Of the names of a loop any one may lead out of it. */
const leadingElsewhere = ({ at }: Link): readonly Change[] =>
  at && !isOutside(at) && at.kind === 'dns-record'
    ? [{ at, says: 'Let it lead to a name outside of the loop' }]
    : []

const recordIn = (
  graph: Graph,
  zone: Resource,
  name: HostName,
  vpc: Resource | Outside | undefined,
): Change => ({
  at: zone,
  attribute: 'records',
  says: `Add a record for ${shownName(name)}, or take the VPC out of the zone`,
  breaks: vpc
    ? hostNames(graph, graph.value(zone, 'name')).flatMap(({ it }) => (it ? breaksUnder(graph, vpc, it) : []))
    : [],
  also: alsoInZone(graph, zone, vpc),
})

const withoutPrivateDns = (graph: Graph, endpoint: Resource): Change => ({
  at: endpoint,
  attribute: 'privateDns',
  says: 'Ask for a name that the service has, or turn private DNS off',
  breaks: breaksWithoutPrivateDns(graph, endpoint),
})

/** A private API has names for endpoints only. */
function forApi(
  graph: Graph,
  api: Resource,
  name: HostName,
  vpc: Resource | Outside | undefined,
  chain: readonly Link[],
): readonly Change[] {
  const [, endpoint] = name[0]?.of ?? []
  if (endpoint)
    return [
      { at: api, attribute: 'vpcEndpoints', says: `List ${endpoint.address} among the endpoints of the API` },
    ]
  if (!vpc) return [published(graph, api)]
  return chain.some(isForwarded) ? keptHere(graph, chain, vpc) : [privateNames(graph, api, vpc)]
}

const published = (graph: Graph, api: Resource): Change => ({
  at: api,
  attribute: 'endpointTypes',
  says: 'Ask from a VPC with an endpoint for it, or make it a Regional API',
  breaks: breaksByPublishing(graph, api),
})

const isForwarded = ({ at }: Link): boolean =>
  at !== undefined && !isOutside(at) && at.kind === 'resolver-rule'

/** Whoever the rule asks does not know the name. */
const keptHere = (graph: Graph, chain: readonly Link[], vpc: Resource | Outside): readonly Change[] =>
  chain.filter(isForwarded).flatMap(({ at }) => {
    if (!at || isOutside(at)) return []
    const domains = hostNames(graph, graph.value(at, 'domain'))
    return [
      {
        at,
        attribute: 'targets',
        says: 'Forward to the inbound resolver endpoint of a VPC that knows the name, or take the rule off this VPC',
        breaks: domains.flatMap(({ it }) => (it ? breaksUnder(graph, vpc, it) : [])),
      },
    ]
  })

/** Private DNS of an endpoint that is there, of one to be made, or a zone for an endpoint elsewhere. */
function privateNames(graph: Graph, api: Resource, vpc: Resource | Outside): Change {
  const [silent] = isOutside(vpc)
    ? []
    : onlyTargets(graph.relation(vpc, 'endpoints')).filter((endpoint) => isSilent(graph, endpoint))
  const breaks = breaksByCapture(graph, vpc, api.region)
  if (silent)
    return {
      at: silent,
      attribute: 'privateDns',
      says: 'Turn private DNS on, or ask by the name that the API has for the endpoint',
      breaks: [...breaks, ...breaksByPrivateDns(graph, silent)],
    }
  return {
    at: vpc,
    says: 'Make an endpoint for execute-api with private DNS in this VPC, or a private zone for the name that leads to one elsewhere',
    breaks,
  }
}

const isSilent = (graph: Graph, endpoint: Resource): boolean =>
  isExactly(graph.value(endpoint, 'serviceKey'), 'execute-api').yes.is === 'always' &&
  isExactly(graph.value(endpoint, 'privateDns'), true).no.is === 'always'
