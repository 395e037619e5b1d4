/** A provider in Terraform and its consumer in a template: one graph, one finding. */
import { lint } from '../../lint'
import { sourcesOf } from '../parsers/cloudformation/reading'

const SERVICE = 'vpce-svc-0123456789abcdef0'
const PROVIDER = 'registry.terraform.io/hashicorp/aws'
const ACCOUNTS = { provider: '111111111111', consumer: '222222222222' }

interface Provided {
  readonly acceptanceRequired: boolean
  readonly principals?: readonly string[]
}

/** The plan of a VPC, a load balancer and an endpoint service that are there already. */
function plan({ acceptanceRequired, principals = ['*'] }: Provided): string {
  const nlb = `arn:aws:elasticloadbalancing:eu-west-1:${ACCOUNTS.provider}:loadbalancer/net/shop/0123456789abcdef`
  const known = {
    'aws_vpc.provider': { id: 'vpc-0aaaaaaaaaaaaaaaa', cidr_block: '10.1.0.0/16', enable_dns_support: true },
    'aws_lb.shop': { id: nlb, arn: nlb, name: 'shop', load_balancer_type: 'network', internal: true },
    'aws_vpc_endpoint_service.shop': {
      id: SERVICE,
      service_name: `com.amazonaws.vpce.eu-west-1.${SERVICE}`,
      acceptance_required: acceptanceRequired,
      allowed_principals: principals,
      network_load_balancer_arns: [nlb],
      arn: `arn:aws:ec2:eu-west-1:${ACCOUNTS.provider}:vpc-endpoint-service/${SERVICE}`,
    },
  }
  const resources = Object.entries(known).map(([address, values]) => {
    const [type, name] = address.split('.')
    return { address, mode: 'managed', type, name, provider_name: PROVIDER, schema_version: 0, values }
  })
  const expressionsOf = (values: object) =>
    Object.fromEntries(
      Object.entries(values)
        .filter(([name]) => !['id', 'arn', 'service_name'].includes(name))
        .map(([name, value]) => [name, { constant_value: value }]),
    )
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.9.0',
    complete: true,
    applyable: false,
    errored: false,
    planned_values: { root_module: { resources } },
    resource_changes: resources.map(({ values, schema_version: _, ...resource }) => ({
      ...resource,
      change: { actions: ['no-op'], before: values, after: values, after_unknown: {} },
    })),
    configuration: {
      provider_config: {
        aws: { name: 'aws', full_name: PROVIDER, expressions: { region: { constant_value: 'eu-west-1' } } },
      },
      root_module: {
        resources: resources.map(({ address, mode, type, name, values }) => ({
          address,
          mode,
          type,
          name,
          provider_config_key: 'aws',
          schema_version: 0,
          expressions: expressionsOf(values),
        })),
      },
    },
  })
}

const CONSUMER = (name: string) => `Parameters:
  Service: { Type: String, Default: ${SERVICE} }
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.2.0.0/16, EnableDnsHostnames: true } }
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.2.0.0/24 } }
  Shop:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Vpc
      VpcEndpointType: Interface
      SubnetIds: [!Ref Subnet]
      ServiceName: ${name}
`

const judged = (provided: Provided, name: string, only: string) =>
  lint({
    inputs: [
      {
        is: 'text',
        named: true,
        source: { name: 'plan.json', text: plan(provided) },
        configured: { account: ACCOUNTS.provider },
      },
      {
        is: 'text',
        named: true,
        source: { name: 'consumer.yaml', text: CONSUMER(name) },
        configured: { account: ACCOUNTS.consumer, region: 'eu-west-1' },
      },
    ],
    sources: sourcesOf(),
    only: [only],
    settings: { parameters: new Map([['Service', SERVICE]]) },
  })

const NEVER = 'vpc-endpoint-never-accepted'

describe.each([
  ['a literal service name', `com.amazonaws.vpce.eu-west-1.${SERVICE}`],
  ['a name made of a parameter', "!Sub 'com.amazonaws.vpce.${AWS::Region}.${Service}'"],
])('%s', (_title, name) => {
  test('the consumer in the template waits for the provider in the plan, in one finding with evidence of both', () => {
    const { findings, problems } = judged({ acceptanceRequired: true }, name, NEVER)
    expect(problems).toEqual([])
    expect(findings.map(({ rule, subject }) => `${rule} ${subject.deployment} ${subject.address}`)).toEqual([
      `${NEVER} consumer.yaml Shop`,
    ])
    const files = new Set(findings[0]?.evidence.map(({ range }) => range?.file))
    expect(files).toEqual(new Set(['consumer.yaml', 'plan.json']))
    expect(findings[0]?.message).toContain('aws_vpc_endpoint_service.shop')
  })

  test('a service that accepts by itself is fine', () => {
    const { findings, passed } = judged({ acceptanceRequired: false }, name, NEVER)
    expect(findings).toEqual([])
    expect(passed.map(({ address }) => address)).toEqual([])
  })
})

test('another service is none of theirs', () => {
  const other = 'com.amazonaws.vpce.eu-west-1.vpce-svc-0fedcba9876543210'
  expect(judged({ acceptanceRequired: true }, other, NEVER).findings).toEqual([])
})

describe('a service that names whom it allows', () => {
  const name = `com.amazonaws.vpce.eu-west-1.${SERVICE}`
  const RULE = 'vpc-endpoint-account-not-allowed'
  const asked = (...principals: readonly string[]) =>
    judged({ acceptanceRequired: false, principals }, name, RULE)

  test('the account of the template is none of them: an error with evidence of both', () => {
    const { findings, problems } = asked('arn:aws:iam::333333333333:root', 'arn:aws:iam::111111111111:root')
    expect(problems).toEqual([])
    expect(findings.map(({ rule, severity, subject }) => [rule, severity, subject.address])).toEqual([
      [RULE, 'error', 'Shop'],
    ])
    expect(findings[0]?.message).toBe(
      'Shop cannot be created: aws_vpc_endpoint_service.shop does not allow its account 222222222222.',
    )
    const files = new Set(findings[0]?.evidence.map(({ range }) => range?.file))
    expect(files).toEqual(new Set(['consumer.yaml', 'plan.json']))
  })

  test.each([
    ['the account', `arn:aws:iam::${ACCOUNTS.consumer}:root`],
    ['everybody', '*'],
  ])('%s is allowed: nothing is found', (_title, principal) => {
    const { findings, undecided } = asked('arn:aws:iam::333333333333:root', principal)
    expect([findings, undecided]).toEqual([[], []])
  })

  test('a role of the account: nobody can tell who creates the endpoint', () => {
    const { findings, undecided } = asked(`arn:aws:iam::${ACCOUNTS.consumer}:role/deploy`)
    expect(findings).toEqual([])
    expect(undecided.map(({ subject }) => subject.address)).toEqual(['Shop'])
  })
})
