import { answer, graphOf, plan, related, template } from './read'

const NETWORK = `
  Main: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true } }
  Other: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  Inside: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Main, CidrBlock: 10.0.0.0/24 } }
  Elsewhere: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Other, CidrBlock: 10.1.0.0/24 } }
  Door:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Main
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.execute-api
      VpcEndpointType: Interface
      PrivateDnsEnabled: true
      SubnetIds: [!Ref Inside]
`
const caller = (name: string, subnet: string, url: string) => `
  ${name}:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/caller
      Code: { ZipFile: x }
      VpcConfig: { SubnetIds: [!Ref ${subnet}], SecurityGroupIds: [] }
      Environment: { Variables: { URL: ${url} } }
`
const API = '\n  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: orders } }\n'
const DEFAULT_URL = `!Sub 'https://\${Api}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/live'`
const stack = (...resources: string[]) => graphOf(template(`Resources:${resources.join('')}`))

describe('public APIs whose names lead to an endpoint', () => {
  test('are those of the Region that have no other endpoint type', () => {
    expect(related(stack(NETWORK, API), 'Door', 'capturedApis')).toEqual(['Api'])
    const priv =
      '\n  Api: { Type: AWS::ApiGateway::RestApi, Properties: { EndpointConfiguration: { Types: [PRIVATE] } } }\n'
    expect(related(stack(NETWORK, priv), 'Door', 'capturedApis')).toEqual([])
  })

  test('are HTTP and WebSocket APIs too', () => {
    const api =
      '\n  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: n, ProtocolType: WEBSOCKET } }\n'
    expect(related(stack(NETWORK, api), 'Door', 'capturedApis')).toEqual(['Api'])
  })

  test('are not those that have no default name', () => {
    const api =
      '\n  Api: { Type: AWS::ApiGateway::RestApi, Properties: { DisableExecuteApiEndpoint: true } }\n'
    expect(related(stack(NETWORK, api), 'Door', 'capturedApis')).toEqual([])
  })

  test('are called by workloads of the VPC whose configuration names them so', () => {
    const graph = stack(NETWORK, API, caller('Caller', 'Inside', DEFAULT_URL))
    expect(related(graph, 'Door', 'capturedCallers')).toEqual(['Caller'])
  })

  test('are not called by a workload in another VPC, nor by one that names a custom domain or only the id', () => {
    const callers = [
      caller('Far', 'Elsewhere', DEFAULT_URL),
      caller('ByDomain', 'Inside', 'https://api.example.com/live'),
      caller('ById', 'Inside', '!Ref Api'),
      caller(
        'ByEndpoint',
        'Inside',
        `!Sub 'https://\${Api}-\${Door}.execute-api.\${AWS::Region}.amazonaws.com'`,
      ),
    ]
    expect(related(stack(NETWORK, API, ...callers), 'Door', 'capturedCallers')).toEqual([])
  })

  test('are not captured by an endpoint without private DNS', () => {
    const off = NETWORK.replace('PrivateDnsEnabled: true', 'PrivateDnsEnabled: false')
    const graph = stack(off, API, caller('Caller', 'Inside', DEFAULT_URL))
    expect(related(graph, 'Door', 'capturedApis')).toEqual([])
    expect(related(graph, 'Door', 'capturedCallers')).toEqual([])
  })

  test('may be captured where nobody knows the endpoint type', () => {
    const text = `Parameters: { Type: { Type: String } }\nResources:${NETWORK}
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { EndpointConfiguration: { Types: [!Ref Type] } } }\n`
    expect(related(graphOf(template(text)), 'Door', 'capturedApis')).toEqual(['...'])
  })

  test('T18: are called although the plan does not show the expression, when it is made of the URL alone', () => {
    const graph = graphOf(plan('rules/private-dns-hides-public-api/caller-in-the-vpc/plan.json'))
    expect(related(graph, 'aws_vpc_endpoint.execute_api', 'capturedCallers')).toEqual([
      'aws_lambda_function.checkout',
    ])
  })
})

