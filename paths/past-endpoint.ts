/** What leads a request past an endpoint that does not pass it: another name, or no private DNS. */
import type { Graph } from '../graph/graph'
import { isExactly } from '../graph/standing'
import type { Resource } from '../model/resource'
import { breaksWithoutPrivateDns } from './breaks-names'
import { type HostName, shownName } from './host-name'
import type { Change } from './judged'

/** `domain`: the custom domain that the host is. Private DNS off helps only where it is on, and the API answers by its default name. */
export function pastEdit(
  graph: Graph,
  api: Resource,
  endpoint: Resource,
  host: HostName,
  domain: Resource | undefined,
): Change {
  const answers = isExactly(graph.value(endpoint, 'privateDns'), true).no.is !== 'always'
  const named = isExactly(graph.value(api, 'disableExecuteApiEndpoint'), true).yes.is !== 'always'
  const byName = answers
    ? `Call ${api.address} by a custom domain that is no CNAME to a Regional one`
    : `Call ${api.address} by a name of its own that leads past ${endpoint.address}`
  const way = domain
    ? `Lead ${shownName(host)} to ${domain.address} by an alias record in place of a CNAME`
    : byName
  if (!answers || (!domain && !named)) return { at: domain ?? endpoint, says: way }
  return {
    at: endpoint,
    attribute: 'privateDns',
    says: `${way}, or turn private DNS off`,
    breaks: breaksWithoutPrivateDns(graph, endpoint),
  }
}
