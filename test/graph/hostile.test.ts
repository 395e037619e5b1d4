import { graphFacts } from '../../graph/derive/index'
import type { Value } from '../../model/value'
import { processorSeconds } from '../support/processor-seconds'
import { asked, graphOf, made, many, ref, template, text, unseen, when } from './made'

const DEEP = 20_000
const nested = (wrap: (inner: Value<unknown>) => Value<unknown>): Value<unknown> => {
  let value: Value<unknown> = ref('aws_subnet.a')
  for (let depth = 0; depth < DEEP; depth++) value = wrap(value)
  return value
}
const everything = (graph: ReturnType<typeof graphOf>): number => {
  let asked = 0
  for (const resource of graph.resources)
    for (const name of [
      ...Object.keys(graph.rowsOf(resource.kind)),
      ...graphFacts.map((fact) => fact.name),
    ]) {
      graph.value(resource, name)
      asked += graph.relation(resource, name).edges.length
    }
  return asked
}

describe('nothing that is written makes the graph fail', () => {
  test.each([
    { what: 'lists', wrap: (inner: Value<unknown>) => many(inner) },
    { what: 'templates', wrap: (inner: Value<unknown>) => template('x', inner, 'y') },
    { what: 'conditions', wrap: (inner: Value<unknown>) => when('public', inner, text('subnet-0')) },
  ])('$what thousands deep', ({ wrap }) => {
    const deep = nested(wrap)
    const rows = {
      subnets: deep,
      environment: deep,
      service: deep,
      vpc: deep,
      privateDns: deep,
      endpointTypes: deep,
      policy: deep,
    }
    const graph = graphOf([
      made('subnet', 'aws_subnet.a', { vpc: deep }),
      made('lambda-function', 'aws_lambda_function.f', rows),
      made('vpc-endpoint', 'aws_vpc_endpoint.e', rows),
      made('vpc-endpoint-private-dns', 'aws_vpc_endpoint_private_dns.d', {
        endpoint: ref('aws_vpc_endpoint.e'),
        privateDns: deep,
      }),
      made('rest-api', 'aws_api_gateway_rest_api.r', rows),
      made('route', 'aws_route.r', { table: deep, destination: deep, target: deep, through: deep }),
    ])
    expect(everything(graph)).toBeGreaterThan(0)
  })

  test('a small text that stands for a very large value ends in unknown', () => {
    let value: Value<unknown> = ref('aws_subnet.a')
    for (let times = 0; times < 40; times++) value = many(value, value)
    const graph = graphOf([made('vpc-endpoint', 'aws_vpc_endpoint.e', { subnets: value })])
    expect(asked(graph, 'aws_vpc_endpoint.e', 'subnets')).toMatchObject({
      state: 'unknown',
      reason: 'budget',
    })
  })

  test('names of the language of the machine are names like any other', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    const graph = graphOf(
      names.map((name) => made('subnet', name, { vpc: ref('__proto__'), zone: text('__proto__') })),
    )
    for (const resource of graph.resources)
      for (const name of names) {
        expect(graph.value(resource, name).state).toBe('absent')
        expect(graph.relation(resource, name).edges).toEqual([])
      }
    expect(graph.named('__proto__')).toHaveLength(1)
    expect(graph.ofKind('__proto__')).toEqual([])
  })

  test('a few thousand resources that lead nobody knows where take no more than seconds', () => {
    const vpcs = Array.from({ length: 2000 }, (_, at) => made('vpc', `aws_vpc.v${at}`))
    const subnets = Array.from({ length: 4000 }, (_, at) =>
      made('subnet', `aws_subnet.s${at}`, { vpc: at % 2 ? unseen() : ref(`aws_vpc.v${at % 2000}`) }),
    )
    const asked = () => expect(everything(graphOf([...vpcs, ...subnets]))).toBeGreaterThan(4000)
    expect(processorSeconds(asked)).toBeLessThan(10)
  })
})
