/** `outside:` says what stands inside of things elsewhere: rules of groups, routes, statements of policies. */
import { readConfigurationFile } from '../../engine/configuration/read'
import { readGraph, vocabulary } from '../../lint'
import { inMemory } from '../engine/read-text'
import { folderWith, removeFolders, reportOf, vpclint } from './machine'

afterEach(removeFolders)

const GROUP = 'sg-0a1b2c3d4e5f60718'
const SUBNET = 'subnet-0a1b2c3d4e5f60718'
const VPC = 'vpc-0a1b2c3d4e5f60718'
const TABLE = 'rtb-0a1b2c3d4e5f60718'

const ROOT = `resource "aws_lambda_function" "ask" {
  function_name = "ask"
  role          = "arn:aws:iam::123456789012:role/ask"
  vpc_config {
    subnet_ids         = ["${SUBNET}"]
    security_group_ids = ["${GROUP}"]
  }
}
`
const traced = (configuration: string, to = 'https://example.com') => {
  const folder = folderWith({ '.git/HEAD': '', 'main.tf': ROOT, 'vpclint.yaml': configuration })
  return vpclint(folder, ['trace', '--from', 'aws_lambda_function.ask', '--to', to])
}
const network = (routes: string, egress: string, more = '') => `region: eu-west-1
outside:
  ${VPC}: { cidr: 10.0.0.0/16, dnsSupport: true, dnsHostnames: true, complete: true }
  ${SUBNET}: { vpc: ${VPC}, cidr: 10.0.1.0/24, zone: eu-west-1a, complete: true }
  ${TABLE}: { vpc: ${VPC}, routes: [${routes}], complete: true }
  rtbassoc-0a1b2c3d4e5f60718: { kind: route-table-association, table: ${TABLE}, subnet: ${SUBNET}, complete: true }
  ${GROUP}: { vpc: ${VPC}, egress: [${egress}], ingress: [{ protocol: tcp, fromPort: 443, toPort: 443, cidr: 10.0.0.0/16 }], complete: true }
${more}`
const ROUTE = '{ destination: 0.0.0.0/0, through: nat-gateway, target: nat-0a1b2c3d4e5f60718 }'
const OPEN = "{ protocol: '-1', cidr: 0.0.0.0/0 }"
const LET_OUT = `passes       ${GROUP} lets it out to example.com on tcp 443`

describe('a trace of a workload in a network that is only told', () => {
  test('asks where it is, without facts', () => {
    expect(traced('').errors).toContain('nobody here can see which VPC aws_lambda_function.ask is in')
  })

  test.each([
    ['a rule for all protocols lets it out', ROUTE, OPEN, LET_OUT],
    [
      'so does one for its port',
      ROUTE,
      '{ protocol: tcp, fromPort: 443, toPort: 443, cidr: 0.0.0.0/0 }',
      LET_OUT,
    ],
    [
      'one for another port does not, and there is no other',
      ROUTE,
      '{ protocol: tcp, fromPort: 22, toPort: 22, cidr: 0.0.0.0/0 }',
      'blocked: security-group-egress',
    ],
    ['without a route it goes nowhere', '', OPEN, 'blocked: route-none'],
  ])('%s', (_, route, egress, told) => {
    expect(traced(network(route, egress)).output).toContain(told)
  })

  test('an endpoint that is told answers', () => {
    const endpoint = `  vpce-0a1b2c3d4e5f60718: { service: com.amazonaws.eu-west-1.sqs, type: Interface, privateDns: true, vpc: ${VPC}, subnets: [${SUBNET}], securityGroups: [${GROUP}], region: eu-west-1, complete: true }\n`
    const { output } = traced(network('', OPEN, endpoint), 'https://sqs.eu-west-1.amazonaws.com')
    expect(output).toContain('private DNS of vpce-0a1b2c3d4e5f60718 answers sqs.eu-west-1.amazonaws.com')
    expect(output).toContain('  reachable\n')
  })
})

test('statements of a policy have their conditions, and nothing that is told is judged', () => {
  const text = `outside:
  vpce-0a1b2c3d4e5f60718:
    complete: true
    policy: [{ effect: Deny, actions: ["*"], conditions: [{ operator: StringEquals, key: aws:SourceVpc, values: [x] }] }]
`
  const { configuration, problems } = readConfigurationFile({ name: 'vpclint.yaml', text }, vocabulary)
  expect(problems).toEqual([])
  const { graph } = readGraph({ inputs: [], sources: inMemory({}), stated: configuration })
  const [endpoint] = graph.ofKind('vpc-endpoint')
  const statements = endpoint === undefined ? [] : graph.relation(endpoint, 'policy').edges
  const [statement] = statements.flatMap(({ to }) => to)
  if (statement === undefined || !('kind' in statement)) throw new Error('there is no statement')
  expect(graph.value(statement, 'effect')).toMatchObject({ state: 'known', value: 'Deny' })
  const [condition] = graph.relation(statement, 'conditions').edges.flatMap(({ to }) => to)
  if (condition === undefined || !('kind' in condition)) throw new Error('there is no condition')
  expect(graph.value(condition, 'key')).toMatchObject({ state: 'known', value: 'aws:SourceVpc' })
  expect(endpoint).toMatchObject({ ownership: 'managed', stated: true })
})

test('what is told is counted among nobody’s resources and passes no check', () => {
  const folder = folderWith({ '.git/HEAD': '', 'main.tf': ROOT, 'vpclint.yaml': network(ROUTE, OPEN) })
  const { read, passed, findings, undecided } = reportOf(folder, ['.'])
  expect(read[0]?.kinds).toEqual({ 'lambda-function': 1 })
  const told = [...passed, ...[...findings, ...undecided].map(({ subject }) => subject)]
  expect(told.filter(({ deployment }) => deployment !== '.')).toEqual([])
})

test.each([
  [
    '{ ingress: [{ protocol: tcp, fromPrt: 1 }] }',
    '2:54',
    'security-group-rule has no attribute "fromPrt" that can be told. Did you mean "fromPort"?',
  ],
  ['{ ingress: all }', '2:36', 'ingress is a list.'],
  ['{ ingress: [all] }', '2:37', 'security-group-rule is a mapping.'],
  ['{ complete: yes }', '2:37', 'complete is true, false; "yes" is none of them.'],
])('a mistake inside is said at its place: %s', (entry, at, message) => {
  const folder = folderWith({
    '.git/HEAD': '',
    'main.tf': ROOT,
    'vpclint.yaml': `outside:\n  ${GROUP}: ${entry}\n`,
  })
  const { problems } = reportOf(folder, ['.'])
  expect(
    problems.map(({ range, message: text }) => [`${range?.start.line}:${range?.start.column}`, text]),
  ).toEqual([[at, message]])
})
