/**
 * # What functions call and have no way to
 *
 * The network interfaces of functions never have a public IPv4 address, and an internet gateway passes nothing from any other: in a
 * public subnet a function reaches its VPC and no more. Of AWS services that holds where no endpoint serves them
 * (`internet-gateway-without-public-address`); other hosts are out of reach in a subnet without any route out as well (`route-none`).
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html
 */
import { factRows } from '../graph/fact-rows'
import type { Graph } from '../graph/graph'
import { both, contrary, either, existing, isExactly, NO, type Standing, YES } from '../graph/standing'
import type { Resource } from '../model/resource'
import { assumed } from './assumptions'
import { calledHosts, isOnInternet } from './called-hosts'
import { isCutOff } from './cut-off'
import { hostTraces, serviceTraces } from './fact-traces'
import { outOfReach, placesWhere } from './out-of-reach'
import type { PathFact } from './path-fact'
import { usesProxy } from './proxies'
import { API_GATEWAY, namesIn, needsIn, servedIn } from './unserved-services'

const rows = factRows['lambda-function']
const SOURCE = 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html'

export const callsWithoutAddress: PathFact = {
  about: ['lambda-function'],
  name: 'callsWithoutAddress',
  shownAs: 'what {subject} calls by way of an internet gateway that passes nothing of it',
  says: 'AWS services that its configuration names and no endpoint of its VPC serves, while a subnet of it leads to an internet gateway: functions have no public address.',
  source: SOURCE,
  row: rows.callsWithoutAddress,
  compute: (graph, workload) => {
    const places = placesWhere(graph, workload, (subnet) => isPublic(graph, subnet))
    const named = places.length === 0 ? [] : needsIn(graph, workload, 'namedServices')
    return outOfReach(graph, workload, {
      named: named.filter(({ service }) => service !== API_GATEWAY),
      places,
      isShut: (subnet, service) => contrary(servedIn(graph, workload, subnet, service)),
      there: () => callsDirectly(graph, workload),
    })
  },
  trace: (graph, { about, under: choices }) =>
    listedIn(graph, about, 'callsWithoutAddress').flatMap((service) =>
      serviceTraces(graph, about, service, choices),
    ),
}

export const hostsWithoutWay: PathFact = {
  about: ['lambda-function'],
  name: 'hostsWithoutWay',
  shownAs: 'what {subject} calls on the internet and has no way to',
  says: 'Hosts on the internet that its configuration names in URLs, while a subnet of it leads to an internet gateway, which passes nothing of a function, or nowhere.',
  source: SOURCE,
  row: rows.hostsWithoutWay,
  compute: (graph, workload) => {
    const places = placesWhere(graph, workload, (subnet) =>
      either(isPublic(graph, subnet), isCutOff(graph, subnet)),
    )
    const hosts = places.length === 0 ? [] : calledHosts(graph, workload)
    return outOfReach(graph, workload, {
      named: hosts.filter(({ service }) => isOnInternet(graph, workload, service)),
      places,
      isShut: () => YES,
      there: () => callsDirectly(graph, workload),
    })
  },
  trace: (graph, { about, under: choices }) =>
    listedIn(graph, about, 'hostsWithoutWay').flatMap((host) => hostTraces(graph, about, host, choices)),
}

const isPublic = (graph: Graph, subnet: Resource): Standing =>
  isExactly(graph.value(subnet, 'class'), 'public')

const listedIn = (graph: Graph, workload: Resource, fact: string): readonly string[] => {
  const value = graph.value(workload, fact)
  return value.state === 'list' ? value.items.flatMap(namesIn) : []
}

const mayUseIpv6 = (graph: Graph, workload: Resource): Standing =>
  assumed(graph).functionsMayLeaveByIpv6 ? isExactly(graph.value(workload, 'ipv6'), true) : NO

/** A function that may use IPv6 may have another way. */
function callsDirectly(graph: Graph, workload: Resource): Standing {
  const other = either(usesProxy(graph, workload), mayUseIpv6(graph, workload))
  return both(existing(workload.exists), contrary(other))
}
