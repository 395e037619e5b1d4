/**
 * # What tasks on Fargate need before any of their code runs
 *
 * Fargate pulls images, reads secrets and sends logs through the network interface of the task itself, so whatever serves them must be
 * reachable from the task's subnets. It needs no endpoint of ECS. Platform versions before 1.4.0 asked for credentials and secrets
 * elsewhere.
 *
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
 */
import { isOutside, type Resource } from '../../../model/resource'
import type { Value } from '../../../model/value'
import { containersOf, some, underName } from '../../containers'
import type { Graph } from '../../graph'
import {
  both,
  CANNOT_TELL,
  contrary,
  either,
  existing,
  under as guarded,
  holds,
  isExactly,
  NO,
  type Standing,
  standingOf,
  YES,
} from '../../standing'
import { piecesOf } from '../../text'
import { type Need, needs, only } from './need'

export function needsOfFargate(graph: Graph, service: Resource): readonly Need[] {
  const fargate = runsOnFargate(graph, service)
  if (fargate.no.is === 'always') return []
  const exec = graph.value(service, 'executeCommand')
  const own = needs(['ssmmessages'], isExactly(exec, true), exec)
  const tasks = graph.relation(service, 'taskDefinition').edges.flatMap((edge) => {
    const [task] = edge.to
    if (!task || !edge.exact || isOutside(task)) return []
    return only(needsOfTask(graph, task, graph.value(service, 'platformVersion')), guarded(edge.guard, YES))
  })
  return only([...own, ...tasks], both(fargate, existing(service.exists)))
}

export const runsOnFargate = (graph: Graph, service: Resource): Standing =>
  either(
    isExactly(graph.value(service, 'launchType'), 'FARGATE'),
    ...['FARGATE', 'FARGATE_SPOT'].map((one) => holds(graph.value(service, 'capacityProviders'), one)),
  )

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html */
const EARLY: ReadonlySet<unknown> = new Set(['1.0.0', '1.1.0', '1.2.0', '1.3.0'])

const isEarly = (version: Value<unknown>): Standing =>
  standingOf(version, (one) => {
    if (one.state === 'absent') return NO
    return one.state !== 'known' ? CANNOT_TELL : EARLY.has(one.value) ? YES : NO
  })

function needsOfTask(graph: Graph, task: Resource, version: Value<unknown>): readonly Need[] {
  const late = contrary(isEarly(version))
  return [
    ...needsOfImages(graph, task).map((need) =>
      need.service === 'ecr.api' ? { ...need, is: both(late, need.is) } : need,
    ),
    ...needsOfLogs(graph, task),
    ...only(needsOfSecrets(graph, task), late),
  ]
}

/** Layers of images come from S3: https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html */
export const IMAGES = ['ecr.api', 'ecr.dkr', 's3'] as const

export const needsOfImages = (graph: Graph, task: Resource): readonly Need[] => {
  const sorts = graph.value(task, 'imageSorts')
  return needs(IMAGES, holds(sorts, 'ecr'), placeOf(sorts, graph.value(task, 'containers')))
}

export function needsOfLogs(graph: Graph, task: Resource): readonly Need[] {
  const containers = containersOf(graph, task)
  const is = some(containers, (container) =>
    isExactly(underName(underName(container, 'logConfiguration'), 'logDriver'), 'awslogs'),
  )
  return needs(['logs'], is, graph.value(task, 'containers'))
}

/** The line of the image, where it can be seen. */
const placeOf = (sorts: Value<unknown>, otherwise: Value<unknown>): Value<unknown> => {
  const found =
    sorts.state === 'list'
      ? sorts.items.find((item) => item.state === 'known' && item.value === 'ecr')
      : undefined
  return found ?? otherwise
}

export function needsOfSecrets(graph: Graph, task: Resource): readonly Need[] {
  const containers = containersOf(graph, task)
  const from = (service: string): Standing =>
    some(containers, (container) =>
      either(
        some(underName(container, 'secrets'), (each) => keptBy(graph, underName(each, 'valueFrom'), service)),
        service === 'secretsmanager'
          ? isSet(underName(underName(container, 'repositoryCredentials'), 'credentialsParameter'))
          : NO,
      ),
    )
  return ['secretsmanager', 'ssm'].flatMap((service) =>
    needs([service], from(service), graph.value(task, 'containers')),
  )
}

/** A variable may be null, which is nobody setting it. */
const isSet = (value: Value<unknown>): Standing =>
  standingOf(value, (one) => {
    if (one.state === 'absent') return NO
    const isOpen = one.state === 'reference' && one.targets.some(({ to }) => to.is === 'input')
    return one.state === 'unknown' || isOpen ? CANNOT_TELL : YES
  })

/** A name or ARN of a parameter, or the ARN of a secret; a name alone is one of a parameter. */
const keptBy = (graph: Graph, value: Value<unknown>, service: string): Standing =>
  standingOf(value, (one) => {
    const keeper = keeperOf(graph, one)
    return keeper === undefined ? CANNOT_TELL : keeper === service ? YES : NO
  })

function keeperOf(graph: Graph, value: Value<unknown>): string | undefined {
  const pieces = piecesOf(value)
  const literal = pieces.filter((piece) => typeof piece === 'string').join('')
  if (literal.includes(':secretsmanager:')) return 'secretsmanager'
  if (literal.includes(':ssm:')) return 'ssm'
  if (value.state === 'known') return literal.startsWith('arn:') ? undefined : 'ssm'
  const kinds = pieces.flatMap((piece) =>
    typeof piece === 'string'
      ? []
      : piece.refers.flatMap(({ to }) => (to.is === 'declaration' ? (graph.at(to.id)?.kind ?? []) : [])),
  )
  if (kinds.includes('secret')) return 'secretsmanager'
  return kinds.includes('parameter') ? 'ssm' : undefined
}
