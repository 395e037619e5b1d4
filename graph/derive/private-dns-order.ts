/**
 * Private DNS of an endpoint that somebody has to accept can be turned on only after that, so by a resource of its own that Terraform
 * creates after the accepter:
 *
 *     resource "aws_vpc_endpoint_private_dns" "shop" {
 *       depends_on          = [aws_vpc_endpoint_connection_accepter.shop]
 *       vpc_endpoint_id     = aws_vpc_endpoint.shop.id
 *       private_dns_enabled = true
 *     }
 */
import { isOutside, type Relation, type Resource } from '../../model/resource'
import { before, mayHideMore } from '../creation'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import type { Graph } from '../graph'
import { asValue, both, CANNOT_TELL, contrary, isExactly, NO, type Standing, YES } from '../standing'

export const privateDnsAfterAcceptance: Fact = {
  about: ['vpc-endpoint'],
  name: 'privateDnsAfterAcceptance',
  shownAs: {
    true: 'private DNS of {subject} is turned on after its connection is accepted',
    false: 'private DNS of {subject} is turned on before its connection is accepted',
  },
  says: 'Private DNS is turned on by a resource of its own that is created after the accepter of the connection.',
  source: 'https://github.com/hashicorp/terraform-provider-aws/pull/37628',
  row: factRows['vpc-endpoint'].privateDnsAfterAcceptance,
  compute: (graph, endpoint) => {
    const inline = endpoint.attributes.get('privateDns')
    const setters = leadingHere(graph.leading(endpoint, 'vpc-endpoint-private-dns', 'endpoint'))
    const later = both(...setters.map((setter) => comesLater(graph, endpoint, setter)))
    const is = setters.length === 0 ? NO : later
    const own = inline ? both(contrary(isExactly(inline, true)), is) : is
    return asValue(own, graph.value(endpoint, 'privateDns').origin, 'external')
  },
}

const leadingHere = (relation: Relation): readonly Resource[] =>
  relation.edges.flatMap((edge) => edge.to.filter((one): one is Resource => !isOutside(one)))

/** What the endpoint itself waits for cannot accept it; anything else that nobody can look into may. */
function comesLater(graph: Graph, endpoint: Resource, setter: Resource): Standing {
  const earlier = before(graph, setter)
  const since = new Set([...earlier].filter((id) => !before(graph, endpoint).has(id) && id !== endpoint.id))
  const accepters = leadingHere(graph.relation(endpoint, 'accepters'))
  if (accepters.some(({ id }) => since.has(id))) return YES
  const mayAccept = [...since].some(
    (id) => !graph.at(id) && (graph.needs.has(id) || id.startsWith('outside:')),
  )
  return mayAccept || mayHideMore(earlier) || setter.open ? CANNOT_TELL : NO
}
