/**
 * Hosts of other people on the internet that a workload's configuration names in URLs. Names under domains that only exist inside
 * networks, and those of AWS, are left out; who answers the rest in a VPC is for the lookup to say.
 */
import { configurationOf, uncalledBy } from '../graph/calls'
import type { Need } from '../graph/derive/needs/need'
import type { Graph } from '../graph/graph'
import { YES } from '../graph/standing'
import { vpcsOf } from '../graph/vpcs'
import { isOutside, type Outside, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { hostNameOf } from './host-name'
import { resolve } from './resolver'

const URL_HOST = /\bhttps?:\/\/((?:[a-z0-9-]+\.)+[a-z]{2,})(?=[:/?#\s"']|$)/gi
/**
 * https://www.iana.org/assignments/special-use-domain-names, https://www.icann.org/en/board-activities-and-meetings for `internal`
 */
const INSIDE =
  /\.(?:internal|local|localhost|localdomain|intranet|private|corp|home|lan|test|example|invalid|arpa)$/
const OF_AWS = /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|api\.aws|on\.aws|aws\.dev|cloudfront\.net)$/

/** Each once, with the text that names it. */
export function calledHosts(graph: Graph, workload: Resource): readonly Need[] {
  const others = uncalledBy(graph, workload)
  const texts = configurationOf(graph, workload).filter((text) => !others.has(text))
  return [...hostsIn(texts)].map(([service, because]) => ({ service, is: YES, because }))
}

function hostsIn(texts: readonly Value<unknown>[]): ReadonlyMap<string, Value<unknown>> {
  const found = new Map<string, Value<unknown>>()
  for (const text of texts) {
    if (text.state !== 'known' || typeof text.value !== 'string') continue
    for (const [, host = ''] of text.value.matchAll(URL_HOST)) {
      const name = host.toLowerCase()
      if (!INSIDE.test(`.${name}`) && !OF_AWS.test(name)) found.set(name, text)
    }
  }
  return found
}

/** Public addresses, as far as everything that may answer in the VPC was read. */
export function isOnInternet(graph: Graph, workload: Resource, host: string): boolean {
  const vpcs = vpcsOf(graph, workload)
  return (
    vpcs.edges.length > 0 &&
    !vpcs.open &&
    vpcs.edges.every(({ to: [vpc] }) => vpc && isPublicIn(graph, vpc, host))
  )
}

const isPublicIn = (graph: Graph, vpc: Resource | Outside, host: string): boolean =>
  !isOutside(vpc) &&
  resolve(graph, { name: hostNameOf(host), vantage: { is: 'vpc', vpc } }).every(
    ({ it: { answer, open } }) =>
      open.length === 0 && answer.is === 'answer' && answer.targets.every(({ is }) => is === 'public'),
  )
