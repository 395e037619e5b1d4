import type { Graph } from '../../graph/graph'
import type { Value } from '../../model/value'
import { answer, configurationText, graphOf, related, template } from './read'

function valueAt(graph: Graph, address: string, attribute: string): Value<unknown> | undefined {
  const [resource] = graph.named(address)
  return resource && graph.value(resource, attribute)
}

const stack = (...resources: string[]) =>
  graphOf(template(`Parameters: { Choice: { Type: String } }\nResources:${resources.join('')}`))

const balancer = (properties: string, name = 'Web') =>
  `\n  ${name}: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { ${properties} } }`
const LISTENER = `
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: { LoadBalancerArn: !Ref Web, Port: 443, Protocol: TLS, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Targets }] }
  Targets: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 443, Protocol: TLS } }`
const CLOUD_MAP = '\n  Named: { Type: AWS::ServiceDiscovery::Service, Properties: { Name: web } }'
const integration = (uri: string) => `
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: orders, ProtocolType: HTTP } }
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties: { ApiId: !Ref Api, IntegrationType: HTTP_PROXY, ConnectionType: VPC_LINK, IntegrationUri: ${uri} }`
const elb = (rest: string) => `"arn:aws:elasticloadbalancing:eu-west-1:123456789012:${rest}"`

describe('what a URI names', () => {
  test.each([
    ['!Ref Listener', 'listener'],
    ['!GetAtt Listener.ListenerArn', 'listener'],
    ['!Ref Web', 'network-load-balancer'],
    ['!GetAtt Web.DNSName', 'host-name'],
    ['!Sub "http://${Web.DNSName}/"', 'url'],
    ['!Sub "${Web.DNSName}:8080"', 'host-name'],
    ['!GetAtt Listener.LoadBalancerArn', 'network-load-balancer'],
    ['!Ref Targets', 'target-group'],
    ['!GetAtt Named.Arn', 'cloud-map-service'],
    ['!Ref Named', 'cloud-map-service-id'],
    [elb('listener/net/web/0/1'), 'listener'],
    [elb('loadbalancer/app/web/0'), 'application-load-balancer'],
    [elb('loadbalancer/gwy/web/0'), 'gateway-load-balancer'],
    [elb('targetgroup/web/0'), 'target-group'],
    [
      '!Sub "arn:${AWS::Partition}:elasticloadbalancing:${AWS::Region}:${AWS::AccountId}:listener/${Choice}"',
      'listener',
    ],
    ['"arn:aws:lambda:eu-west-1:123456789012:function:orders"', 'other-arn'],
    ['!Sub "arn:aws:${Choice}:eu-west-1:123456789012:listener/x"', 'unknown'],
    ['!Ref Choice', 'unknown'],
    ['"${stageVariables.backend}"', 'unknown'],
  ])('%s: %s', (uri, sort) => {
    const graph = stack(balancer('Type: network'), LISTENER, CLOUD_MAP, integration(uri))
    expect(answer(graph, 'Integration', 'uriSort')).toBe(sort)
  })

  test('a Cloud Map service is no load balancer, a listener leads to one', () => {
    const to = (uri: string) =>
      related(
        stack(balancer('Type: network'), LISTENER, CLOUD_MAP, integration(uri)),
        'Integration',
        'loadBalancer',
      )
    expect(to('!GetAtt Named.Arn')).toEqual([])
    expect(to('!Ref Listener')).toEqual(['Web'])
  })

  test('each target of a link is told by itself', () => {
    const link =
      '\n  Link: { Type: AWS::ApiGateway::VpcLink, Properties: { Name: l, TargetArns: [!Ref Web, !Ref Choice] } }'
    expect(valueAt(stack(balancer('Type: network'), link), 'Link', 'targetSorts')).toMatchObject({
      state: 'list',
      items: [{ state: 'known', value: 'network-load-balancer' }, { state: 'unknown' }],
    })
  })
})