describe('two endpoints that answer one name in one VPC', () => {
  const second = (more: string) => `
  Second:
    Type: AWS::EC2::VPCEndpoint
    ${more}
    Properties:
      VpcId: !Ref Main
      ServiceName: com.amazonaws.eu-west-1.execute-api
      VpcEndpointType: Interface
      PrivateDnsEnabled: true
`
  test('are told once, at the later one', () => {
    const graph = stack(NETWORK, second(''))
    expect(related(graph, 'Second', 'rivalEndpoints')).toEqual(['Door'])
    expect(related(graph, 'Door', 'rivalEndpoints')).toEqual([])
  })

  test('are no pair when their conditions exclude each other', () => {
    const text = `Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod], NotProd: !Not [!Condition IsProd] }
Resources:${NETWORK.replace('Type: AWS::EC2::VPCEndpoint', 'Type: AWS::EC2::VPCEndpoint\n    Condition: IsProd')}${second('Condition: NotProd')}`
    expect(related(graphOf(template(text)), 'Second', 'rivalEndpoints')).toEqual([])
  })

  test('are a pair under the choice under which both have private DNS on', () => {
    const text = `Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
Resources:${NETWORK.replace('PrivateDnsEnabled: true', 'PrivateDnsEnabled: !If [IsProd, true, false]')}${second('')}`
    const graph = graphOf(template(text))
    const [resource] = graph.named('Second')
    const edges = resource ? graph.relation(resource, 'rivalEndpoints').edges : []
    expect(edges.map((edge) => edge.guard.is)).not.toContain('always')
    expect(edges).toHaveLength(1)
  })
})

describe('whether the connection of an endpoint is accepted', () => {
  const service = (acceptance: string) => `
  Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Scheme: internal } }
  Service: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [!Ref Balancer] ${acceptance} } }
  Client:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-0123456789abcdef0
      ServiceName: !Sub 'com.amazonaws.vpce.\${AWS::Region}.\${Service}'
      VpcEndpointType: Interface
`
  test('by a service that asks for no acceptance, or of AWS', () => {
    expect(answer(stack(service(', AcceptanceRequired: false')), 'Client', 'accepted')).toBe(true)
    expect(answer(stack(NETWORK), 'Door', 'accepted')).toBe(true)
  })

  test('by nobody, when nothing here can do it', () => {
    const graph = stack(service(''))
    expect(related(graph, 'Client', 'ownService')).toEqual(['Service'])
    expect(related(graph, 'Service', 'requests')).toEqual(['Client'])
    expect(answer(graph, 'Client', 'accepted')).toBe(false)
  })

  test('cannot be told when a custom resource is given the endpoint, or a topic is told of requests', () => {
    const custom =
      '\n  Accept: { Type: Custom::Accept, Properties: { ServiceToken: x, Endpoint: !Ref Client } }\n'
    const notice =
      '\n  Notice: { Type: AWS::EC2::VPCEndpointConnectionNotification, Properties: { ServiceId: !Ref Service, ConnectionNotificationArn: x, ConnectionEvents: [Connect] } }\n'
    expect(answer(stack(service(''), custom), 'Client', 'accepted')).toBe('unknown')
    expect(answer(stack(service(''), notice), 'Client', 'accepted')).toBe('unknown')
  })

  test('cannot be told of a service that lives elsewhere', () => {
    const far = service('').replace(
      /ServiceName: .*/,
      'ServiceName: com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0',
    )
    expect(answer(stack(far), 'Client', 'accepted')).toBe('unknown')
  })

  test.each([
    ['nobody-accepts', false],
    ['auto-accept', true],
    ['accepted-elsewhere', true],
    ['no-acceptance-required', true],
    ['acceptance-unknown', 'unknown'],
  ])('in a plan: %s', (scenario, expected) => {
    const graph = graphOf(plan(`rules/vpc-endpoint-never-accepted/${scenario}/plan.json`))
    expect(answer(graph, 'aws_vpc_endpoint.shop', 'accepted')).toBe(expected)
  })
})

