/**
 * The zone that AWS makes for an endpoint with private DNS. A service of many hosts answers every name below its own, existing or not.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
import { isOutside, type Resource } from '../model/resource'
import { endpointHas } from './address-types'
import { eitherResolution, type Resolution } from './answer'
import type { Answering } from './answering'
import { always, type Cases, decided } from './cases'
import { type HostName, shownName } from './host-name'
import { ended, type Lookup, linked, withoutType } from './lookup'

const SOURCE = 'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html'

export function managedAnswer(lookup: Lookup, name: HostName, zone: Answering): Cases<Resolution> {
  const { at, domain, apex, wide, because } = zone
  if (isOutside(at)) return always(ended(lookup, { is: 'no-name' }))
  const below = name.length - domain.length
  const { exactNamesHaveNoWildcard, managedZoneAnswersEndpointNames } = lookup.assumptions
  if (!managedZoneAnswersEndpointNames && below === 1 && namesEndpoint(name))
    return lookup.publicly(lookup, name)
  const answered = below === 0 ? apex : wide || !exactNamesHaveNoWildcard
  if (!answered) return always(nothingHere(lookup, name, at, because))
  const shown = shownName(domain)
  const captured = {
    name: shownName(name),
    says: `private DNS of ${at.address} answers ${wide ? `*.${shown}` : shown}`,
    at,
    because,
    source: SOURCE,
  }
  const there =
    below === 0 ? linked(lookup, captured) : linked(lookup, { ...captured, record: 'CNAME', data: shown })
  return endpointAnswer(there, below === 0 ? name : domain, at, 'private')
}

const namesEndpoint = ([first]: HostName): boolean =>
  first?.of.some(({ kind }) => kind === 'vpc-endpoint') ?? false

const nothingHere = (
  lookup: Lookup,
  name: HostName,
  at: Resource,
  because: Answering['because'],
): Resolution =>
  ended(
    lookup,
    { is: 'no-name', zone: at },
    {
      name: shownName(name),
      verdict: 'blocked',
      code: 'name-nxdomain',
      says: `private DNS of ${at.address} answers for this domain and has no such name`,
      at,
      because,
      source: SOURCE,
    },
  )

/** The addresses of its network interfaces, of the family that is asked for. */
export const endpointAnswer = (
  lookup: Lookup,
  name: HostName,
  endpoint: Resource,
  names: 'private' | 'own',
): Cases<Resolution> =>
  decided(
    lookup.graph,
    endpointHas(lookup.graph, endpoint, lookup.type, names),
    () => always(interfaces(lookup, name, endpoint)),
    () => always(withoutType(lookup, name, endpoint, ['ipAddressType', 'dnsRecordIpType'])),
    eitherResolution,
  )

const interfaces = (lookup: Lookup, name: HostName, endpoint: Resource): Resolution =>
  ended(
    lookup,
    { is: 'answer', targets: [{ is: 'endpoint', endpoint }] },
    {
      name: shownName(name),
      record: lookup.type,
      data: `network interfaces of ${endpoint.address}`,
      says: `the private addresses of ${endpoint.address}`,
      at: endpoint,
      because: [lookup.graph.value(endpoint, 'subnets')],
      source: SOURCE,
    },
  )
