/**
 * # Zones that are there and say nothing
 *
 * With DNS hostnames off, no private zone answers in a VPC, and names lead on as if there were none. Whoever sees the public answer is
 * told why:
 *
 *     aws_route53_zone.shop would answer shop.internal, but DNS hostnames of aws_vpc.main are off
 *
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
 */
import { YES } from '../graph/standing'
import { isOutside, type Outside, type Resource } from '../model/resource'
import { type Candidate, candidates } from './candidates'
import { type HostName, shownName } from './host-name'
import type { Lookup, NewLink } from './lookup'
import { nameOfVpc } from './vantage'
import type { VpcDns } from './vpc-dns'

/** `undefined` where no zone is silenced, and where nobody knows. */
export function silencedLink(
  lookup: Lookup,
  name: HostName,
  vpc: Resource | Outside,
  { hostnames, all }: VpcDns,
): NewLink | undefined {
  if (hostnames.no.is !== 'always' || isOutside(vpc)) return undefined
  const [first] = candidates(lookup, name, YES, all)
  return first && isSilenced(first) ? linkOf(first, lookup, name, vpc) : undefined
}

const isSilenced = ({ sort, applies }: Candidate): boolean =>
  (sort === 'private' || sort === 'managed') && applies.yes.is === 'always'

function linkOf({ at, sort, domain }: Candidate, { graph }: Lookup, name: HostName, vpc: Resource): NewLink {
  const who = isOutside(at) ? at.name : at.address
  const zone = sort === 'managed' ? `private DNS of ${who}` : who
  return {
    name: shownName(name),
    verdict: 'open',
    says: `${zone} would answer ${shownName(domain)}, but DNS hostnames of ${nameOfVpc(vpc)} are off`,
    at: vpc,
    because: [graph.value(vpc, 'dnsHostnames')],
    source:
      'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html',
  }
}
