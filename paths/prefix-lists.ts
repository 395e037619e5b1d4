/** Whether a prefix list holds addresses: one of one's own by its entries, one of AWS by the service it is for. */
import type { Graph } from '../graph/graph'
import { CANNOT_TELL, either, NO, type Standing, YES } from '../graph/standing'
import { isOutside, type Outside, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { type Addresses, within } from './places'

const AWS_LIST = /^com\.amazonaws\.(?:[a-z0-9-]+\.)?([a-z0-9-]+)$/

/** A prefix list of one's own holds its entries; one of AWS holds the public addresses of its service. */
export function listHolds(
  graph: Graph,
  list: Resource | Outside | undefined,
  addresses: Addresses,
): Standing {
  if (!list) return CANNOT_TELL
  const service = serviceOfList(graph, list)
  if (service !== undefined) return holdsOfService(service, addresses)
  if (isOutside(list) || list.ownership === 'read') return CANNOT_TELL
  const cidrs = graph.value(list, 'cidrs')
  if (cidrs.state !== 'list') return cidrs.state === 'absent' ? NO : CANNOT_TELL
  return either(cidrs.open ? CANNOT_TELL : NO, ...cidrs.items.map((cidr) => within(graph, addresses, cidr)))
}

function holdsOfService(service: string, addresses: Addresses): Standing {
  if (addresses.is === 'unknown') return CANNOT_TELL
  if (addresses.is !== 'public' || addresses.service !== service) return NO
  return addresses.perhaps ? CANNOT_TELL : YES
}

/** The service whose addresses a list of AWS's own holds; it is also named by a gateway endpoint of the service. */
function serviceOfList(graph: Graph, list: Resource | Outside): string | undefined {
  if (!isOutside(list)) {
    const name = graph.value(list, 'name')
    return name.state === 'known' ? AWS_LIST.exec(String(name.value))?.[1] : templateEnd(name)
  }
  const [target] = list.value.state === 'reference' && list.value.exact ? list.value.targets : []
  const endpoint =
    target?.to.is === 'declaration' && target.attribute === 'prefix_list_id'
      ? graph.at(target.to.id)
      : undefined
  const key = endpoint && graph.value(endpoint, 'serviceKey')
  return key?.state === 'known' ? String(key.value) : undefined
}

/** `com.amazonaws.${region}.s3` */
function templateEnd(name: Value<unknown>): string | undefined {
  const last = name.state === 'template' ? name.parts.at(-1) : undefined
  return typeof last === 'string' ? /^\.([a-z0-9-]+)$/.exec(last)?.[1] : undefined
}
