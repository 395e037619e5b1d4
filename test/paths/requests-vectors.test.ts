/** The numbered test vectors of what a request through an endpoint meets: what stops it, as far as names and policies say. */
import type { Graph } from '../../graph/graph'
import type { Resource } from '../../model/resource'
import { apiSteps } from '../../paths/api-request'
import { askersAt, isNotFound, namesAsked } from '../../paths/asking'
import { verdictOf } from '../../paths/judged'
import { resolve } from '../../paths/resolver'
import { configuration, graphOf } from '../graph/read'

const R = 'execute-api.ap-northeast-1.amazonaws.com'
const PRIV = 'aws_api_gateway_rest_api.priv'
const REG = 'aws_api_gateway_rest_api.reg'
const E = 'aws_vpc_endpoint.e'
const [A, B] = ['aws_subnet.a', 'aws_subnet.b']

/** Number, what is asked, from where, what stops it; a header may name an API. */
const VECTORS: readonly (readonly [number, string, string, readonly string[], string?])[] = [
  [2, REG, A, []],
  [4, PRIV, A, []],
  [5, REG, 'aws_subnet.a_public', ['public-api-behind-endpoint']],
  [6, 'aws_api_gateway_rest_api.edg', A, ['public-api-behind-endpoint']],
  [7, 'aws_apigatewayv2_api.http', A, ['public-api-behind-endpoint']],
  [8, 'aws_apigatewayv2_api.ws', 'aws_lambda_function.notify', ['public-api-behind-endpoint']],
  [9, `nosuchid00.${R}`, A, ['? no-api-named']],
  [11, 'api.example.com', A, ['certificate-mismatch', 'public-api-behind-endpoint']],
  [12, 'api.example.com', A, []],
  [15, 'api.example.com', 'internet', []],
  [18, E, A, [], PRIV],
  [19, E, A, ['no-api-named']],
  [20, `{${PRIV}}-{${E}}.${R}`, A, []],
  [23, `{${PRIV}}-{aws_vpc_endpoint.b}.${R}`, A, ['resource-policy']],
  [26, PRIV, B, []],
  [29, PRIV, A, []],
  [29, REG, A, []],
  [32, PRIV, A, []],
  [38, PRIV, A, []],
  [40, PRIV, A, []],
  [42, PRIV, B, []],
  [43, REG, 'aws_route53_resolver_endpoint.in', ['public-api-behind-endpoint']],
  [45, PRIV, B, []],
  [48, 'private.example.com', A, []],
  [49, 'private.example.com', A, ['domain-not-associated']],
  [50, 'api.corp', A, ['certificate-mismatch', '? no-api-named']],
  [52, PRIV, 'aws_subnet.us', []],
  [54, PRIV, A, ['resource-policy']],
]

test.each(
  VECTORS.map(([number, name, from, expected, header]) => [number, name, from, expected, header] as const),
)('vector %i: %s asked from %s is stopped by %j', (number, name, from, expected, header) => {
  const graph = graphOf(configuration(`paths/vectors/${String(number).padStart(2, '0')}`))
  expect(stoppedBy(graph, name, from, header)).toEqual(expected)
})

/** Codes of what stops the request; with a question mark where nobody can tell. */
function stoppedBy(graph: Graph, typed: string, from: string, header?: string): readonly string[] {
  const [names, askers] = [namesAsked(graph, typed), askersAt(graph, from)]
  if (isNotFound(names) || isNotFound(askers)) return ['not found']
  const [name, asker] = [names[0]?.it ?? [], askers[0]]
  if (!asker) return ['nobody asks']
  const [first] = resolve(graph, { name, vantage: asker.vantage })
  if (first?.it.answer.is !== 'answer') return [first?.it.answer.is ?? 'no answer']
  const [target] = first.it.answer.targets
  const [named] = header === undefined ? [] : graph.named(header)
  const endpoint: Resource | undefined = target?.is === 'endpoint' ? target.endpoint : undefined
  return apiSteps(graph, {
    host: name,
    ...(endpoint && { endpoint }),
    ...(named && { header: named }),
  }).flatMap((judged) => {
    const verdict = verdictOf(graph, judged.is)
    return verdict === 'open' ? [] : [verdict === 'unknown' ? `? ${judged.code}` : judged.code]
  })
}
