/** DHCP options that give a VPC name servers of its owner's only: private DNS and private zones are known to the VPC's own resolver. */
import { factRows } from '../graph/fact-rows'
import { type Candidate, gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import { both, CANNOT_TELL, contrary, either, NO, type Standing, standingOf, YES } from '../graph/standing'
import type { Outside, Resource } from '../model/resource'
import { answeringEndpoints } from './endpoints-in'
import { privateNameTraces } from './fact-traces'
import { inboundAt, mayBeInbound } from './inbound-endpoints'
import { isOwn, mayBeOwn } from './name-servers'
import type { PathFact } from './path-fact'
import { tiesVpc } from './vpc-associations'

export const bypassedEndpoints: PathFact = {
  about: ['dhcp-options'],
  name: 'bypassedEndpoints',
  shownAs: 'endpoint with private DNS in a VPC that uses {subject}',
  says: 'Endpoints with private DNS in a VPC with these options, none of whose name servers is that of a VPC or an inbound resolver endpoint.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html',
  row: factRows['dhcp-options'].bypassedEndpoints,
  compute: (graph, options) => {
    const candidates = answeringEndpoints(graph, options).map(
      ({ endpoint, vpc, is }): Candidate => ({
        target: endpoint,
        is: both(is, usedBy(graph, options, vpc), contrary(anyOfVpcs(graph, options, vpc))),
        because: [graph.value(options, 'domainNameServers'), graph.value(endpoint, 'privateDns')],
      }),
    )
    return gather(graph, options, 'bypassedEndpoints', candidates)
  },
  trace: (graph, { target, under }) => (target ? privateNameTraces(graph, target, under) : []),
}

const usedBy = (graph: Graph, options: Resource, vpc: Resource | Outside): Standing =>
  tiesVpc(graph, graph.leading(options, 'dhcp-options-association', 'options'), vpc)

/** Only an address that is written is known to be somebody else's. */
function anyOfVpcs(graph: Graph, options: Resource, vpc: Resource | Outside): Standing {
  return standingOf(graph.value(options, 'domainNameServers'), (servers) => {
    if (servers.state !== 'list') return CANNOT_TELL
    const each = servers.items.map((server) =>
      standingOf(server, (one) => {
        if (isOwn(graph, vpc, one) || inboundAt(graph, one)) return YES
        return mayBeInbound(graph, one) || mayBeOwn(graph, vpc, one) ? CANNOT_TELL : NO
      }),
    )
    return either(servers.open || each.length === 0 ? CANNOT_TELL : NO, ...each)
  })
}
