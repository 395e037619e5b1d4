import { graphOf, made, many, oneOf, ref, targetsOf, template, text, unseen, variable, when } from './made'

const vpc = made('vpc', 'aws_vpc.main')
const subnets = ['a', 'b'].map((name) => made('subnet', `aws_subnet.${name}`, { vpc: ref('aws_vpc.main') }))
const endpoint = (attributes: Parameters<typeof made>[2]) =>
  made('vpc-endpoint', 'aws_vpc_endpoint.api', attributes)
const relationOf = (graph: ReturnType<typeof graphOf>, name: string) => {
  const [resource] = graph.named('aws_vpc_endpoint.api')
  if (!resource) throw new Error('the endpoint is there')
  return graph.relation(resource, name)
}

describe('a relation opens into edges', () => {
  test('by which declaration an expression means, not by its text', () => {
    const graph = graphOf([vpc, endpoint({ vpc: ref('aws_vpc.main') })])
    expect(targetsOf(graph, 'aws_vpc_endpoint.api', 'vpc')).toEqual(['aws_vpc.main'])
  })

  test('through the same relation of another resource: aws_subnet.a.vpc_id is the VPC of the subnet', () => {
    const graph = graphOf([vpc, ...subnets, endpoint({ vpc: ref('aws_subnet.a', 'vpc_id') })])
    expect(targetsOf(graph, 'aws_vpc_endpoint.api', 'vpc')).toEqual(['aws_vpc.main'])
  })

  test('to something outside where another kind of thing is meant: the default security group of a VPC is not the VPC', () => {
    const groups = many(ref('aws_vpc.main', 'default_security_group_id'))
    const graph = graphOf([vpc, endpoint({ securityGroups: groups })])
    expect(targetsOf(graph, 'aws_vpc_endpoint.api', 'securityGroups')).toEqual([
      'outside aws_vpc.main.default_security_group_id',
    ])
  })

  test('to the declaration that adopts the default security group of a VPC', () => {
    const adopting = made('security-group', 'aws_default_security_group.d', { vpc: ref('aws_vpc.main') })
    const groups = many(ref('aws_vpc.main', 'default_security_group_id'))
    const graph = graphOf([
      vpc,
      endpoint({ securityGroups: groups }),
      { ...adopting, type: 'aws_default_security_group' },
    ])
    expect(targetsOf(graph, 'aws_vpc_endpoint.api', 'securityGroups')).toEqual([
      'aws_default_security_group.d',
    ])
  })

  test('to one edge with several targets where the text cannot tell which', () => {
    const graph = graphOf([...subnets, endpoint({ subnets: oneOf('aws_subnet.a', 'aws_subnet.b') })])
    const relation = relationOf(graph, 'subnets')
    expect(targetsOf(graph, 'aws_vpc_endpoint.api', 'subnets')).toEqual(['aws_subnet.a or aws_subnet.b'])
    expect(relation.edges[0]?.exact).toBe(false)
    expect(relation.open).toBe(true)
  })

  test('under a guard where the value is conditional', () => {
    const value = when('public', many(ref('aws_subnet.a')), many(ref('aws_subnet.b')))
    const relation = relationOf(graphOf([...subnets, endpoint({ subnets: value })]), 'subnets')
    expect(relation.edges.map((edge) => edge.guard)).toEqual([
      { is: 'equals', choice: 'public', value: 'true' },
      { is: 'equals', choice: 'public', value: 'false' },
    ])
    expect(relation.open).toBe(false)
  })

  test('to nothing where nobody sets it, and to something unknown where nobody can see what', () => {
    expect(targetsOf(graphOf([endpoint({})]), 'aws_vpc_endpoint.api', 'vpc')).toEqual([])
    expect(targetsOf(graphOf([endpoint({ vpc: unseen() })]), 'aws_vpc_endpoint.api', 'vpc')).toEqual([
      'unknown',
    ])
    expect(relationOf(graphOf([endpoint({ subnets: unseen() })]), 'subnets')).toMatchObject({
      edges: [],
      open: true,
    })
  })

  test('two endpoints in the VPC of one variable stand in one VPC', () => {
    const other = made('vpc-endpoint', 'aws_vpc_endpoint.other', { vpc: variable('var.vpc_id') })
    const graph = graphOf([endpoint({ vpc: variable('var.vpc_id') }), other])
    const keys = graph
      .ofKind('vpc-endpoint')
      .flatMap((each) => graph.relation(each, 'vpc').edges.flatMap((edge) => edge.to))
      .map((target) => ('outside' in target ? target.key : 'inside'))
    expect(keys).toEqual(['main?var.vpc_id', 'main?var.vpc_id'])
  })

  test('an ARN around a reference is about what it refers to, a name with something appended is not', () => {
    const group = made('security-group', 'aws_security_group.a')
    const inArn = template(
      'arn:aws:ec2:',
      variable('var.region'),
      ':security-group/',
      ref('aws_security_group.a'),
    )
    const graph = graphOf([
      group,
      endpoint({ securityGroups: many(inArn, template(ref('aws_security_group.a'), '-x')) }),
    ])
    expect(targetsOf(graph, 'aws_vpc_endpoint.api', 'securityGroups')).toEqual([
      'aws_security_group.a',
      'unknown',
    ])
  })
})

