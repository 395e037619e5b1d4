import type { Value } from '../../model/value'
import { evaluateGuard } from '../../model/world'
import { asked, existsWhen, graphOf, made, many, oneOf, ref, targetsOf, text, unseen } from './made'

const endpoint = (attributes: Parameters<typeof made>[2] = {}, name = 'api') =>
  made('vpc-endpoint', `aws_vpc_endpoint.${name}`, attributes)
const privateDns = (value: boolean, on = ref('aws_vpc_endpoint.api'), more = {}, name = 'dns') =>
  made(
    'vpc-endpoint-private-dns',
    `aws_vpc_endpoint_private_dns.${name}`,
    { endpoint: on, privateDns: text(value) },
    more,
  )
const byDefault = (value: boolean) => {
  const standard = text(value)
  return { ...standard, origin: { ...standard.origin, how: 'default' as const } }
}
const inWorld = (value: Value<unknown>, choice: string, chosen: string): Value<unknown> => {
  if (value.state !== 'conditional') return value
  const world = new Map([[choice, chosen]])
  const holding = value.cases.find((each) => evaluateGuard(each.guard, world) === 'true')
  return holding ? inWorld(holding.value, choice, chosen) : value
}
const dnsOf = (...resources: ReturnType<typeof made>[]) =>
  asked(graphOf(resources), 'aws_vpc_endpoint.api', 'privateDns')

describe('a resource that sets something on another', () => {
  test('replaces the default, with its own place', () => {
    const overlay = privateDns(true)
    expect(dnsOf(endpoint({ privateDns: byDefault(false) }), overlay)).toEqual(
      overlay.attributes.get('privateDns'),
    )
  })

  test('agrees with an equal value of the owner', () => {
    expect(dnsOf(endpoint({ privateDns: text(true) }), privateDns(true))).toMatchObject({
      state: 'known',
      value: true,
    })
  })

  test('contradicts a different value of the owner: nobody can tell which one wins', () => {
    const own = text(true)
    const value = dnsOf(endpoint({ privateDns: own }), privateDns(false))
    expect(value).toMatchObject({ state: 'unknown', reason: 'conflicting' })
    expect(value.origin.trail).toContainEqual(own.origin.place)
  })

  test('leaves every possible owner unknown when it cannot be told whose it is', () => {
    const both = [
      endpoint({ privateDns: byDefault(false) }),
      endpoint({ privateDns: byDefault(false) }, 'other'),
    ]
    expect(
      dnsOf(...both, privateDns(true, oneOf('aws_vpc_endpoint.api', 'aws_vpc_endpoint.other'))),
    ).toMatchObject({
      state: 'unknown',
    })
    expect(dnsOf(...both, privateDns(true, unseen()))).toMatchObject({ state: 'unknown' })
  })

  test('does not touch an endpoint that it is certainly not of', () => {
    const other = endpoint({ privateDns: byDefault(false) }, 'other')
    expect(
      dnsOf(
        endpoint({ privateDns: byDefault(false) }),
        other,
        privateDns(true, ref('aws_vpc_endpoint.other')),
      ),
    ).toMatchObject({ state: 'known', value: false })
  })

  test('counts only where it is there', () => {
    const value = dnsOf(
      endpoint({ privateDns: byDefault(false) }),
      privateDns(true, ref('aws_vpc_endpoint.api'), { exists: existsWhen('public', 'true') }),
    )
    expect(inWorld(value, 'public', 'true')).toMatchObject({ value: true })
    expect(inWorld(value, 'public', 'false')).toMatchObject({ value: false })
  })

  test('two that exclude each other do not contradict each other', () => {
    const on = ref('aws_vpc_endpoint.api')
    const value = dnsOf(
      endpoint({ privateDns: byDefault(true) }),
      privateDns(true, on, { exists: existsWhen('public', 'true') }),
      privateDns(false, on, { exists: existsWhen('public', 'false') }, 'off'),
    )
    expect(inWorld(value, 'public', 'true')).toMatchObject({ value: true })
    expect(inWorld(value, 'public', 'false')).toMatchObject({ value: false })
  })

  test('adds to a list of the owner', () => {
    const added = made('vpc-endpoint-subnet', 'aws_vpc_endpoint_subnet_association.b', {
      endpoint: ref('aws_vpc_endpoint.api'),
      subnets: ref('aws_subnet.b'),
    })
    const subnets = ['a', 'b'].map((name) => made('subnet', `aws_subnet.${name}`))
    const graph = graphOf([endpoint({ subnets: many(ref('aws_subnet.a')) }), added, ...subnets])
    expect(targetsOf(graph, 'aws_vpc_endpoint.api', 'subnets')).toEqual(['aws_subnet.a', 'aws_subnet.b'])
  })
})
