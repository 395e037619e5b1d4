/** How a private integration speaks to its load balancer, and on which listener it arrives. */
import { Graph } from '../../graph/graph'
import { vocabulary } from '../../lint'
import { adapt } from '../../resources/adapt'
import { answer, configurationText, related } from '../graph/read'
import { block } from './network'

const BALANCER = `variable "host" {
 type = string
}
variable "name" {
 type = string
}
variable "uri" {
 type = string
}
${block('aws_lb', 'web', 'internal = true\nload_balancer_type = "network"')}${[80, 443, 8443]
  .map((port) =>
    block(
      'aws_lb_listener',
      `on_${port}`,
      `load_balancer_arn = aws_lb.web.arn\nport = ${port}\nprotocol = "TCP"`,
    ),
  )
  .join(
    '',
  )}${block('aws_api_gateway_vpc_link', 'old', 'name = "old"\ntarget_arns = [aws_lb.web.arn]')}${block('aws_apigatewayv2_vpc_link', 'new', 'name = "new"\nsubnet_ids = []\nsecurity_group_ids = []')}`

const graphOf = (...pieces: string[]): Graph =>
  new Graph(adapt(configurationText(pieces.join('\n'))), vocabulary.kinds, vocabulary.facts)

describe('a REST API', () => {
  const to = (uri: string) =>
    graphOf(
      BALANCER,
      block(
        'aws_api_gateway_integration',
        'i',
        `type = "HTTP_PROXY"\nconnection_type = "VPC_LINK"\nconnection_id = aws_api_gateway_vpc_link.old.id\nuri = "${uri}"`,
      ),
    )
  const I = 'aws_api_gateway_integration.i'

  test.each([
    ['http://${aws_lb.web.dns_name}/orders', 'http', ['aws_lb_listener.on_80']],
    ['HTTPS://${aws_lb.web.dns_name}', 'https', ['aws_lb_listener.on_443']],
    ['https://orders.example.com:8443/{proxy}', 'https', ['aws_lb_listener.on_8443']],
    ['http://orders.example.com:9000/', 'http', []],
    [
      'http://${var.host}/',
      'http',
      ['aws_lb_listener.on_80 or aws_lb_listener.on_443 or aws_lb_listener.on_8443'],
    ],
    [
      'http://$${stageVariables.host}/',
      'http',
      ['aws_lb_listener.on_80 or aws_lb_listener.on_443 or aws_lb_listener.on_8443'],
    ],
  ])('that calls %s speaks %s to %j', (uri, scheme, listeners) => {
    const graph = to(uri)
    expect([answer(graph, I, 'scheme'), related(graph, I, 'listener')]).toEqual([scheme, listeners])
  })

  test('whose URI is not known speaks nobody knows how', () => {
    expect(answer(to('${var.uri}'), I, 'scheme')).toBe('unknown')
  })
})

describe('an HTTP API', () => {
  const tls = 'tls_config {\n server_name_to_verify = "orders.example.com"\n}'
  const to = (more: string) =>
    graphOf(
      BALANCER,
      block(
        'aws_apigatewayv2_integration',
        'i',
        `api_id = "a"\nintegration_type = "HTTP_PROXY"\nconnection_type = "VPC_LINK"\nconnection_id = aws_apigatewayv2_vpc_link.new.id\nintegration_uri = aws_lb_listener.on_443.arn\n${more}`,
      ),
    )
  const I = 'aws_apigatewayv2_integration.i'

  test.each([
    ['', 'http'],
    [tls, 'https'],
    ['tls_config {\n server_name_to_verify = var.name\n}', 'unknown'],
  ])('with %j speaks %s', (more, scheme) => {
    const graph = to(more)
    expect([answer(graph, I, 'scheme'), related(graph, I, 'listener')]).toEqual([
      scheme,
      ['aws_lb_listener.on_443'],
    ])
  })

  test('may say so in an OpenAPI document', () => {
    const body = `openapi = "3.0.1"
      paths = { "/orders" = { get = { "x-amazon-apigateway-integration" = {
        type = "http_proxy"
        connectionType = "VPC_LINK"
        connectionId = aws_apigatewayv2_vpc_link.new.id
        uri = aws_lb_listener.on_443.arn
        tlsConfig = { serverNameToVerify = "orders.example.com" }
      } } } }`
    const graph = graphOf(
      BALANCER,
      block(
        'aws_apigatewayv2_api',
        'a',
        `name = "a"\nprotocol_type = "HTTP"\nbody = jsonencode({\n${body}\n})`,
      ),
    )
    const [integration] = graph.ofKind('http-integration')
    const scheme = integration && graph.value(integration, 'scheme')
    expect(scheme?.state === 'known' && scheme.value).toBe('https')
  })
})
