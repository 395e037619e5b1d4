/** Which of several stacks with one export name an import means: by account, by Region, by scenario. */
import { readTemplate } from '../../parsers/cloudformation/template'
import { graphOf, related } from './read'

const NOTHING_ELSE = { read: () => ({ refused: 'missing' as const, detail: '' }), list: () => [] }
const NETWORK = (vpc: string) => `Resources:
  ${vpc}: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
Outputs: { Vpc: { Value: !Ref ${vpc}, Export: { Name: net-VpcId } } }
`
const IMPORTING = `Resources:
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !ImportValue net-VpcId, CidrBlock: 10.0.1.0/24 } }
`
interface Where {
  readonly account?: string
  readonly region?: string
  readonly scenario?: string
}
const stack = (text: string, { scenario, ...where }: Where, name = 'net.yaml') =>
  readTemplate({ name, text }, NOTHING_ELSE, {
    ...where,
    deployment: `${name} ${JSON.stringify([where, scenario])}`,
    ...(scenario !== undefined && { scenario: { name: scenario, all: ['dev', 'prod'] } }),
  })

const meant = (one: Where, other: Where, asker: Where) => {
  const graph = graphOf(
    stack(NETWORK('One'), one),
    stack(NETWORK('Other'), other),
    stack(IMPORTING, asker, 'app.yaml'),
  )
  return related(graph, 'Subnet', 'vpc')
}
const [A, B] = ['111122223333', '444455556666']

test.each<readonly [string, Where, Where, Where, string]>([
  ['the account of the asker', { account: A }, { account: B }, { account: B }, 'Other'],
  ['its Region', { region: 'eu-west-1' }, { region: 'us-east-1' }, { region: 'us-east-1' }, 'Other'],
  ['its scenario', { scenario: 'dev' }, { scenario: 'prod' }, { scenario: 'prod' }, 'Other'],
  ['neither where nothing is known of them', {}, {}, { account: A }, 'outside net-VpcId'],
  ['neither where nothing is known of the asker', { account: A }, { account: B }, {}, 'outside net-VpcId'],
  ['neither where both are elsewhere', { account: A }, { account: A }, { account: B }, 'outside net-VpcId'],
  [
    'neither of two scenarios, for one of another name',
    { scenario: 'dev' },
    { scenario: 'prod' },
    {},
    'outside net-VpcId',
  ],
])('%s', (_, one, other, asker, is) => {
  expect(meant(one, other, asker)).toEqual([is])
})

test('an export of another account joins nothing', () => {
  const graph = graphOf(stack(NETWORK('One'), { account: A }), stack(IMPORTING, { account: B }, 'app.yaml'))
  const [net, app] = [...graph.deployments.keys()]
  expect(graph.joined(net ?? '', app ?? '')).toBe(false)
})
