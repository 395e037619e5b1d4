/**
 * # Names as the internet sees them
 *
 * The names that AWS makes, then the public zones that are declared; any other name is taken to exist, but for those of private networks.
 *
 *     {api}.execute-api.{region}      public addresses; a private API has no public name
 *     {api}-{vpce}.execute-api…       the endpoint's addresses, when the API lists it
 *     vpce-….vpce.amazonaws.com       the endpoint's addresses, for everybody
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
import { isPublic } from '../graph/derive/rest-api'
import { anyEdge, sameTarget } from '../graph/same'
import { CANNOT_TELL, contrary, NO, type Standing, under, YES } from '../graph/standing'
import { ALWAYS } from '../model/guard'
import type { Resource } from '../model/resource'
import { hasAddressOfType } from './address-types'
import { type Answer, type AnswerTarget, eitherResolution, type Resolution } from './answer'
import { always, type Cases, decided } from './cases'
import { type HostName, isUnder, type Label, shownName } from './host-name'
import { hostNames } from './host-name-of'
import { ended, type Lookup, unclear, withoutType } from './lookup'
import { endpointAnswer } from './managed-zone'
import { isOfPrivateNetworks, notPublic } from './private-names'
import { zoneAnswer } from './zone-answer'

export function publicAnswer(lookup: Lookup, name: HostName): Cases<Resolution> {
  const made = madeByAws(lookup, name)
  return made ?? byPublicZone(lookup, name, publicZones(lookup, name))
}

/** Undefined for a name that is nothing of AWS's. */
function madeByAws(lookup: Lookup, name: HostName): Cases<Resolution> | undefined {
  const keys = name.map(({ key }) => key)
  const at = keys.lastIndexOf('amazonaws')
  if (keys.at(-1) === 'net' && keys.at(-2) === 'cloudfront')
    return reached(lookup, name, 'cloudfront', name[0])
  if (at < 2 || keys[at + 1] !== 'com') return undefined
  if (keys[at - 1] === 'vpce') return ofEndpoint(lookup, name, name[0])
  if (keys[at - 1] === 'elb' || keys[at - 2] === 'elb') return ofBalancer(lookup, name, name[0])
  if (keys[at - 2] !== 'execute-api') return reached(lookup, name, 'aws')
  return at === 3 ? ofApi(lookup, name, name[0]) : reached(lookup, name, 'aws')
}

function reached(
  lookup: Lookup,
  name: HostName,
  what: Extract<AnswerTarget, { is: 'public' }>['what'],
  label?: Label,
): Cases<Resolution> {
  const [of] = label?.of ?? []
  const has = of ? hasAddressOfType(lookup.graph, of, lookup.type) : lookup.type === 'A' ? YES : CANNOT_TELL
  return decided(
    lookup.graph,
    has,
    () => always(publicly(lookup, name, what, of)),
    () => (of ? always(withoutType(lookup, name, of, ['ipAddressType'])) : withoutSix(lookup, name)),
    eitherResolution,
  )
}

/** Never so: nobody here can see the addresses of others. */
const withoutSix = (lookup: Lookup, name: HostName): Cases<Resolution> =>
  notHere(lookup, name, 'nobody here knows whether it has IPv6 addresses')

const OF_OTHERS = {
  'api-gateway': 'public addresses of API Gateway',
  cloudfront: 'public addresses of CloudFront',
  aws: 'public addresses of AWS',
  internet: 'a public name, which is taken to exist',
} as const

function publicly(
  lookup: Lookup,
  name: HostName,
  what: Extract<AnswerTarget, { is: 'public' }>['what'],
  of: Resource | undefined,
): Resolution {
  return ended(
    lookup,
    { is: 'answer', targets: [{ is: 'public', what, ...(of && { of }) }] },
    {
      name: shownName(name),
      record: lookup.type,
      data: 'public addresses',
      says: of ? `the public addresses of ${of.address}` : OF_OTHERS[what],
      ...(of && { at: of }),
    },
  )
}

function ofApi(lookup: Lookup, name: HostName, label: Label | undefined): Cases<Resolution> {
  const { graph } = lookup
  const [first, second] = label?.of ?? []
  if (!first) return notHere(lookup, name, `no API that is declared here has the id ${label?.shown ?? ''}`)
  const endpoint = second?.kind === 'vpc-endpoint' ? second : undefined
  if (endpoint) return byEndpoint(lookup, name, first, endpoint)
  if (!graph.kindsIn('api').has(first.kind)) return reached(lookup, name, 'api-gateway', label)
  return decided(
    graph,
    isPublic(graph, first),
    () => reached(lookup, name, 'api-gateway', label),
    () => always(noPublicName(lookup, name, first)),
    eitherResolution,
  )
}

