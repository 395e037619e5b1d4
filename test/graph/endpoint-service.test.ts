/** What is derived of endpoint services, of the endpoints that ask for them, and of what stands behind them. */
import { answer, graphOf, related, template } from './read'

const stack = (...resources: string[]) => graphOf(template(`Resources:${resources.join('')}`))

const NETWORK = `
  Main: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Main, CidrBlock: 10.0.0.0/24, AvailabilityZone: eu-west-1a } }
`
const balancer = (name: string) => `
  ${name}: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Subnets: [!Ref A] } }
`
const service = (name: string, properties: string) => `
  ${name}: { Type: AWS::EC2::VPCEndpointService, Properties: { ${properties} } }
`
const endpoint = (properties: string) => `
  Door:
    Type: AWS::EC2::VPCEndpoint
    Properties: { VpcId: !Ref Main, VpcEndpointType: Interface, SubnetIds: [!Ref A], ${properties} }
`
const OWN = `ServiceName: !Sub 'com.amazonaws.vpce.\${AWS::Region}.\${Shop}'`
const code = (properties: string) => `
  Code: { Type: Custom::Code, Properties: { ServiceToken: x, ${properties} } }
`

describe('endpoint services on one load balancer', () => {
  test('are told once, at the later one', () => {
    const graph = stack(
      NETWORK,
      balancer('Front'),
      service('Shop', 'NetworkLoadBalancerArns: [!Ref Front]'),
      service('Store', 'NetworkLoadBalancerArns: [!Ref Front]'),
    )
    expect(related(graph, 'Store', 'earlierSharers')).toEqual(['Shop'])
    expect(related(graph, 'Shop', 'earlierSharers')).toEqual([])
  })

  test('are none where each has its own, and may be some where both are unknown', () => {
    const own = stack(
      NETWORK,
      balancer('Front'),
      balancer('Back'),
      service('Shop', 'NetworkLoadBalancerArns: [!Ref Front]'),
      service('Store', 'NetworkLoadBalancerArns: [!Ref Back]'),
    )
    expect(related(own, 'Store', 'earlierSharers')).toEqual([])
    const parameters = 'Parameters: { One: { Type: String }, Two: { Type: String } }\nResources:'
    const unknown = graphOf(
      template(
        `${parameters}${service('Shop', 'NetworkLoadBalancerArns: [!Ref One]')}${service('Store', 'NetworkLoadBalancerArns: [!Ref Two]')}`,
      ),
    )
    expect(related(unknown, 'Store', 'earlierSharers')).toEqual(['...'])
  })
})

describe('the private DNS name of an endpoint service', () => {
  test('is there or not, unless code gets the id of the service', () => {
    expect(
      answer(stack(service('Shop', 'PrivateDnsName: shop.example.com')), 'Shop', 'hasPrivateDnsName'),
    ).toBe(true)
    expect(answer(stack(service('Shop', '')), 'Shop', 'hasPrivateDnsName')).toBe(false)
    const named = stack(service('Shop', ''), code('Service: !Ref Shop'))
    expect(answer(named, 'Shop', 'hasPrivateDnsName')).toBe('unknown')
  })
})

describe('the sort of load balancer in each list', () => {
  test('comes from the declaration or from the ARN', () => {
    const arn = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shop/0123456789abcdef'
    const graph = stack(
      NETWORK,
      balancer('Front'),
      service('Shop', `NetworkLoadBalancerArns: [!Ref Front, '${arn}']`),
    )
    const [shop] = graph.named('Shop')
    const sorts = shop && graph.value(shop, 'networkLoadBalancerSorts')
    expect(sorts).toMatchObject({
      items: [{ value: 'network-load-balancer' }, { value: 'application-load-balancer' }],
    })
    expect(answer(graph, 'Shop', 'gatewayLoadBalancerSorts')).toBe('absent')
  })
})

describe('a target group has targets', () => {
  const group = (targets = '') => `
  Group: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 80, Protocol: TCP, VpcId: !Ref Main${targets} } }
`
  test('when any is listed or a container service registers some', () => {
    const containers = `
  Containers: { Type: AWS::ECS::Service, Properties: { LoadBalancers: [{ TargetGroupArn: !Ref Group, ContainerName: a, ContainerPort: 80 }] } }
`
    expect(answer(stack(NETWORK, group(', Targets: [{ Id: 10.0.0.9 }]')), 'Group', 'hasTargets')).toBe(true)
    expect(answer(stack(NETWORK, group(), containers), 'Group', 'hasTargets')).toBe(true)
    expect(answer(stack(NETWORK, group()), 'Group', 'hasTargets')).toBe(false)
  })

  test('perhaps, when a tool, an output or a function is given the group', () => {
    const tool = `
  Tool: { Type: AWS::CodeDeploy::DeploymentGroup, Properties: { LoadBalancerInfo: { TargetGroupInfoList: [{ Name: !GetAtt Group.TargetGroupName }] } } }
`
    const caller = `
  Caller: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { GROUP: !Ref Group } } } }
`
    const output = '\nOutputs: { Group: { Value: !Ref Group } }\n'
    for (const more of [tool, caller, output]) {
      expect(answer(stack(NETWORK, group(), more), 'Group', 'hasTargets')).toBe('unknown')
    }
  })
})

