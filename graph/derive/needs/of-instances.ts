/**
 * # What instances need besides what runs on them
 *
 * The agent of Amazon ECS is told its cluster by user data and asks three endpoints of ECS; the nodes that EKS starts ask EC2 who they
 * are and pull the images of their add-ons from Amazon ECR, whose layers come from S3.
 *
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
 * https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
 */
import { isOutside, type Relation, type Resource } from '../../../model/resource'
import type { Value } from '../../../model/value'
import { configurationOf } from '../../calls'
import type { Graph } from '../../graph'
import {
  both,
  CANNOT_TELL,
  contrary,
  either,
  existing,
  isExactly,
  NO,
  type Standing,
  standingOf,
  under,
  YES,
} from '../../standing'
import { piecesOf } from '../../text'
import { type Need, needs } from './need'
import { IMAGES } from './of-fargate'

/** Where the agent reads the name of its cluster: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html */
const CLUSTER = /\bECS_CLUSTER\s*=/
export const AGENT = ['ecs', 'ecs-agent', 'ecs-telemetry'] as const

export function needsOfAgent(graph: Graph, workload: Resource): readonly Need[] {
  const told = configurationOf(graph, workload).find((text) =>
    piecesOf(text).some((piece) => typeof piece === 'string' && CLUSTER.test(piece)),
  )
  return told ? needs(AGENT, existing(workload.exists), told) : []
}

/** An image of one's own may need other things than that of EKS, or nothing. */
export function needsOfNodes(graph: Graph, nodes: Resource): readonly Need[] {
  const standard = both(
    contrary(isCustom(graph.value(nodes, 'image'))),
    contrary(namesImage(graph, graph.relation(nodes, 'launchTemplate'))),
  )
  const is = both(existing(nodes.exists), standard)
  return needs(['ec2', ...IMAGES], is, graph.value(nodes, 'cluster'))
}

/** What EKS chooses itself is an image of its own. */
const isCustom = (image: Value<unknown>): Standing =>
  image.state === 'unknown' && image.reason === 'computed' ? NO : isExactly(image, 'CUSTOM')

function namesImage(graph: Graph, templates: Relation): Standing {
  const each = templates.edges.map((edge) => {
    const [template] = edge.to
    const here = template && edge.exact && !isOutside(template)
    return under(edge.guard, here ? isSet(graph, template) : CANNOT_TELL)
  })
  return either(templates.open ? CANNOT_TELL : NO, ...each)
}

const isSet = (graph: Graph, template: Resource): Standing =>
  standingOf(graph.value(template, 'image'), ({ state }) =>
    state === 'absent' ? NO : state === 'unknown' ? CANNOT_TELL : YES,
  )
