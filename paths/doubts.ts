/** What is told of a lookup where nobody can tell who answers, or whether anybody does. */
import type { Graph } from '../graph/graph'
import { isOutside, type Outside, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import type { Answering } from './answering'
import { type HostName, shownName } from './host-name'
import type { Lookup, NewLink } from './lookup'
import { unseenOf } from './unseen'
import { nameOfVpc, type Vantage } from './vantage'

/** What is not known where nobody can tell whether this one answers. */
export function perhaps(
  { graph, vantage }: Pick<Lookup, 'graph' | 'vantage'>,
  name: HostName,
  { at, domain, because, whichever }: Answering,
): NewLink {
  const who = isOutside(at) ? at.name : at.address
  if (whichever) {
    const says = `cannot tell whether ${shownName(name)} is of the service of ${who}, whose private DNS would answer`
    return { name: shownName(name), verdict: 'unknown', says, at, because }
  }
  const region = regionAsked(name, domain)
  return {
    name: shownName(name),
    verdict: 'unknown',
    says: region
      ? `cannot tell whether ${region} is the Region of ${who}, which would answer`
      : `cannot tell whether ${who} answers ${shownName(domain)} here`,
    at,
    because:
      region && !isOutside(at) ? [...because, at.region] : [...because, ...attributesAt(graph, vantage)],
  }
}

/** The Region that the one spells and the other leaves open. */
function regionAsked(name: HostName, domain: HostName): string | undefined {
  const tail = name.slice(-domain.length)
  return tail.flatMap((label, at) => {
    const other = domain[at]
    const [open, spelt] = label.is === 'region' ? [label, other] : [other, label]
    return open?.is === 'region' && spelt?.is === 'text' ? [spelt.shown] : []
  })[0]
}

/** Of the VPC, where nobody can see them: private zones need both. */
const attributesAt = (graph: Graph, vantage: Vantage): readonly Value<unknown>[] =>
  vantage.is === 'internet' || isOutside(vantage.vpc)
    ? []
    : unseenOf(graph, vantage.vpc, ['dnsSupport', 'dnsHostnames'])

export const perhapsOff = (graph: Graph, name: HostName, vpc: Resource | Outside): NewLink => ({
  name: shownName(name),
  verdict: 'unknown',
  says: `cannot tell whether ${nameOfVpc(vpc)} has DNS support on`,
  at: vpc,
  because: isOutside(vpc) ? [vpc.value] : [graph.value(vpc, 'dnsSupport')],
})
