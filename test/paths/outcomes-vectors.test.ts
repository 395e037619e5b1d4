/** The numbered test vectors of what becomes of a request, each from real Terraform to what its caller sees. */
import { Graph } from '../../graph/graph'
import { vocabulary } from '../../lint'
import { isNotFound } from '../../paths/asking'
import { traces } from '../../paths/follow-request'
import { adapt } from '../../resources/adapt'
import { configuration } from '../graph/read'

const R = 'execute-api.ap-northeast-1.amazonaws.com'
const PRIV = 'aws_api_gateway_rest_api.priv'
const REG = 'aws_api_gateway_rest_api.reg'
const E = 'aws_vpc_endpoint.e'
const [A, B] = ['aws_subnet.a', 'aws_subnet.b']
const NO_NAME = 'name-does-not-resolve: name-nxdomain'

/** Number, what is asked for, from where, what the caller sees and which codes stop it. */
const VECTORS: readonly (readonly [number, string, string, string])[] = [
  [1, PRIV, A, NO_NAME],
  [2, REG, A, 'answered'],
  [3, REG, A, 'timeout: route-none'],
  [4, PRIV, A, 'answered'],
  [10, 'aws_api_gateway_rest_api.reg2', A, 'answered'],
  [12, 'api.example.com', A, 'answered'],
  [13, 'api.example.com', A, 'timeout: route-none'],
  [14, 'api.example.com', A, 'answered'],
  [15, 'api.example.com', 'internet', 'answered'],
  [16, PRIV, A, NO_NAME],
  [17, REG, A, 'answered'],
  [21, `{${PRIV}}-{${E}}.${R}`, A, NO_NAME],
  [22, E, 'internet', 'timeout: endpoint-private-addresses'],
  [24, PRIV, B, NO_NAME],
  [25, REG, B, 'answered'],
  [27, PRIV, B, NO_NAME],
  [28, REG, B, NO_NAME],
  [35, REG, A, 'name-does-not-resolve: name-no-resolver'],
  [37, PRIV, A, 'nobody can tell'],
  [41, PRIV, A, 'nobody can tell'],
  [44, PRIV, 'aws_route53_resolver_endpoint.in', NO_NAME],
  [51, 'https://api.example.com', A, 'answered'],
  [53, PRIV, A, 'timeout: security-group-ingress'],
]

test.each(VECTORS)('vector %i: %s asked for from %s: %s', (number, to, from, expected) => {
  const folder = `paths/vectors/${String(number).padStart(2, '0')}`
  const graph = new Graph(adapt(configuration(folder)), vocabulary.kinds, vocabulary.facts)
  const said = traces(graph, { from, to })
  if (isNotFound(said)) throw new Error(`There is no ${said.word}`)
  const seen = said.map(({ verdict, symptom, codes }) =>
    verdict === 'unknown' ? 'nobody can tell' : [symptom, ...codes].join(': '),
  )
  expect(seen).toEqual([expected])
})
