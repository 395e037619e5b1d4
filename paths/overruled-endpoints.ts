/**
 * Rules that send the names of an endpoint with private DNS to other name servers: a rule for the very name, or one below it, wins over
 * the managed zone. Rules for shorter names do not.
 */
import { factRows } from '../graph/fact-rows'
import { type Candidate, gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import {
  both,
  CANNOT_TELL,
  contrary,
  either,
  isExactly,
  NO,
  type Standing,
  under,
  YES,
} from '../graph/standing'
import type { Resource } from '../model/resource'
import type { Answering } from './answering'
import { type AnsweringIn, answeringEndpoints } from './endpoints-in'
import { privateNameTraces } from './fact-traces'
import { type HostName, isUnder } from './host-name'
import { hostNames } from './host-name-of'
import { inboundAt, mayBeInbound } from './inbound-endpoints'
import type { PathFact } from './path-fact'
import { resolve } from './resolver'
import { tiesVpc } from './vpc-associations'
import { vpcDns } from './vpc-dns'
import { leadsToAnEndpoint, wherever } from './wherever'

export const overruledEndpoints: PathFact = {
  about: ['resolver-rule'],
  name: 'overruledEndpoints',
  shownAs: 'endpoint whose names {subject} sends to other name servers',
  says: 'Endpoints with private DNS, in a VPC of the rule, whose names the rule sends to name servers that are not known to lead back.',
  source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html',
  row: factRows['resolver-rule'].overruledEndpoints,
  compute: (graph, rule) => {
    const forward = isExactly(graph.value(rule, 'type'), 'FORWARD')
    if (forward.no.is === 'always') return gather(graph, rule, 'overruledEndpoints', [])
    const domains = hostNames(graph, graph.value(rule, 'domain'))
    const candidates = answeringEndpoints(graph, rule).map((answering): Candidate => {
      const taken = domains.map(({ guard, it }) =>
        under(guard, it ? takes(graph, rule, it, answering) : CANNOT_TELL),
      )
      return {
        target: answering.endpoint,
        is: both(forward, answering.is, followedIn(graph, rule, answering), either(NO, ...taken)),
        because: [graph.value(rule, 'domain'), graph.value(answering.endpoint, 'privateDns')],
      }
    })
    return gather(graph, rule, 'overruledEndpoints', candidates)
  },
  trace: (graph, { target, under }) => (target ? privateNameTraces(graph, target, under) : []),
}

/** The rule's name is one the endpoint answers, and the servers it is sent to do not lead back. */
function takes(graph: Graph, rule: Resource, domain: HostName, { endpoint, vpc }: AnsweringIn): Standing {
  const zones = vpcDns(graph, vpc).all.filter(({ at, sort }) => sort === 'managed' && at === endpoint)
  const answered = either(NO, ...zones.map((zone) => answers(domain, zone)))
  if (answered.no.is === 'always') return NO
  const targets = graph.value(rule, 'targets')
  const addresses = targets.state === 'list' ? targets.items : [targets]
  const back = addresses.map((address) => {
    const vantage = inboundAt(graph, address)
    if (vantage) return wherever(resolve(graph, { name: domain, vantage }), leadsToAnEndpoint)
    return mayBeInbound(graph, address) ? CANNOT_TELL : NO
  })
  return both(answered, contrary(either(NO, ...back)))
}

/** The names of services are longer than the domain that all of them are below. */
const answers = (domain: HostName, { domain: own, whichever }: Answering): Standing =>
  whichever && domain.length <= own.length ? NO : both(isUnder(domain, own), whichever ? CANNOT_TELL : YES)

const followedIn = (graph: Graph, rule: Resource, { vpc }: AnsweringIn): Standing =>
  tiesVpc(graph, graph.relation(rule, 'associations'), vpc)
