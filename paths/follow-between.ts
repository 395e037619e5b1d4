/** The way from a client to the subnets of something in a VPC: inside of one, or from one to another. */
import type { Graph } from '../graph/graph'
import { both, CANNOT_TELL } from '../graph/standing'
import type { Relation } from '../model/resource'
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
    return [...addressed, unplaced(vpc ? label : client.workload.address, vpc ? subnets : from)]
  if (same.yes.is === 'always')
    return [...addressed, localStep(graph, home, { from, to: subnets, family }, label)]
  const step = connectionStep(graph, { vpc, subnets: from }, { vpc: home, subnets }, family)
  return [
    ...addressed,
    { ...step, is: { yes: same.yes.is === 'never' ? step.is.yes : same.yes, no: both(step.is, step.is).no } },
  ]
}

/** Nobody knows which VPC one of them is in. */
const unplaced = (label: string, { why, edges }: Relation): Judged => ({
  stage: 'route',
  code: 'vpcs-not-connected',
  is: CANNOT_TELL,
  says: {
    open: '',
    blocked: '',
    unknown: `cannot tell which VPC ${label} is in, and whether that leads to the other end`,
  },
  because: [...why, ...edges.flatMap(({ because }) => because)],
  source: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html',
})
