/**
 * # What functions call and have no way to
 *
 * The network interfaces of functions never have a public IPv4 address, and an internet gateway passes nothing from any other: in a
 * public subnet a function reaches its VPC and no more. Of AWS services that holds where no endpoint serves them
 * (`internet-gateway-without-public-address`); other hosts are out of reach in a subnet without any route out as well (`route-none`).
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html
 */
import { listed, type Need } from '../graph/derive/needs/need'
import { factRows } from '../graph/fact-rows'
import type { Graph } from '../graph/graph'
import {
  both,
  CANNOT_TELL,
  contrary,
  either,
  existing,
  isExactly,
  NO,
  type Standing,
  under,
} from '../graph/standing'
import { isOutside, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { assumed } from './assumptions'
import { calledHosts, isOnInternet } from './called-hosts'
import { isCutOff } from './cut-off'
import { hostTraces, serviceTraces } from './fact-traces'
import type { PathFact } from './path-fact'
import { subnetsOf } from './places-client'
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
    const named = needsIn(graph, workload, 'namedServices').filter(({ service }) => service !== API_GATEWAY)
    return without(graph, workload, named, (subnet, service) =>
      both(isPublic(graph, subnet), contrary(servedIn(graph, workload, subnet, service))),
    )
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
    const hosts = calledHosts(graph, workload).filter(({ service }) => isOnInternet(graph, workload, service))
    return without(graph, workload, hosts, (subnet) =>
      either(isPublic(graph, subnet), isCutOff(graph, subnet)),
    )
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

/** Those that are out of reach from some subnet; a function that may use IPv6 may have another way. */
function without(
  graph: Graph,
  workload: Resource,
  named: readonly Need[],
  isBlocked: (subnet: Resource, name: string) => Standing,
): Value<unknown> {
  const other = either(usesProxy(graph, workload), mayUseIpv6(graph, workload))
  const there = both(existing(workload.exists), contrary(other))
  const { edges, open } = named.length === 0 ? { edges: [], open: false } : subnetsOf(graph, workload)
  const all = named.map((need) => {
    const blocked = edges.map(({ to: [subnet], exact, guard }) =>
      under(guard, subnet && exact && !isOutside(subnet) ? isBlocked(subnet, need.service) : CANNOT_TELL),
    )
    return { ...need, is: both(need.is, there, either(open ? CANNOT_TELL : NO, ...blocked)) }
  })
  return listed(graph, workload, all)
}
