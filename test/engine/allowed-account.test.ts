/** A provider and a consumer in two templates of two accounts: which principals let the consumer in. */
import { lint } from '../../lint'
import { wholeSource } from '../../model/place'
import { sourcesOf } from '../parsers/cloudformation/reading'

const RULE = 'vpc-endpoint-account-not-allowed'
const SERVICE = 'vpce-svc-0123456789abcdef0'

const provider = (principals: string, more = '') => `
Parameters:
  Team: { Type: String, Default: everybody, AllowedValues: [everybody, nobody] }
  Someone: { Type: String }
Conditions: { Everybody: !Equals [!Ref Team, everybody] }
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.1.0.0/24 } }
  Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Scheme: internal, Subnets: [!Ref Subnet] } }
  Shop: { Type: AWS::EC2::VPCEndpointService, Properties: { AcceptanceRequired: false, NetworkLoadBalancerArns: [!Ref Balancer] } }
  Allowed: { Type: AWS::EC2::VPCEndpointServicePermissions, Properties: { ServiceId: !Ref Shop, AllowedPrincipals: ${principals} } }
${more}`

const CONSUMER = `
Resources:
  Door:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-0123456789abcdef0
      VpcEndpointType: Interface
      SubnetIds: [subnet-0123456789abcdef0]
      ServiceName: com.amazonaws.vpce.eu-west-1.${SERVICE}
`

function said(principals: string, { accounts = ['111111111111', '222222222222'], more = '' } = {}) {
  const [owner, asker] = accounts
  const input = (name: string, text: string, account: string | undefined) =>
    ({
      is: 'text',
      named: true,
      source: { name, text },
      configured: { region: 'eu-west-1', ...(account && { account }) },
    }) as const
  const { findings, undecided, problems } = lint({
    inputs: [
      input('provider.yaml', provider(principals, more), owner),
      input('consumer.yaml', CONSUMER, asker),
    ],
    sources: sourcesOf(),
    only: [RULE],
    stated: {
      joins: [
        { reference: SERVICE, in: null, is: 'Shop', of: 'provider.yaml', place: wholeSource('vpclint.yaml') },
      ],
    },
  })
  expect(problems).toEqual([])
  if (undecided.length > 0) return 'cannot tell'
  return findings[0]?.severity ?? 'fine'
}

test.each([
  ['another account', "['arn:aws:iam::333333333333:root']", 'error'],
  ['a role of another account', "['arn:aws:iam::333333333333:role/ship']", 'error'],
  [
    'another account, in whatever partition',
    "[!Sub 'arn:${AWS::Partition}:iam::333333333333:root', !Join ['', ['arn:', !Ref AWS::Partition, ':iam::444444444444:root']]]",
    'error',
  ],
  ['the account that offers it', "[!Sub 'arn:aws:iam::${AWS::AccountId}:root']", 'error'],
  ['the account', "['arn:aws:iam::333333333333:root', 'arn:aws:iam::222222222222:root']", 'fine'],
  ['the account, in whatever partition', "[!Sub 'arn:${AWS::Partition}:iam::222222222222:root']", 'fine'],
  ['everybody', "['*']", 'fine'],
  ['a user of the account', "['arn:aws:iam::222222222222:user/ann']", 'cannot tell'],
  ['a service of AWS', '[vpce.amazonaws.com]', 'cannot tell'],
  ['somebody nobody knows', '[!Ref Someone]', 'cannot tell'],
  ['an account nobody knows', "[!Sub 'arn:aws:iam::${Someone}:root']", 'cannot tell'],
])('%s is allowed', (_title, principals, expected) => {
  expect(said(principals)).toBe(expected)
})

test('everybody is allowed under a choice: it fails under the other', () => {
  const principals = "[!If [Everybody, '*', 'arn:aws:iam::333333333333:root']]"
  expect(said(principals)).toBe('error')
})

test('one account needs no permission, and accounts nobody knows may be one', () => {
  const other = "['arn:aws:iam::333333333333:root']"
  expect(said(other, { accounts: ['111111111111', '111111111111'] })).toBe('fine')
  expect(said(other, { accounts: ['111111111111'] })).toBe('cannot tell')
  expect(said(other, { accounts: [] })).toBe('cannot tell')
})

test('code that gets the id of the service may allow more', () => {
  const more = '  Code: { Type: Custom::Allow, Properties: { ServiceToken: x, Service: !Ref Shop } }\n'
  expect(said("['arn:aws:iam::333333333333:root']", { more })).toBe('cannot tell')
})
