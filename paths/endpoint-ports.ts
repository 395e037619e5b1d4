/**
 * # Whether an endpoint takes connections at all
 *
 * AWS services behind interface endpoints take HTTPS, a few have other ports, and an endpoint service has those of its load balancer. Where
 * no rule of the groups lets anything in on one, nobody connects, whoever the clients are.
 *
 * https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
import { factRows } from '../graph/fact-rows'
import type { Fact } from '../graph/facts'
import type { Graph } from '../graph/graph'
import { outputsOf } from '../graph/outputs'
import { asValue, CANNOT_TELL, either, NO, type Standing, standingOf } from '../graph/standing'
import { isOutside, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { groupsOfEndpoint } from './endpoints-for'
import { HTTPS } from './https-only'
import { opensPort, tcp } from './security-group-rules'
import type { Groups } from './security-groups'

export const admitsOnItsPorts: Fact = {
  about: ['vpc-endpoint'],
  name: 'admitsOnItsPorts',
  shownAs: {
    true: 'the security groups of {subject} have a rule for what its service takes',
    false: 'no rule of the security groups of {subject} lets anything in that its service takes',
  },
  says: 'A rule of its security groups lets somebody in on a port of its service: 443, or any where the service has other ports or is of somebody else. Unknown where the id of a group is an output, since others may add rules.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  row: factRows['vpc-endpoint'].admitsOnItsPorts,
  compute: (graph, endpoint) => {
    const groups = groupsOfEndpoint(graph, endpoint)
    const admits = standingOf(graph.value(endpoint, 'serviceKey'), (service) =>
      opensPort(graph, groups, takesHttps(service) ? tcp(HTTPS) : 'any port'),
    )
    const added = addedByOthers(graph, groups)
    const reason = added !== NO && admits.no.is === 'always' ? 'handed-on' : undefined
    return asValue(either(added, admits), originOf(graph, endpoint), reason)
  },
}

const originOf = (graph: Graph, endpoint: Resource) => graph.value(endpoint, 'securityGroups').origin

/**
 * SMTP, Cassandra, PostgreSQL, file transfer, MQTT, and agents.
 * https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html
 */
const OTHER_PORTS =
  /^(?:email-smtp|cassandra(?:-.*)?|dsql-.*|transfer\.server|datasync|storagegateway|(?:.*\.)?iot(?:\..*)?)$/

/** Of a service of AWS; one of somebody else has the ports of its load balancer. */
const takesHttps = (service: Value<unknown>): boolean =>
  service.state === 'known' && !/vpce/.test(String(service.value)) && !OTHER_PORTS.test(String(service.value))

const addedByOthers = (graph: Graph, { members }: Groups): Standing =>
  members.some(({ group }) => !isOutside(group) && outputsOf(graph, group).length > 0) ? CANNOT_TELL : NO
