/**
 * # Whether the target of a route takes traffic from the VPC
 *
 * A route may name a gateway that is attached to no VPC or to another one, a peering connection that nobody accepts, a transit gateway
 * without an attachment of the VPC. AWS refuses some of these and makes black holes of the others.
 */
import { ALWAYS, allOf, anyOf } from '../../model/guard'
import { type Edge, isOutside, type Outside, type Relation, type Resource } from '../../model/resource'
import type { Origin } from '../../model/value'
import { attachedTo } from '../attached'
import { headerOf } from '../everywhere'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import type { Graph } from '../graph'
import { homeOf } from '../home'
import { vpcNamedBy } from '../routing'
import { sameTarget } from '../same'
import {
  asValue,
  both,
  CANNOT_TELL,
  either,
  isExactly,
  NO,
  type Standing,
  standingOf,
  under,
  YES,
} from '../standing'

export const targetTakesTraffic: Fact = {
  about: ['route'],
  name: 'targetTakesTraffic',
  shownAs: {
    true: 'the target of {subject} takes traffic from the VPC',
    false: 'the target of {subject} takes no traffic from the VPC',
  },
  says: 'The target takes traffic from the VPC of the route table: a gateway attached to it, something inside it, an accepted peering connection of it, a transit gateway with an attachment of it.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html',
  row: factRows.route.targetTakesTraffic,
  compute: (graph, route) => {
    const vpc = vpcOf(graph, route)
    const targets = graph.relation(route, 'target').edges.map(({ to, exact, guard }) => {
      const [target] = to
      return { guard, is: target && exact && to.length === 1 ? takes(graph, target, vpc) : CANNOT_TELL }
    })
    const is: Standing = {
      yes: anyOf(targets.map((each) => allOf([each.guard, each.is.yes]))),
      no: anyOf(targets.map((each) => allOf([each.guard, each.is.no]))),
    }
    const origin = is.no.is === 'always' ? whereAttached(graph, route) : undefined
    return asValue(is, origin ?? graph.value(route, 'target').origin, 'external')
  },
}

/** What says where the target is, which is somewhere else; where nothing does, the target itself. */
function whereAttached(graph: Graph, route: Resource): Origin | undefined {
  const [target] = graph.relation(route, 'target').edges[0]?.to ?? []
  if (!target || isOutside(target)) return undefined
  const home = target.kind === 'vpc-peering' ? undefined : homeOf(graph, target).edges[0]
  return home?.because[0]?.origin ?? headerOf(target)
}

/** The VPC of the route's table. */
function vpcOf(graph: Graph, route: Resource): Relation {
  const tables = graph.relation(route, 'table').edges.map(({ to, exact, guard, because }): Relation => {
    const [table] = to
    if (!table || !exact) return { edges: [], open: true, why: because }
    const own = isOutside(table) ? vpcOfMain(graph, route, table, because) : graph.relation(table, 'vpc')
    return { ...own, edges: own.edges.map((edge) => ({ ...edge, guard: allOf([guard, edge.guard]) })) }
  })
  return {
    edges: tables.flatMap(({ edges }) => edges),
    open: tables.some(({ open }) => open),
    why: tables.flatMap(({ why }) => why),
  }
}

/** A main table that nobody declares is named by its VPC: `aws_vpc.main.main_route_table_id`. */
function vpcOfMain(graph: Graph, from: Resource, table: Outside, because: Edge['because']): Relation {
  const vpc = graph.at(vpcNamedBy(graph, table) ?? '')
  if (!vpc) return { edges: [], open: true, why: because }
  const edge = { from, relation: 'vpc', to: [vpc], exact: true, guard: ALWAYS, because }
  return { edges: [edge], open: false, why: [] }
}

function takes(graph: Graph, target: Resource | Outside, vpc: Relation): Standing {
  if (isOutside(target)) return target.key === 'literal:local' ? YES : attachedElsewhere(graph, target, vpc)
  switch (target.kind) {
    case 'internet-gateway':
    case 'vpn-gateway':
      return attachedTo(graph, target, vpc)
    case 'transit-gateway':
      return attachedThrough(graph, target, vpc)
    case 'vpc-peering':
      return both(sideOf(graph, target, vpc), accepted(graph, target))
    default: {
      const home = homeOf(graph, target)
      return home.edges.length === 0 ? CANNOT_TELL : sameTarget(home, vpc)
    }
  }
}

/** An attachment may be declared beside the gateway or beside the VPC. */
function attachedThrough(graph: Graph, gateway: Resource, vpc: Relation): Standing {
  const attachments = graph.leading(gateway, 'transit-gateway-attachment', 'gateway')
  const each = attachments.edges.map(({ to, guard }) => {
    const [attachment] = to
    return attachment && !isOutside(attachment)
      ? under(guard, sameTarget(graph.relation(attachment, 'vpc'), vpc))
      : CANNOT_TELL
  })
  const unseen =
    attachments.open ||
    vpc.open ||
    vpc.edges.some(({ to }) => to.length === 0 || to.some((one) => mayBeAttachedBy(graph, one)))
  return either(unseen ? CANNOT_TELL : NO, ...each)
}

/** A transit gateway of another account, `var.transit_gateway_id`, that an attachment of this VPC names alike. */
function attachedElsewhere(graph: Graph, gateway: Outside, vpc: Relation): Standing {
  const attachments = graph.ofKind('transit-gateway-attachment').flatMap((attachment) =>
    graph
      .relation(attachment, 'gateway')
      .edges.filter(({ to: [one], exact }) => exact && one && isOutside(one) && one.key === gateway.key)
      .map(({ guard }) => under(guard, sameTarget(graph.relation(attachment, 'vpc'), vpc))),
  )
  return either(CANNOT_TELL, ...attachments)
}

const mayBeAttachedBy = (graph: Graph, vpc: Resource | Outside): boolean =>
  isOutside(vpc) || graph.leading(vpc, 'transit-gateway-attachment', 'vpc').open

const sideOf = (graph: Graph, peering: Resource, vpc: Relation): Standing =>
  either(...['vpc', 'peerVpc'].map((side) => sameTarget(graph.relation(peering, side), vpc)))

/**
 * Where the input says who accepts, that; where it cannot say so, a connection within one account and Region is accepted by itself.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcpeeringconnection.html
 */
function accepted(graph: Graph, peering: Resource): Standing {
  const away = ['peerOwner', 'peerRegion'].some((row) => graph.value(peering, row).state !== 'absent')
  return standingOf(graph.value(peering, 'autoAccept'), (one) => {
    if (one.state === 'known' && one.value === true) return YES
    if (away || (one.state !== 'known' && one.state !== 'absent')) return CANNOT_TELL
    return one.state === 'absent' ? YES : isExactly(one, true)
  })
}