const group = (rule: string) => `
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: g, VpcId: vpc-0a1b2c3d, SecurityGroupIngress: [${rule}] } }`
const WITH_GROUP = 'SecurityGroups: [!GetAtt Group.GroupId]'

describe('whether a load balancer lets in the internet', () => {
  const admits = (...resources: string[]) => answer(stack(...resources, LISTENER), 'Web', 'admitsInternet')

  test.each([
    ['{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }', true],
    ['{ IpProtocol: tcp, FromPort: 0, ToPort: 65535, CidrIpv6: "::/0" }', true],
    ['{ IpProtocol: "-1", CidrIp: 0.0.0.0/0 }', true],
    ['{ IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0 }', false],
    ['{ IpProtocol: udp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }', false],
    ['{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8 }', false],
    ['{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: !Ref Choice }', 'unknown'],
  ])('by a rule %s: %s', (rule, expected) => {
    expect(admits(balancer(`Type: application, ${WITH_GROUP}`), group(rule))).toBe(expected)
  })

  test('a Network Load Balancer without groups does, an Application Load Balancer has a default one', () => {
    expect(admits(balancer('Type: network'))).toBe(true)
    expect(admits(balancer('Type: application'))).toBe('unknown')
    expect(admits(balancer('Type: network, SecurityGroups: [sg-0a1b2c3d]'))).toBe('unknown')
  })

  test('the evidence is the range that lets everybody in', () => {
    const rule = '{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }'
    const graph = stack(balancer(`Type: application, ${WITH_GROUP}`), group(rule), LISTENER)
    const [inbound] = graph.resources.filter(
      (one) => one.kind === 'security-group-rule' && one.partOf?.endsWith('Group'),
    )
    const place = inbound && graph.value(inbound, 'cidr').origin.place
    expect(place).toBeDefined()
    expect(valueAt(graph, 'Web', 'admitsInternet')?.origin.place).toEqual(place)
  })
})

describe('the ARN of a listener says that of its load balancer', () => {
  const ARN = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012'
  const read = (uri: string, more = '') =>
    graphOf(
      configurationText(
        `data "aws_lb" "web" {\n arn = "${ARN}:loadbalancer/app/web/0123456789abcdef"\n}\n${more}
resource "aws_apigatewayv2_vpc_link" "l" {
  name               = "l"
  subnet_ids         = ["subnet-0123456789abcdef0"]
  security_group_ids = []
}
resource "aws_apigatewayv2_integration" "i" {
  api_id           = "a1b2c3d4e5"
  integration_type = "HTTP_PROXY"
  connection_type  = "VPC_LINK"
  connection_id    = aws_apigatewayv2_vpc_link.l.id
  integration_uri  = ${uri}
}`,
      ),
    )
  const behind = (graph: Graph) => related(graph, 'aws_apigatewayv2_integration.i', 'loadBalancer')

  test('a literal one', () => {
    const uri = `"${ARN}:listener/app/web/0123456789abcdef/fedcba9876543210"`
    expect(behind(read(uri))).toEqual(['data.aws_lb.web'])
  })

  test('the load balancer is found by its own', () => {
    const graph = read('"x"')
    const found = graph.named(`${ARN}:loadbalancer/app/web/0123456789abcdef`)
    expect(found.map(({ address }) => address)).toEqual(['data.aws_lb.web'])
    expect(graph.named('')).toEqual([])
  })

  test('one that is looked up by it', () => {
    const listener = `data "aws_lb_listener" "l" {\n arn = "${ARN}:listener/app/web/0123456789abcdef/fedcba9876543210"\n}`
    expect(behind(read('data.aws_lb_listener.l.arn', listener))).toEqual(['data.aws_lb.web'])
  })

  test('one of another load balancer', () => {
    const uri = `"${ARN}:listener/app/web/fedcba9876543210/fedcba9876543210"`
    expect(behind(read(uri))).not.toContain('data.aws_lb.web')
  })
})
