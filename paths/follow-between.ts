/** The way from a client to the subnets of something in a VPC: inside of one, or from one to another. */
import type { Graph } from '../graph/graph'
import { CANNOT_TELL, either } from '../graph/standing'
import type { Relation, Resource } from '../model/resource'
import { familySteps } from './follow-family'
import { localStep } from './follow-local'
import { connectionStep, sameVpc } from './follow-vpcs'
import type { Judged } from './judged'
import type { Client } from './places-client'

/** Inside one VPC the local route leads there; else something has to connect the two. */
export function routeBetween(
  graph: Graph,
  client: Client,
  home: Client['vpc'],
  subnets: Relation,
  label: string,
): readonly Judged[] {
  const same = sameVpc(client.vpc, home)
  const { vpc, subnets: from, family } = client
  const addressed = familySteps(graph, client, subnets, label)
  if (!vpc || !home)
    return [
      ...addressed,
      vpc ? unplaced(label, subnets) : unplaced(client.workload.address, from, client.workload),
    ]
  if (same.yes.is === 'always')
    return [...addressed, localStep(graph, home, { from, to: subnets, family }, label)]
  const step = connectionStep(graph, { vpc, subnets: from }, { vpc: home, subnets }, family)
  return [...addressed, { ...step, is: either(same, step.is) }]
}

/** Nobody knows which VPC one of them is in. */
const unplaced = (label: string, { why, edges }: Relation, at?: Resource): Judged => ({
  stage: 'route',
  code: 'vpcs-not-connected',
  is: CANNOT_TELL,
  says: {
    open: '',
    blocked: '',
    unknown: `cannot tell which VPC ${label} is in, and whether that leads to the other end`,
  },
  ...(at && { at }),
  because: [...why, ...edges.flatMap(({ because }) => because)],
  source: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html',
})