describe('a REST API', () => {
  const api = (properties: string) =>
    stack(`\n  Api: { Type: AWS::ApiGateway::RestApi, Properties: { ${properties} } }\n`)

  test.each([
    ['Name: x', false],
    ['Policy: { Statement: [] }', true],
    ['Body: { openapi: 3.0.1, paths: {} }', false],
    ['Body: { openapi: 3.0.1, x-amazon-apigateway-policy: { Statement: [] } }', true],
    ['BodyS3Location: { Bucket: b, Key: k }', 'unknown'],
  ])('with %s has a policy: %s', (properties, expected) => {
    expect(answer(api(properties), 'Api', 'hasPolicy')).toBe(expected)
  })

  test('with a stand-alone policy in a plan has one', () => {
    const graph = graphOf(plan('rules/private-api-without-policy/policy-beside-it/plan.json'))
    expect(answer(graph, 'aws_api_gateway_rest_api.orders', 'hasPolicy')).toBe(true)
  })

  test('is deployed when a deployment or a stage is declared', () => {
    const deployment = '\n  Now: { Type: AWS::ApiGateway::Deployment, Properties: { RestApiId: !Ref Api } }\n'
    expect(answer(stack(API), 'Api', 'deployed')).toBe(false)
    expect(answer(stack(API, deployment), 'Api', 'deployed')).toBe(true)
  })
})

describe('what a workload calls', () => {
  const task = (environment: string) => `
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties: { ContainerDefinitions: [{ Name: web, Environment: [{ Name: URL, Value: ${environment} }] }] }
  Service: { Type: AWS::ECS::Service, Properties: { TaskDefinition: !Ref Task } }
`
  const named = (graph: ReturnType<typeof stack>, address: string): readonly unknown[] => {
    const [resource] = graph.named(address)
    const value = resource && graph.value(resource, 'namedServices')
    return value?.state === 'list'
      ? value.items.map((item) => (item.state === 'known' ? item.value : item.state))
      : []
  }

  test('stands in the containers of its task definition', () => {
    expect(related(stack(API, task(DEFAULT_URL)), 'Service', 'calledApis')).toEqual(['Api'])
  })

  test('is not certain where a setting holds the URL to compare or to hand on', () => {
    const calls = (name: string) => {
      const text = task(DEFAULT_URL).replace('Name: URL', `Name: ${name}`)
      const graph = stack(API, text)
      return graph.named('Service').map((service) => graph.relation(service, 'calledApis').edges.length)
    }
    expect(calls('ORDERS_URL')).toEqual([1])
    expect(calls('ALLOWED_ORIGINS')).toEqual([0])
    expect(calls('TOKEN_ISSUER')).toEqual([0])
  })

  test('is the service of a queue whose URL is named, not of one whose ARN or name is', () => {
    const queue = '\n  Orders: { Type: AWS::SQS::Queue }\n'
    expect(named(stack(queue, task('!Ref Orders')), 'Service')).toEqual(['sqs'])
    expect(named(stack(queue, task('!GetAtt Orders.Arn')), 'Service')).toEqual([])
    expect(named(stack(queue, task('!GetAtt Orders.QueueName')), 'Service')).toEqual([])
  })

  test('are services by their host names, whatever the Region', () => {
    const queue = `!Sub 'https://sqs.\${AWS::Region}.amazonaws.com/123456789012/orders'`
    expect(named(stack(task(queue)), 'Service')).toEqual(['sqs'])
    expect(named(stack(task('https://abc.execute-api.eu-west-1.amazonaws.com/x')), 'Service')).toEqual([
      'execute-api',
    ])
    expect(
      named(stack(task('https://sqs.example.com and notsqs.eu-west-1.amazonaws.com')), 'Service'),
    ).toEqual([])
    const dual = `https://lambda.eu-west-1.api.aws/2015-03-31/functions`
    expect(named(stack(task(dual)), 'Service')).toEqual(['lambda'])
    const suffix = `!Sub 'https://athena.\${AWS::Region}.\${AWS::URLSuffix}'`
    expect(named(stack(task(suffix)), 'Service')).toEqual(['athena'])
  })

  test('are none where only the beginning of a host says so', () => {
    const own = `!Sub 'https://grafana.\${AWS::Region}.\${AWS::StackName}.example'`
    expect(named(stack(task(own)), 'Service')).toEqual([])
    expect(named(stack(task(`!Sub 'https://config.prod.\${AWS::StackName}'`)), 'Service')).toEqual([])
  })
})
