/**
 * # Whether a listener has a certificate for the name that an integration verifies
 *
 * The listener shows the certificate for the name that it is asked for, by SNI, and its default one where it has none. So one that fits
 * is enough, and only where all are seen and none fits is the name certainly refused.
 */
import { factRows } from '../graph/fact-rows'
import type { Fact } from '../graph/facts'
import { gather, undecided } from '../graph/gather'
import type { Graph } from '../graph/graph'
import { notSeen } from '../graph/named'
import {
  both,
  CANNOT_TELL,
  contrary,
  either,
  isExactly,
  NO,
  type Standing,
  standingOf,
  under,
} from '../graph/standing'
import { isOutside, NO_EDGES, type Relation, type Resource } from '../model/resource'
import { unknown, type Value } from '../model/value'
import { type HostName, isOpen, sameName } from './host-name'
import { hostNames } from './host-name-of'
import { partsOfUri } from './integration-uri'
import { onlyTargets } from './places'

const ISSUED = ['issued-certificate']

export const otherCertificates: Fact = {
  about: ['api-integration', 'http-integration'],
  name: 'otherCertificates',
  shownAs: 'certificate of the listener, for other names than {subject} verifies',
  says: 'The certificates of the listener, where none of them is for the name that the integration verifies.',
  source:
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html',
  row: factRows['http-integration'].otherCertificates,
  compute: (graph, integration) => {
    const name = verifiedName(graph, integration)
    if (!name || name.state === 'absent') return NO_EDGES
    const arrivals = listenersOf(graph, integration).map((one) => ({
      ...one,
      ...judged(graph, integration, one, name),
    }))
    const found = arrivals.flatMap(({ seen, is }) =>
      seen.map((target) => ({ target, is, because: [name, ...namesOf(graph, target)] })),
    )
    const unseen = arrivals.filter(({ seen, is }) => seen.length === 0 && graph.possible(undecided(is)))
    const why = unseen.map(({ listener }) => namesElsewhere(graph.value(listener, 'certificate')))
    return gather(graph, integration, 'otherCertificates', found, why)
  },
}

/** Under which choices the name is refused. */
function judged(graph: Graph, integration: Resource, arrival: Arrival, name: Value<unknown>) {
  const { seen, all } = certificatesOf(graph, arrival.listener)
  const fits = either(
    all && arrival.certain ? NO : CANNOT_TELL,
    ...seen.map((certificate) => isFor(graph, certificate, name)),
  )
  return { seen, is: both(isVerified(graph, integration), contrary(fits)) }
}

/** The text says which certificate it is, and nothing of its names. */
const namesElsewhere = (certificate: Value<unknown>): Value<unknown> =>
  certificate.state === 'known' ? unknown('external', certificate.origin) : certificate

interface Arrival {
  readonly listener: Resource
  /** False where it may arrive at another one. */
  readonly certain: boolean
}

function listenersOf(graph: Graph, integration: Resource): readonly Arrival[] {
  const relation = graph.relation(integration, 'listener')
  const certain = isSeen(relation) && relation.edges.length === 1
  return relation.edges.flatMap(({ to }) =>
    to.flatMap((one) => (isOutside(one) ? [] : [{ listener: one, certain }])),
  )
}

/** A REST API verifies the host that its URI names. What a document says of verification is not read there. */
function verifiedName(graph: Graph, integration: Resource): Value<unknown> | undefined {
  if (integration.kind === 'http-integration') return graph.value(integration, 'serverName')
  const owner = integration.partOf === undefined ? undefined : graph.at(integration.partOf)
  if (owner?.kind === 'rest-api' || owner?.kind === 'rest-api-put') return undefined
  const uri = graph.value(integration, 'uri')
  return partsOfUri(graph, uri)?.host ?? notSeen(uri)
}

/** https://docs.aws.amazon.com/apigateway/latest/api/API_TlsConfig.html */
const isVerified = (graph: Graph, integration: Resource): Standing =>
  contrary(isExactly(graph.value(integration, 'skipsVerification'), true))

interface Certificates {
  readonly seen: readonly Resource[]
  /** False where it may have more. */
  readonly all: boolean
}

function certificatesOf(graph: Graph, listener: Resource): Certificates {
  const standard = graph.leadsTo(listener, 'certificate', graph.value(listener, 'certificate'), ISSUED)
  const more = graph.relation(listener, 'moreCertificates')
  const added = onlyTargets(more).map((one) => graph.relation(one, 'certificate'))
  const named = [standard, ...added]
  const issued = named.flatMap(onlyTargets)
  const behind = issued.map((one) =>
    one.kind === 'certificate' ? [one] : onlyTargets(graph.relation(one, 'certificate')),
  )
  const all = [more, ...named].every(isSeen) && behind.every((one) => one.length === 1)
  return { seen: [...new Set(behind.flat())], all }
}

const isSeen = (relation: Relation): boolean =>
  !relation.open &&
  relation.edges.every(
    ({ to, exact, guard }) => exact && to.length === 1 && !to.some(isOutside) && guard.is === 'always',
  )

const namesOf = (graph: Graph, certificate: Resource): readonly Value<unknown>[] => [
  graph.value(certificate, 'name'),
  graph.value(certificate, 'otherNames'),
]

function isFor(graph: Graph, certificate: Resource, name: Value<unknown>): Standing {
  const [first, more] = namesOf(graph, certificate)
  if (!first || !more || first.state === 'absent') return CANNOT_TELL
  return either(covers(graph, first, name), anyCovers(graph, more, name))
}

const anyCovers = (graph: Graph, names: Value<unknown>, name: Value<unknown>): Standing =>
  standingOf(names, (one) => {
    if (one.state === 'absent') return NO
    if (one.state !== 'list') return CANNOT_TELL
    return either(one.open ? CANNOT_TELL : NO, ...one.items.map((item) => covers(graph, item, name)))
  })

/** In every world of its own: names may depend on a choice. */
function covers(graph: Graph, pattern: Value<unknown>, name: Value<unknown>): Standing {
  const pairs = hostNames(graph, pattern).flatMap((one) =>
    hostNames(graph, name).map((other) => under(one.guard, under(other.guard, fits(one.it, other.it)))),
  )
  return either(...pairs)
}

/**
 * The asterisk stands for one label.
 * https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html
 */
function fits(pattern: HostName | undefined, name: HostName | undefined): Standing {
  if (!pattern || !name) return CANNOT_TELL
  const [first, ...domain] = pattern
  if (first?.key !== '*') return sameName(pattern, name)
  return isOpen(name) || isOpen(domain) ? CANNOT_TELL : sameName(domain, name.slice(1))
}
