import { configurationText, graphOf, related } from './read'

const API = `
resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
  endpoint_configuration { types = ["PRIVATE"] }
}
resource "aws_api_gateway_rest_api_policy" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  policy      = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke" }] })
}
`
const deployment = (body: string) => `
resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  ${body}
}
`
const WAITING = `
resource "time_sleep" "a_while" {
  create_duration = "30s"
  triggers        = { policy = aws_api_gateway_rest_api_policy.orders.id }
}
`
const concurrent = (...texts: string[]) =>
  related(
    graphOf(configurationText(texts.join(''))),
    'aws_api_gateway_deployment.orders',
    'concurrentPolicies',
  )

describe('policies that nothing puts before a deployment', () => {
  test.each([
    ['nothing named', ''],
    ['only the API', 'triggers = { api = sha1(aws_api_gateway_rest_api.orders.name) }'],
  ])('%s', (_, body) => {
    expect(concurrent(API, deployment(body))).toEqual(['aws_api_gateway_rest_api_policy.orders'])
  })

  test.each([
    ['depends_on', 'depends_on = [aws_api_gateway_rest_api_policy.orders]'],
    [
      'a text that is known before',
      'triggers = { policy = sha1(aws_api_gateway_rest_api_policy.orders.policy) }',
    ],
    [
      'inside of a function',
      'triggers = { all = sha1(jsonencode([{ p = aws_api_gateway_rest_api_policy.orders }])) }',
    ],
    [
      'a comprehension',
      'triggers = { all = join(",", [for p in [aws_api_gateway_rest_api_policy.orders] : p.policy]) }',
    ],
    ['a nested block', 'lifecycle { replace_triggered_by = [aws_api_gateway_rest_api_policy.orders] }'],
  ])('are not those that it waits for, by %s', (_, body) => {
    expect(concurrent(API, deployment(body))).toEqual([])
  })

  test('nor those behind a local, or a local of a local', () => {
    const locals =
      'locals {\n  text = aws_api_gateway_rest_api_policy.orders.policy\n  hash = sha1(local.text)\n}\n'
    expect(concurrent(API, locals, deployment('triggers = { policy = local.hash }'))).toEqual([])
  })

  test('nor those that something in between waits for, of whatever type', () => {
    expect(concurrent(API, WAITING, deployment('depends_on = [time_sleep.a_while]'))).toEqual([])
  })

  test('a local that names itself ends', () => {
    const locals = 'locals {\n  a = local.b\n  b = local.a\n}\n'
    expect(concurrent(API, locals, deployment('triggers = { a = local.a }'))).toEqual([
      'aws_api_gateway_rest_api_policy.orders',
    ])
  })

  test.each([
    ['an input', 'policy = aws_api_gateway_rest_api_policy.orders.id'],
    ['depends_on', 'depends_on = [time_sleep.a_while]'],
    ['an input from another module', 'policy = module.before.id'],
  ])('nobody can tell what a module that was not read waits for, given %s', (_, body) => {
    const modules = `
module "gate" {
  source = "example/gate/aws"
  ${body}
}
module "before" {
  source = "example/gate/aws"
  policy = aws_api_gateway_rest_api_policy.orders.id
}
`
    const waits = deployment('triggers = { gate = module.gate.id }')
    expect(concurrent(API, WAITING, modules, waits)).toEqual(['...'])
  })

  test('a module that was not read waits for nothing that its call does not name', () => {
    const module =
      'module "gate" {\n  source = "example/gate/aws"\n  name = aws_api_gateway_rest_api.orders.name\n}\n'
    expect(concurrent(API, module, deployment('triggers = { gate = module.gate.id }'))).toEqual([
      'aws_api_gateway_rest_api_policy.orders',
    ])
  })

  test('the policy of another API is another matter', () => {
    const other = API.replaceAll('"orders"', '"other"').replaceAll('.orders', '.other')
    expect(concurrent(API, other, deployment(''))).toEqual(['aws_api_gateway_rest_api_policy.orders'])
  })
})
