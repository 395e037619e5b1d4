/**
 * Whether the account of an endpoint may ask for the endpoint service: by the principals that the service allows. An account that
 * offers a service is taken to be allowed its own.
 *
 *     arn:aws:iam::222222222222:root         whoever is in the account
 *     arn:aws:iam::222222222222:role/ship    one of them, who may be the one that creates the endpoint
 *     *                                      everybody
 */
import type { Resource } from '../../model/resource'
import type { Value } from '../../model/value'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import type { Graph } from '../graph'
import { sameText } from '../same'
import { CANNOT_TELL, either, NO, type Standing, standingOf, YES } from '../standing'
import { piecesOf } from '../text'
import { ofService } from './beside-service'

export const accountAllowed: Fact = {
  about: ['vpc-endpoint'],
  name: 'accountAllowed',
  shownAs: {
    true: 'the account of {subject} may connect to its endpoint service',
    false: 'the endpoint service that {subject} asks for does not allow its account',
  },
  says: 'The account of the endpoint is the one of its endpoint service, or the service allows it.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
  row: factRows['vpc-endpoint'].accountAllowed,
  compute: (graph, endpoint) =>
    ofService(graph, endpoint, (service) =>
      either(sameText(endpoint.account, service.account), allows(graph, service, endpoint.account)),
    ),
}

/** A principal may also be allowed by a resource that nobody sees. */
function allows(graph: Graph, service: Resource, account: Value<string>): Standing {
  const byOthers = graph.relation(service, 'permissions').open ? CANNOT_TELL : NO
  return either(
    byOthers,
    standingOf(graph.value(service, 'allowedPrincipals'), (all) =>
      all.state === 'list'
        ? either(all.open ? CANNOT_TELL : NO, ...all.items.map((one) => covers(one, account)))
        : covers(all, account),
    ),
  )
}

const covers = (principal: Value<unknown>, account: Value<string>): Standing =>
  standingOf(principal, (one) => (one.state === 'absent' ? NO : includes(spelled(one), account)))

/** The partition does not tell one account from another. */
const PRINCIPAL = /^arn:[^:]*:(?:iam|sts)::(\d{12}):(.*)$/

function includes(principal: string, account: Value<string>): Standing {
  if (principal === '*') return YES
  const [, of, who] = PRINCIPAL.exec(principal) ?? []
  if (of === undefined || account.state !== 'known') return CANNOT_TELL
  if (of !== account.value) return NO
  return who === 'root' ? YES : CANNOT_TELL
}

/** What nobody knows of it is one character that no principal has. */
const spelled = (principal: Value<unknown>): string =>
  piecesOf(principal)
    .map((piece) => (typeof piece === 'string' ? piece : '\0'))
    .join('')
