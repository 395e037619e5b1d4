/** Resources that tie a VPC to something it uses: to DHCP options, to a resolver rule. */
import type { Graph } from '../graph/graph'
import { CANNOT_TELL, either, existing, NO, type Standing, under } from '../graph/standing'
import { isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import { keyOfVpc } from './vantage'

/** One of them is there and ties this VPC. */
export function tiesVpc(graph: Graph, { edges }: Relation, vpc: Resource | Outside): Standing {
  const each = edges.map(({ to: [association], guard }) =>
    association && !isOutside(association) ? under(guard, isWith(graph, association, vpc)) : CANNOT_TELL,
  )
  return either(NO, ...each)
}

function isWith(graph: Graph, association: Resource, vpc: Resource | Outside): Standing {
  const here = graph.relation(association, 'vpc').edges.map(({ to: [one], exact }) => {
    if (!one || !exact) return CANNOT_TELL
    return keyOfVpc(one) === keyOfVpc(vpc) ? existing(association.exists) : NO
  })
  return either(NO, ...here)
}
