/** From the cases of a lookup to where something is so: certainly, certainly not, or nobody can tell. */
import type { Graph } from '../graph/graph'
import { CANNOT_TELL, either, NO, type Standing, standing, under } from '../graph/standing'
import { vpcsOf } from '../graph/vpcs'
import type { Outside, Resource } from '../model/resource'
import type { Truth } from '../model/truth'
import { possibleAnswers, type Resolution } from './answer'
import type { Cases } from './cases'

export const wherever = (cases: Cases<Resolution>, is: (resolution: Resolution) => Truth): Standing =>
  either(NO, ...cases.map(({ guard, it }) => under(guard, standing(is(it)))))

/** The name leads to this endpoint. */
export function leadsToEndpoint(endpoint: Resource): (resolution: Resolution) => Truth {
  return ({ answer }) => {
    if (answer.is === 'unknown' || answer.is === 'differs') return 'unknown'
    if (answer.is !== 'answer') return 'false'
    return answer.targets.some((target) => target.is === 'endpoint' && target.endpoint.id === endpoint.id)
      ? 'true'
      : 'false'
  }
}

/** The name leads to some endpoint; where something that nobody could read may answer it, it may. */
export const leadsToAnEndpoint = ({ answer, open }: Resolution): Truth => {
  if (answer.is === 'unknown' || answer.is === 'differs') return 'unknown'
  if (answer.is === 'answer' && answer.targets.some((target) => target.is === 'endpoint')) return 'true'
  return open.length > 0 ? 'unknown' : 'false'
}

/** There is no such name; over what nobody could read completely, nobody can tell. */
export const isMissing = ({ answer, open }: Resolution): Truth => {
  if (possibleAnswers(answer).every(({ is }) => is === 'answer')) return 'false'
  if (answer.is === 'unknown' || answer.is === 'differs') return 'unknown'
  return open.length > 0 ? 'unknown' : 'true'
}

/** Where a workload runs, each VPC with when it does; what nobody can see leaves it open. */
export function inVpcs(
  graph: Graph,
  workload: Resource,
  ask: (vpc: Resource | Outside) => Standing,
): Standing {
  const { edges, open } = vpcsOf(graph, workload)
  const each = edges.map(({ to: [vpc], exact, guard }) => under(guard, vpc && exact ? ask(vpc) : CANNOT_TELL))
  return either(open ? CANNOT_TELL : NO, ...each)
}
