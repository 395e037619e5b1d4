/** Verbs of a message go with the number of those it speaks of, and its evidence holds where the finding does. */
import { lint } from '../../lint'
import { sourcesOf } from '../parsers/cloudformation/reading'
import { lintScenario, scenarios } from '../support/scenarios'

const template = (balancers: readonly string[]) => `
Resources:
${balancers.map((name) => `  ${name}: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Scheme: internal, Subnets: [subnet-0] } }\n`).join('')}
  Service: { Type: AWS::EC2::VPCEndpointService, Properties: { AcceptanceRequired: false, NetworkLoadBalancerArns: [${balancers.map((name) => `!Ref ${name}`)}] } }
`

test.each([
  [['One'], 'One has no listener'],
  [['One', 'Two'], 'One and Two have no listener'],
  [['A', 'B', 'C', 'D', 'E'], 'A, B, C and 2 more have no listener'],
])('%j', (balancers, said) => {
  const { findings } = lint({
    inputs: [{ is: 'text', named: true, source: { name: 'template.yaml', text: template(balancers) } }],
    sources: sourcesOf(),
    only: ['endpoint-service-without-load-balancer'],
  })
  expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining(said)])
})

test('what is not there under the choices of a finding is no evidence', () => {
  const text = `
Parameters: { Prod: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Prod, "yes"] }
Resources:
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-0
      VpcEndpointType: Interface
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.sqs
      SubnetIds: !If [IsProd, [subnet-0], !Ref AWS::NoValue]
`
  const { findings } = lint({
    inputs: [{ is: 'text', named: true, source: { name: 'template.yaml', text } }],
    sources: sourcesOf(),
    only: ['vpc-endpoint-without-subnets'],
  })
  const said = findings.flatMap(({ evidence }) => evidence.map((piece) => piece.text))
  expect(said).toContain('subnets of Endpoint: none')
  expect(said).not.toContainEqual(expect.stringContaining('subnet-0'))
})

test('of a list that a parameter gives, the parameter is what nobody knows', () => {
  const text = `
Parameters: { Consumers: { Type: CommaDelimitedList } }
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { AcceptanceRequired: false, NetworkLoadBalancerArns: [arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/a/0] }
  Permissions:
    Type: AWS::EC2::VPCEndpointServicePermissions
    Properties: { ServiceId: !Ref Service, AllowedPrincipals: !Ref Consumers }
`
  const { undecided } = lint({
    inputs: [{ is: 'text', named: true, source: { name: 'template.yaml', text } }],
    sources: sourcesOf(),
    only: ['endpoint-service-open-to-everyone'],
  })
  expect(undecided.flatMap(({ missing }) => missing.map((each) => each.text))).toEqual([
    'allowed principals of Service: the parameter Consumers has no value',
  ])
})

test('a part of a block is shown where it stands', () => {
  const pieces = scenarios()
    .filter(({ rule, name }) => rule === 'network-acl-blocks-return' && name === 'answer-not-let-out')
    .flatMap((scenario) => lintScenario(scenario, 'configuration').findings)
    .flatMap(({ evidence }) => evidence)
  const part = pieces.find(({ text }) => text === 'a rule of aws_network_acl.answering')
  expect(part?.excerpt?.lines[0]).toMatch(/^ +ingress \{$/)
})