describe('who knows an endpoint service', () => {
  test('is a function that has its id among its variables', () => {
    const knows = (id: string) => `
  Accept: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { SERVICE: ${id} } } } }
`
    const shop = service('Shop', 'AcceptanceRequired: true')
    expect(related(stack(shop, knows('!Ref Shop')), 'Shop', 'namingWorkloads')).toEqual(['Accept'])
    expect(related(stack(shop, knows('other')), 'Shop', 'namingWorkloads')).toEqual([])
  })
})

describe('the Region in the name of a service', () => {
  const named = (name: string) => stack(NETWORK, endpoint(`ServiceName: ${name}`))

  test('is what it spells, the symbol of the stack, or none', () => {
    expect(answer(named('com.amazonaws.us-east-1.sqs'), 'Door', 'regionInName')).toBe('us-east-1')
    expect(answer(named('cn.com.amazonaws.cn-north-1.execute-api'), 'Door', 'regionInName')).toBe(
      'cn-north-1',
    )
    expect(answer(named(`!Sub 'com.amazonaws.\${AWS::Region}.sqs'`), 'Door', 'regionInName')).toBe(
      'reference',
    )
    expect(answer(named('aws.sagemaker.us-east-1.notebook'), 'Door', 'regionInName')).toBe('us-east-1')
    expect(answer(named(`!Sub 'aws.sagemaker.\${AWS::Region}.studio'`), 'Door', 'regionInName')).toBe(
      'reference',
    )
    for (const none of ['com.amazonaws.iam', 'com.amazonaws.s3-global.accesspoint'])
      expect(answer(named(none), 'Door', 'regionInName')).toBe('absent')
    expect(
      answer(named('com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0'), 'Door', 'regionInName'),
    ).toBe('absent')
  })

  test('is compared with the stack, or with the zones of the subnets', () => {
    expect(answer(named(`!Sub 'com.amazonaws.\${AWS::Region}.sqs'`), 'Door', 'inNamedRegion')).toBe(true)
    expect(answer(named('com.amazonaws.eu-west-1.sqs'), 'Door', 'inNamedRegion')).toBe(true)
    expect(answer(named('com.amazonaws.us-east-1.sqs'), 'Door', 'inNamedRegion')).toBe(false)
    const anywhere = stack(
      NETWORK.replace(', AvailabilityZone: eu-west-1a', ''),
      endpoint('ServiceName: com.amazonaws.us-east-1.sqs'),
    )
    expect(answer(anywhere, 'Door', 'inNamedRegion')).toBe('unknown')
  })
})

describe('an endpoint and its endpoint service', () => {
  test('are deployed together and in one account where one stack holds both', () => {
    const graph = stack(NETWORK, service('Shop', ''), endpoint(OWN))
    expect(answer(graph, 'Door', 'deployedWithService')).toBe(true)
    expect(answer(graph, 'Door', 'inAccountOfService')).toBe(true)
  })

  test('turn private DNS on too early when the endpoint does it', () => {
    const graph = stack(
      NETWORK,
      service('Shop', 'AcceptanceRequired: true'),
      endpoint(`${OWN}, PrivateDnsEnabled: true`),
    )
    expect(answer(graph, 'Door', 'privateDnsAfterAcceptance')).toBe(false)
  })
})

describe('the written name of a zone', () => {
  const zone = (name: string) =>
    stack(`
  Main: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Main, CidrBlock: 10.0.0.0/24, ${name} } }
`)
  test.each([
    ['AvailabilityZone: us-west-2-lax-1a', 'local-zone'],
    ['AvailabilityZone: us-east-1-wl1-bos-wlz-1', 'local-zone'],
    ['AvailabilityZoneId: usw2-lax1-az1', 'local-zone'],
    ['AvailabilityZone: us-gov-west-1a', 'absent'],
    ['AvailabilityZone: eu-west-1a', 'absent'],
    ['AvailabilityZoneId: euw1-az1', 'absent'],
  ])('%s: %s', (name, sort) => {
    expect(answer(zone(name), 'A', 'zoneSort')).toBe(sort)
  })
})