describe('literal text joins', () => {
  const existing = made('vpc', 'aws_vpc.main', { id: text('vpc-0123456789abcdef0') })

  test('a known id of a resource in the plan', () => {
    const graph = graphOf([existing, endpoint({ vpc: text('vpc-0123456789abcdef0') })])
    expect(targetsOf(graph, 'aws_vpc_endpoint.api', 'vpc')).toEqual(['aws_vpc.main'])
  })

  test('not when two resources have the name', () => {
    const twice = ['x', 'y'].map((name) => made('vpc', `aws_vpc.${name}`, { id: text('same') }))
    const graph = graphOf([...twice, endpoint({ vpc: text('same') })])
    expect(targetsOf(graph, 'aws_vpc_endpoint.api', 'vpc')).toEqual(['outside same'])
  })

  test('not across Regions that are known to differ', () => {
    const far = { ...existing, region: text('eu-west-1') as typeof existing.region }
    const near = {
      ...endpoint({ vpc: text('vpc-0123456789abcdef0') }),
      region: text('us-east-1') as typeof existing.region,
    }
    expect(targetsOf(graphOf([far, near]), 'aws_vpc_endpoint.api', 'vpc')).toEqual([
      'outside vpc-0123456789abcdef0',
    ])
  })
})

describe('a set seen from its owner', () => {
  const inMain = endpoint({ vpc: ref('aws_vpc.main') })

  test('holds every resource that leads to it, and is closed when everything was read', () => {
    const graph = graphOf([vpc, inMain, ...subnets])
    expect(targetsOf(graph, 'aws_vpc.main', 'subnets')).toEqual(['aws_subnet.a', 'aws_subnet.b'])
    expect(graph.relation(vpc, 'subnets').open).toBe(false)
  })

  test('is open when one resource of the kind leads nobody knows where', () => {
    const stray = made('subnet', 'aws_subnet.stray', { vpc: unseen() })
    const relation = graphOf([vpc, ...subnets, stray]).relation(vpc, 'subnets')
    expect(relation.edges).toHaveLength(2)
    expect(relation.open).toBe(true)
  })

  test('is open when somebody else owns it', () => {
    const read = { ...vpc, ownership: 'read' as const }
    expect(graphOf([read, ...subnets]).relation(read, 'subnets').open).toBe(true)
  })

  test('a relation in a circle ends', () => {
    const circle = ['x', 'y'].map((name, at) =>
      made('subnet', `aws_subnet.${name}`, { vpc: ref(`aws_subnet.${['y', 'x'][at]}`, 'vpc_id') }),
    )
    expect(targetsOf(graphOf(circle), 'aws_subnet.x', 'vpc')).toEqual(['unknown'])
  })
})