const noPublicName = (lookup: Lookup, name: HostName, api: Resource): Resolution =>
  ended(
    lookup,
    { is: 'no-name' },
    {
      name: shownName(name),
      verdict: 'blocked',
      code: 'name-nxdomain',
      says: `${api.address} is a private API: its default name is not in public DNS`,
      at: api,
      because: [lookup.graph.value(api, 'endpointTypes')],
      source:
        'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html',
    },
  )

/** The name that API Gateway adds for every endpoint an API lists. */
function byEndpoint(lookup: Lookup, name: HostName, api: Resource, endpoint: Resource): Cases<Resolution> {
  const { graph } = lookup
  const itself = { edges: [edgeTo(api, endpoint)], open: false, why: [] }
  const listed = graph.row(api.kind, 'vpcEndpoints')
    ? sameTarget(graph.relation(api, 'vpcEndpoints'), itself)
    : NO
  return decided(
    graph,
    listed,
    () => endpointAnswer(lookup, name, endpoint, 'own'),
    () =>
      always(
        ended(
          lookup,
          { is: 'no-name' },
          {
            name: shownName(name),
            verdict: 'blocked',
            code: 'name-nxdomain',
            says: `${api.address} does not list ${endpoint.address}, so there is no such name`,
            at: api,
            because: [graph.value(api, 'vpcEndpoints')],
            source:
              'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html',
          },
        ),
      ),
    eitherResolution,
  )
}

const edgeTo = (from: Resource, to: Resource) => ({
  from,
  relation: 'endpoint',
  to: [to],
  exact: true,
  guard: ALWAYS,
  because: [],
})

function ofEndpoint(lookup: Lookup, name: HostName, label: Label | undefined): Cases<Resolution> {
  const [endpoint] = label?.of ?? []
  return endpoint
    ? endpointAnswer(lookup, name, endpoint, 'own')
    : notHere(lookup, name, `no endpoint that is declared here has the name ${label?.shown ?? ''}`)
}

function ofBalancer(lookup: Lookup, name: HostName, label: Label | undefined): Cases<Resolution> {
  const [balancer] = label?.of ?? []
  if (!balancer)
    return notHere(lookup, name, `no load balancer that is declared here has the name ${label?.shown ?? ''}`)
  const answer: Answer = { is: 'answer', targets: [{ is: 'load-balancer', balancer }] }
  const internal = lookup.graph.value(balancer, 'internal')
  const whose = internal.state === 'known' ? (internal.value === true ? 'private ' : 'public ') : ''
  const found = ended(lookup, answer, {
    name: shownName(name),
    record: lookup.type,
    data: `${whose}addresses of ${balancer.address}`,
    says: `the ${whose}addresses of ${balancer.address}`,
    at: balancer,
    because: [internal],
  })
  return decided(
    lookup.graph,
    hasAddressOfType(lookup.graph, balancer, lookup.type),
    () => always(found),
    () => always(withoutType(lookup, name, balancer, ['ipAddressType'])),
    eitherResolution,
  )
}

const notHere = (lookup: Lookup, name: HostName, why: string): Cases<Resolution> =>
  unclear(lookup, name, why, [])

interface PublicZone {
  readonly at: Resource
  readonly domain: HostName
  readonly is: Standing
}

/** Zones that are associated with no VPC, the longest name first. */
function publicZones({ graph }: Lookup, name: HostName): readonly PublicZone[] {
  const zones = graph.ofKind('hosted-zone').flatMap((at) => {
    const isPrivate = anyEdge(graph.relation(at, 'vpcs'))
    if (isPrivate.yes.is === 'always') return []
    return hostNames(graph, graph.value(at, 'name')).flatMap(({ guard, it }) => {
      if (!it || isUnder(name, it).yes.is !== 'always') return []
      return [{ at, domain: it, is: under(guard, contrary(isPrivate)) }]
    })
  })
  return zones.sort((a, b) => b.domain.length - a.domain.length)
}

function byPublicZone(
  lookup: Lookup,
  name: HostName,
  [first, ...rest]: readonly PublicZone[],
): Cases<Resolution> {
  if (!first) return isOfPrivateNetworks(name) ? notPublic(lookup, name) : reached(lookup, name, 'internet')
  return decided(
    lookup.graph,
    first.is,
    () => zoneAnswer(lookup, name, first),
    () => byPublicZone(lookup, name, rest),
    eitherResolution,
  )
}
