/** The numbered test vectors of names and requests, with what becomes of each; `docs/vectors.md` tells them. */
export const R = 'execute-api.ap-northeast-1.amazonaws.com'
export const PRIV = 'aws_api_gateway_rest_api.priv'
const REG = 'aws_api_gateway_rest_api.reg'
export const E = 'aws_vpc_endpoint.e'
export const [A, B] = ['aws_subnet.a', 'aws_subnet.b']
const NO_NAME = 'name-does-not-resolve: name-nxdomain'

const ENDPOINT = `{${E}}.execute-api.ap-northeast-1.vpce.amazonaws.com`
const BEHIND = 'forbidden: public-api-behind-endpoint'

/** Number, what is asked for, from where, what the caller sees and which codes stop it; a header may name an API. */
export const OUTCOMES: readonly (readonly [number, string, string, string, string?])[] = [
  [1, PRIV, A, NO_NAME],
  [2, REG, A, 'answered'],
  [3, REG, A, 'timeout: route-none'],
  [4, PRIV, A, 'answered'],
  [5, REG, 'aws_subnet.a_public', BEHIND],
  [6, 'aws_api_gateway_rest_api.edg', A, BEHIND],
  [7, 'aws_apigatewayv2_api.http', A, BEHIND],
  [8, 'aws_apigatewayv2_api.ws', 'aws_lambda_function.notify', BEHIND],
  [9, `nosuchid00.${R}`, A, 'nobody can tell'],
  [10, 'aws_api_gateway_rest_api.reg2', A, 'answered'],
  [11, 'api.example.com', A, 'certificate-mismatch: certificate-mismatch: public-api-behind-endpoint'],
  [12, 'api.example.com', A, 'answered'],
  [13, 'api.example.com', A, 'timeout: route-none'],
  [14, 'api.example.com', A, 'answered'],
  [15, 'api.example.com', 'internet', 'answered'],
  [16, PRIV, A, NO_NAME],
  [17, REG, A, 'answered'],
  [18, ENDPOINT, A, 'answered', PRIV],
  [19, ENDPOINT, A, 'forbidden: no-api-named'],
  [20, `{${PRIV}}-{${E}}.${R}`, A, 'answered'],
  [21, `{${PRIV}}-{${E}}.${R}`, A, NO_NAME],
  [22, E, 'internet', 'timeout: endpoint-private-addresses'],
  [23, `{${PRIV}}-{aws_vpc_endpoint.b}.${R}`, A, 'forbidden: resource-policy'],
  [24, PRIV, B, NO_NAME],
  [25, REG, B, 'answered'],
  [26, PRIV, B, 'answered'],
  [27, PRIV, B, NO_NAME],
  [28, REG, B, NO_NAME],
  [29, PRIV, A, 'answered'],
  [29, REG, A, 'answered'],
  [32, PRIV, A, 'answered'],
  [32, 'sts.ap-northeast-1.amazonaws.com', A, NO_NAME],
  [35, REG, A, 'name-does-not-resolve: name-no-resolver'],
  [36, PRIV, A, 'nobody can tell'],
  [37, PRIV, A, 'nobody can tell'],
  [38, PRIV, A, 'answered'],
  [39, ENDPOINT, A, 'nobody can tell'],
  [40, PRIV, A, 'answered'],
  [41, PRIV, A, 'nobody can tell'],
  [42, PRIV, B, 'answered'],
  [43, REG, 'aws_route53_resolver_endpoint.in', BEHIND],
  [44, PRIV, 'aws_route53_resolver_endpoint.in', NO_NAME],
  [45, PRIV, B, 'answered'],
  [46, 'https://test.example.com', B, 'answered'],
  [47, 'https://test.example.com', B, 'answered'],
  [48, 'private.example.com', A, 'answered'],
  [49, 'private.example.com', A, 'forbidden: domain-not-associated'],
  [50, 'api.corp', A, 'certificate-mismatch: certificate-mismatch'],
  [51, 'https://api.example.com', A, 'answered'],
  [52, PRIV, 'aws_subnet.us', 'answered'],
  [53, PRIV, A, 'timeout: security-group-ingress'],
  [54, PRIV, A, 'forbidden: resource-policy'],
]

/** Number, and what is found: nothing, or rules with their severity. Vectors that AWS does not document back no error. */
export const FINDINGS: readonly (readonly [number, readonly string[]])[] = [
  [30, ['error private-zone-conflicts-with-managed-zone']],
  [31, []],
  [33, ['error duplicate-private-dns-endpoint']],
  [34, ['error private-dns-without-vpc-dns']],
  [36, ['warning custom-dns-servers-hide-private-dns']],
  [55, ['error private-api-without-policy']],
  [56, []],
  [57, ['warning vpc-link-internet-facing-load-balancer']],
  [58, ['error vpc-link-cannot-reach-target']],
  [59, ['warning vpc-link-listener-mismatch']],
  [60, ['error http-api-uri-not-listener']],
  [61, ['error rest-v2-link-without-target']],
  [62, ['error vpc-link-v1-target-not-nlb']],
  [63, ['warning endpoint-service-blocks-consumers']],
]
