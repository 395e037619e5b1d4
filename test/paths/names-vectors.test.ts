/** The numbered test vectors of the name lookup, each from real Terraform to what the name means. */
import { configuration, graphOf } from '../graph/read'
import { lookUp } from './look-up'

const R = 'execute-api.ap-northeast-1.amazonaws.com'
const PRIV = 'aws_api_gateway_rest_api.priv'
const REG = 'aws_api_gateway_rest_api.reg'
const E = 'aws_vpc_endpoint.e'
const [A, B] = ['aws_subnet.a', 'aws_subnet.b']

/** Number, what is asked, from where, what it means. */
const VECTORS: readonly (readonly [number, string, string, string])[] = [
  [1, PRIV, A, 'no such name'],
  [2, REG, A, 'public api-gateway'],
  [3, REG, A, 'public api-gateway'],
  [4, PRIV, A, E],
  [5, REG, 'aws_subnet.a_public', E],
  [6, 'aws_api_gateway_rest_api.edg', A, E],
  [7, 'aws_apigatewayv2_api.http', A, E],
  [8, 'aws_apigatewayv2_api.ws', 'aws_lambda_function.notify', E],
  [9, `nosuchid00.${R}`, A, E],
  [10, 'aws_api_gateway_rest_api.reg2', A, 'public api-gateway'],
  [11, 'https://api.example.com/orders', A, E],
  [12, 'api.example.com', A, 'public api-gateway'],
  [13, 'api.example.com', A, 'public api-gateway'],
  [14, 'api.example.com', A, 'public cloudfront'],
  [15, 'api.example.com', 'internet', 'public api-gateway'],
  [16, PRIV, A, 'no such name'],
  [17, REG, A, 'public api-gateway'],
  [18, E, A, E],
  [19, E, A, E],
  [20, `{${PRIV}}-{${E}}.${R}`, A, E],
  [21, `{${PRIV}}-{${E}}.${R}`, A, 'no such name'],
  [22, E, 'internet', E],
  [23, `{${PRIV}}-{aws_vpc_endpoint.b}.${R}`, A, E],
  [24, PRIV, B, 'no such name'],
  [25, REG, B, 'public api-gateway'],
  [26, PRIV, B, E],
  [26, PRIV, A, E],
  [27, PRIV, B, 'no such name'],
  [27, R, B, E],
  [28, REG, B, 'no such name'],
  [28, PRIV, B, E],
  [29, PRIV, A, E],
  [29, REG, A, 'public api-gateway'],
  [31, R, 'aws_vpc.b', E],
  [32, PRIV, A, E],
  [32, 'sts.ap-northeast-1.amazonaws.com', A, 'no such name'],
  [35, REG, A, 'no-resolver'],
  [36, PRIV, A, 'unknown'],
  [37, PRIV, A, 'unknown'],
  [38, PRIV, A, E],
  [39, E, A, 'unknown'],
  [40, PRIV, A, E],
  [41, PRIV, A, 'unknown'],
  [42, PRIV, B, E],
  [43, REG, 'aws_route53_resolver_endpoint.in', E],
  [44, PRIV, 'aws_route53_resolver_endpoint.in', 'no such name'],
  [45, PRIV, B, E],
  [46, 'test.example.com', B, '10.1.0.11'],
  [47, 'test.example.com', B, '{aws_instance.held}'],
  [48, 'private.example.com', A, E],
  [49, 'private.example.com', A, E],
  [50, 'api.corp', A, E],
  [51, 'api.example.com', A, 'aws_lb.front'],
  [52, PRIV, 'aws_subnet.us', E],
  [53, PRIV, A, E],
  [54, PRIV, A, E],
]

test.each(VECTORS)('vector %i: %s asked from %s is %s', (number, name, from, expected) => {
  const graph = graphOf(configuration(`paths/vectors/${String(number).padStart(2, '0')}`))
  expect(lookUp(graph, name, from)).toEqual([expected])
})
