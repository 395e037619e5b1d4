/**
 * Custom domains by which an API is called past an endpoint: an edge-optimized one, or a Regional one with an alias record. A CNAME to
 * a Regional domain leads to the endpoint again, and of a record that nobody shows nobody knows which it is.
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-regional-api-custom-domain-create.html
 */
import type { Graph } from '../graph/graph'
import {
  both,
  CANNOT_TELL,
  either,
  existing,
  holds,
  NO,
  type Standing,
  standing,
  under,
  YES,
} from '../graph/standing'
import { isOutside, type Outside, type Resource } from '../model/resource'
import type { Truth } from '../model/truth'
import type { AnswerTarget, Resolution } from './answer'
import { hostNames } from './host-name-of'
import { resolve } from './resolver'

/** In this VPC, some name of the API other than the default one leads to public addresses. */
export const hasOtherName = (graph: Graph, api: Resource, vpc: Resource | Outside): Standing =>
  either(
    NO,
    ...graph
      .ofKind('domain')
      .filter((domain) => graph.joined(api.deployment, domain.deployment))
      .map((domain) =>
        both(existing(domain.exists), leadsToApi(graph, domain, api), past(graph, domain, vpc)),
      ),
  )

function leadsToApi(graph: Graph, domain: Resource, api: Resource): Standing {
  const mappings = graph.relation(domain, 'mappings').edges.flatMap(({ to: [mapping], guard }) =>
    mapping && !isOutside(mapping)
      ? graph.relation(mapping, 'api').edges.map(({ to: [target], exact, guard: also }) => {
          const is = target && exact ? (target === api ? YES : NO) : CANNOT_TELL
          return under(guard, under(also, is))
        })
      : [],
  )
  return either(NO, ...mappings)
}

function past(graph: Graph, domain: Resource, vpc: Resource | Outside): Standing {
  const edge = isEdge(graph, domain)
  const names = hostNames(graph, graph.value(domain, 'name'))
  const each = names.map(({ guard, it }) => {
    if (!it) return under(guard, CANNOT_TELL)
    const found = resolve(graph, { name: it, vantage: { is: 'vpc', vpc } })
    return under(guard, either(NO, ...found.map((one) => under(one.guard, publicly(one.it, edge)))))
  })
  return either(NO, ...each)
}

/** API Gateway makes a domain edge-optimized when nobody says otherwise; those of HTTP APIs are Regional. */
const isEdge = (graph: Graph, domain: Resource): Standing => {
  const types = domain.kind === 'api-domain' ? graph.value(domain, 'endpointTypes') : undefined
  return types === undefined ? NO : types.state === 'absent' ? YES : holds(types, 'EDGE')
}

/** A record that is not here leads where the sort of the domain says, if that allows one answer only. */
function publicly({ answer }: Resolution, edge: Standing): Standing {
  if (answer.is === 'unknown' || answer.is === 'differs') return CANNOT_TELL
  if (answer.is !== 'answer') return NO
  const elsewhere = answer.targets.some(isUnseen)
  return elsewhere ? { yes: edge.yes, no: CANNOT_TELL.no } : standing(allPublic(answer.targets))
}

const isUnseen = (target: AnswerTarget): boolean => target.is === 'public' && target.what === 'internet'

const allPublic = (targets: readonly AnswerTarget[]): Truth =>
  targets.every(({ is }) => is === 'public') ? 'true' : 'false'
