/**
 * # Which addresses a name has
 *
 * An endpoint has addresses of one family or of both, and its names have the records that its DNS options say. Private DNS of a
 * `service-defined` one has no AAAA records although the endpoint has IPv6 addresses:
 *
 *     ipv4               A                          ipv6               AAAA
 *     dualstack          A, AAAA                    service-defined    A, and AAAA for the endpoint's own names only
 *
 * What nobody chose is decided by AWS.
 *
 * https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ec2.VpcEndpointDnsRecordIpType.html
 */
import type { Graph } from '../graph/graph'
import { CANNOT_TELL, isExactly, NO, type Standing, standingOf, YES } from '../graph/standing'
import type { Resource } from '../model/resource'
import type { Value } from '../model/value'

export type RecordType = 'A' | 'AAAA'

/** `names`: those that private DNS answers, or those that every endpoint has. */
export function endpointHas(
  graph: Graph,
  endpoint: Resource,
  type: RecordType,
  names: 'private' | 'own',
): Standing {
  const [addresses, records] = ['ipAddressType', 'dnsRecordIpType'].map((row) => graph.value(endpoint, row))
  if (!addresses || !records) return CANNOT_TELL
  // What nobody knows is taken to have what nearly everything has.
  if (type === 'A') return isSix(addresses) || isSix(records) ? NO : YES
  return standingOf(records, (one) =>
    one.state === 'known' ? hasSix(one.value, names) : byAddresses(one, addresses),
  )
}

const isSix = (value: Value<unknown>): boolean => value.state === 'known' && value.value === 'ipv6'

const hasSix = (records: unknown, names: 'private' | 'own'): Standing => {
  if (records === 'ipv6' || records === 'dualstack') return YES
  if (records === 'service-defined') return names === 'own' ? YES : NO
  return records === 'ipv4' ? NO : CANNOT_TELL
}

function byAddresses(records: Value<unknown>, addresses: Value<unknown>): Standing {
  if (records.state !== 'absent') return CANNOT_TELL
  const [four, six] = ['ipv4', 'ipv6'].map((family) => isExactly(addresses, family))
  return { yes: six?.yes ?? CANNOT_TELL.yes, no: four?.yes ?? CANNOT_TELL.no }
}

/** Load balancers and APIs say whether they have both. */
export function hasAddressOfType(graph: Graph, one: Resource, type: RecordType): Standing {
  if (type === 'A') return YES
  if (graph.row(one.kind, 'ipAddressType') === undefined) return CANNOT_TELL
  return standingOf(graph.value(one, 'ipAddressType'), (said) => {
    if (said.state !== 'known') return CANNOT_TELL
    return String(said.value).startsWith('dualstack') ? YES : said.value === 'ipv4' ? NO : CANNOT_TELL
  })
}
