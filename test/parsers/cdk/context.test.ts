/** `cdk.context.json`: what an app looked up is there for its stacks, owned by somebody else. */
import { lint } from '../../../lint'
import { inMemory } from '../../engine/read-text'

const VPC = 'vpc-0a1b2c3d4e5f60718'
const SUBNETS = ['subnet-0a1b2c3d4e5f60718', 'subnet-0a1b2c3d4e5f60719'] as const
const TABLES = ['rtb-0a1b2c3d4e5f60718', 'rtb-0a1b2c3d4e5f60719'] as const

const CONTEXT = {
  [`vpc-provider:account=111122223333:filter.vpc-id=${VPC}:region=eu-west-1:returnAsymmetricSubnets=true`]: {
    vpcId: VPC,
    vpcCidrBlock: '10.0.0.0/16',
    subnetGroups: [
      {
        name: 'Private',
        type: 'Private',
        subnets: SUBNETS.map((subnetId, at) => ({
          subnetId,
          cidr: `10.0.${at}.0/24`,
          availabilityZone: `eu-west-1${'ab'[at]}`,
          routeTableId: TABLES[at],
        })),
      },
    ],
  },
  'hosted-zone:account=111122223333:domainName=eu-west-1.amazonaws.com:privateZone=true:region=eu-west-1:vpcId=vpc-0a1b2c3d4e5f60718':
    { Id: '/hostedzone/Z0A1B2C3D4E5F6', Name: 'sqs.eu-west-1.amazonaws.com.' },
  'availability-zones:account=111122223333:region=eu-west-1': ['eu-west-1a'],
  'acknowledged-issue-numbers': [1],
}

const MANIFEST = (environment: string) => ({
  version: '55.0.0',
  artifacts: {
    Net: { type: 'aws:cloudformation:stack', environment, properties: { templateFile: 'Net.template.json' } },
  },
})
const TEMPLATE = {
  Resources: {
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'a',
        VpcId: VPC,
        SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/16' }],
      },
    },
    Endpoint: {
      Type: 'AWS::EC2::VPCEndpoint',
      Properties: {
        VpcId: VPC,
        ServiceName: 'com.amazonaws.eu-west-1.sqs',
        VpcEndpointType: 'Interface',
        PrivateDnsEnabled: true,
        SubnetIds: [SUBNETS[0]],
        SecurityGroupIds: [{ Ref: 'Group' }],
      },
    },
  },
}

function judged(context: unknown = CONTEXT, environment = 'aws://111122223333/eu-west-1') {
  const files = {
    'app/cdk.context.json': typeof context === 'string' ? context : JSON.stringify(context),
    'app/cdk.out/Net.template.json': JSON.stringify(TEMPLATE),
    'app/cdk.out/manifest.json': JSON.stringify(MANIFEST(environment)),
  }
  const name = 'app/cdk.out/manifest.json'
  return lint({
    inputs: [{ is: 'text', source: { name, text: files[name] }, named: true }],
    sources: inMemory(files),
  })
}

test('a VPC with its subnets, route tables and a hosted zone are seen, and counted as owned by others', () => {
  const { read, problems } = judged()
  expect(problems).toEqual([])
  expect(read.map(({ name, read: others }) => [name, others])).toEqual([
    [
      'app/cdk.out/Net.template.json',
      { vpc: 1, subnet: 2, 'route-table': 2, 'route-table-association': 2, 'hosted-zone': 1 },
    ],
  ])
})

test('checks rest on them, and show where they were kept', () => {
  const { findings } = judged()
  const byRule = new Map(findings.map((finding) => [finding.rule, finding]))
  expect(byRule.get('vpc-endpoint-in-one-zone')?.evidence.map(({ range }) => range?.file)).toContain(
    'app/cdk.context.json',
  )
  expect(byRule.get('private-zone-conflicts-with-managed-zone')?.message).toContain('Z0A1B2C3D4E5F6')
})

test('what the lookup does not ask stays unknown', () => {
  const { undecided } = judged()
  const missing = undecided
    .filter(({ rule }) => rule === 'private-dns-without-vpc-dns')
    .flatMap((each) => each.missing.map(({ supply }) => supply))
  expect(missing).toContain(`outside: { "${VPC}": { dnsHostnames: … } }`)
})

test.each([
  ['of another account', CONTEXT, 'aws://444455556666/eu-west-1'],
  ['for an app that may go anywhere', CONTEXT, 'aws://unknown-account/unknown-region'],
  ['that is no JSON', '{ "vpc-provider:', 'aws://111122223333/eu-west-1'],
  [
    'of other shapes',
    { a: 1, 'vpc-provider:account=111122223333:region=eu-west-1': [1] },
    'aws://111122223333/eu-west-1',
  ],
])('a context %s tells nothing', (_, context, environment) => {
  const { read, problems } = judged(context, environment)
  expect(read.map((each) => each.read)).toEqual([{}])
  expect(problems).toEqual([])
})
