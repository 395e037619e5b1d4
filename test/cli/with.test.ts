/** `--with`: what is joined with what is judged, and reported on by nobody. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FAULT, folderWith, removeFolders, reportOf, vpclint } from './machine'

afterEach(removeFolders)

const NETWORK = join(__dirname, '../../fixtures/states/network')
const stateText = (name: string) => readFileSync(join(NETWORK, name), 'utf8')
const idOf = (address: string): string => {
  const { resources } = JSON.parse(stateText('state.json')).values.root_module
  return resources.find((each: { address: string }) => each.address === address).values.id
}
const VPC = idOf('aws_vpc.main')

const app = (vpc = `"${VPC}"`) => `resource "aws_vpc_endpoint" "topic" {
  vpc_id              = ${vpc}
  service_name        = "com.amazonaws.eu-west-1.sns"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = ["${idOf('aws_subnet.private["a"]')}"]
  security_group_ids  = ["${idOf('aws_security_group.endpoints')}"]
}
`
const files = (more: Readonly<Record<string, string>> = {}) =>
  folderWith({
    '.git/HEAD': '',
    'app/main.tf': app(),
    'state.json': stateText('state.json'),
    'terraform.tfstate': stateText('terraform.tfstate'),
    ...more,
  })

const FOUND = ['error private-dns-without-vpc-dns', 'note vpc-endpoint-in-one-zone']
const found = (folder: string, words: readonly string[]) =>
  reportOf(folder, ['app', ...words]).findings.map(({ severity, rule }) => `${severity} ${rule}`)

describe('a state', () => {
  test.each(['state.json', 'terraform.tfstate'])('%s says what is there', (state) => {
    const folder = files()
    expect(found(folder, [])).toEqual([])
    expect(found(folder, ['--with', state])).toEqual(FOUND)
    expect(reportOf(folder, ['app', '--with', state]).counts).toMatchObject({ possible: 0, undecided: 0 })
  })

  test('is counted apart, and nothing is reported on it', () => {
    const { read, passed, undecided, findings } = reportOf(files(), ['app', '--with', 'state.json'])
    expect(read.map(({ name, form, context }) => [name, form, context])).toEqual([
      ['app', 'terraform-configuration', undefined],
      ['state.json', 'terraform-state', true],
    ])
    const told = [...passed, ...[...undecided, ...findings].map(({ subject }) => subject)]
    expect(new Set(told.map(({ deployment }) => deployment))).toEqual(new Set(['app']))
    expect(vpclint(files(), ['app', '--with', 'state.json']).output).toContain(
      'Read 1 Terraform configuration, joined with 1 Terraform state: 1 VPC endpoint.',
    )
  })

  test('tells account and Region by its ARNs', () => {
    const { passed } = reportOf(files({ 'vpclint.yaml': 'region: eu-west-1\n' }), [
      'app',
      '--with',
      'state.json',
    ])
    expect(passed.map(({ rule }) => rule)).toContain('vpc-endpoint-in-other-region')
    const elsewhere = reportOf(files({ 'vpclint.yaml': 'region: us-east-1\n' }), [
      'app',
      '--with',
      'state.json',
    ])
    expect(elsewhere.findings.map(({ rule }) => rule)).toContain('vpc-endpoint-in-other-region')
  })

  test.each(['json', 'text', 'sarif', 'html'])('its secrets are in no output: %s', (format) => {
    for (const state of ['state.json', 'terraform.tfstate']) {
      const { output, errors } = vpclint(files(), [
        'app',
        '--with',
        state,
        '--format',
        format,
        '--show',
        'all',
      ])
      expect(output + errors).not.toContain('PLANTED-SECRET')
    }
  })

  test('in the place of what is judged is refused, with both remedies', () => {
    for (const state of ['state.json', 'terraform.tfstate']) {
      const { status, output } = vpclint(files(), [state])
      expect(status).toBe(3)
      expect(output).toContain(`${state} is a state, not a plan`)
      expect(output).toContain(`--with ${state}`)
    }
  })

  test('of an older version cannot be read, and the command that makes a newer one is said', () => {
    const folder = files({ 'old.tfstate': '{ "version": 3, "serial": 1, "lineage": "a", "modules": [] }' })
    const { status, output } = vpclint(folder, ['app', '--with', 'old.tfstate'])
    expect([status, output]).toEqual([3, expect.stringContaining('old.tfstate is a state of version 3')])
    expect(output).toContain('terraform show -json > state.json')
  })
})

describe('other things', () => {
  test('a folder and a template join by what is exported', () => {
    const folder = folderWith({
      '.git/HEAD': '',
      'network/net.yaml': `Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16, EnableDnsHostnames: false } }
Outputs: { VpcId: { Value: !Ref Vpc, Export: { Name: net-VpcId } } }
`,
      'app/app.yaml': `Resources:
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties: { VpcId: !ImportValue net-VpcId, ServiceName: com.amazonaws.eu-west-1.sqs, VpcEndpointType: Interface, PrivateDnsEnabled: true }
`,
    })
    for (const context of ['network', 'network/net.yaml'])
      expect(found(folder, ['--rule', FAULT, '--with', context])).toEqual([`error ${FAULT}`])
  })

  test('a file of facts says what is so elsewhere', () => {
    const folder = files({ 'facts.yaml': `outside: { ${VPC}: { dnsSupport: true, dnsHostnames: false } }\n` })
    const { findings } = reportOf(folder, ['app', '--rule', FAULT, '--with', 'facts.yaml'])
    expect(findings[0]?.evidence.map(({ range }) => range?.file)).toContain('facts.yaml')
  })

  test('a mistake in facts is said at its place, and settings are none', () => {
    const folder = files({
      'a.yaml': `outside: { ${VPC}: { dnsSuport: true } }\n`,
      'b.yaml': `fail-on: never\noutside: { ${VPC}: { dnsSupport: true } }\n`,
    })
    const said = (file: string) =>
      reportOf(folder, ['app', '--with', file]).problems.map(({ message, range }) => [
        range?.start.line,
        message,
      ])
    expect(said('a.yaml')).toEqual([
      [1, 'vpc has no attribute "dnsSuport" that can be told. Did you mean "dnsSupport"?'],
    ])
    expect(said('b.yaml')).toEqual([
      [1, 'Facts are "outside" and "joins": "fail-on" has no meaning where --with reads this file.'],
    ])
    expect(vpclint(folder, ['app', '--with', 'none.yaml'])).toMatchObject({
      status: 2,
      errors: expect.stringContaining('There is no file or folder none.yaml.'),
    })
  })

  test('trace and dig ask it too', () => {
    const folder = folderWith({
      '.git/HEAD': '',
      'state.json': stateText('state.json'),
      'app/main.tf': `resource "aws_lambda_function" "ask" {
  function_name = "ask"
  role          = "arn:aws:iam::123456789012:role/ask"
  vpc_config {
    subnet_ids         = ["${idOf('aws_subnet.private["a"]')}"]
    security_group_ids = ["${idOf('aws_security_group.endpoints')}"]
  }
}
`,
    })
    const ask = (command: readonly string[]) =>
      vpclint(folder, [...command, '--from', 'aws_lambda_function.ask', '--with', 'state.json'])
    const url = 'https://sqs.eu-west-1.amazonaws.com'
    expect(ask(['trace', 'app', '--to', url]).output).toContain(
      'aws_nat_gateway.out is a private NAT gateway',
    )
    expect(ask(['dig', url, 'app'])).toMatchObject({
      status: 0,
      output: expect.stringContaining('asked from aws_lambda_function.ask'),
    })
    expect(vpclint(folder, ['dig', url, 'app', '--from', 'aws_lambda_function.ask']).status).toBe(2)
  })
})

describe('with: of a deployment', () => {
  const CONFIGURATION = `deployments:
  - { name: dev, path: app, with: dev.yaml }
  - { name: prod, path: app, with: [prod.yaml] }
`
  const facts = (hostnames: boolean) =>
    `outside: { data.aws_vpc.main: { dnsSupport: true, dnsHostnames: ${hostnames} } }\n`
  const folder = (configuration = CONFIGURATION) =>
    files({
      'app/main.tf': `${app('data.aws_vpc.main.id')}data "aws_vpc" "main" {}\n`,
      'vpclint.yaml': configuration,
      'dev.yaml': facts(true),
      'prod.yaml': facts(false),
    })

  test('facts hold for that scenario alone', () => {
    const { findings } = reportOf(folder(), ['app', '--rule', FAULT])
    expect(findings.map(({ scenarios }) => scenarios)).toEqual([
      { in: ['prod'], notIn: ['dev'], cannotTellIn: [] },
    ])
  })

  test('a state is joined', () => {
    const configuration = 'deployments: [{ name: prod, path: app, with: terraform.tfstate }]\n'
    const withState = files({ 'vpclint.yaml': configuration })
    expect(found(withState, [])).toEqual(FOUND)
  })

  const network = (hostnames: boolean) => `Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16, EnableDnsHostnames: ${hostnames} } }
Outputs: { VpcId: { Value: !Ref Vpc, Export: { Name: net-VpcId } } }
`
  const importing = `Resources:
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties: { VpcId: !ImportValue net-VpcId, ServiceName: com.amazonaws.eu-west-1.sqs, VpcEndpointType: Interface, PrivateDnsEnabled: true }
`
  const judgedWith = (configuration: string) =>
    reportOf(
      folderWith({
        '.git/HEAD': '',
        'app.yaml': importing,
        'networks/dev.yaml': network(true),
        'networks/prod.yaml': network(false),
        'vpclint.yaml': configuration,
      }),
      ['app.yaml', '--rule', FAULT],
    )

  test('two that export one name are each seen from their own scenario', () => {
    const { findings, read } = judgedWith(`deployments:
  - { name: dev, path: app.yaml, with: networks/dev.yaml }
  - { name: prod, path: app.yaml, with: networks/prod.yaml }
`)
    expect(findings.map(({ scenarios }) => scenarios)).toEqual([
      { in: ['prod'], notIn: ['dev'], cannotTellIn: [] },
    ])
    expect(read.filter(({ context }) => context).map(({ name }) => name)).toEqual([
      'networks/dev.yaml',
      'networks/prod.yaml',
    ])
  })

  test('what two scenarios name is there once, and seen from both', () => {
    const { findings, read } = judgedWith(`deployments:
  - { name: dev, path: app.yaml, with: networks/prod.yaml }
  - { name: prod, path: app.yaml, with: networks/prod.yaml }
`)
    expect(findings.map(({ scenarios }) => scenarios?.in)).toEqual([['dev', 'prod']])
    expect(read.filter(({ context }) => context)).toHaveLength(1)
  })

  test('a file that is not there is a mistake at its place', () => {
    const { problems, status } = reportOf(folder('deployments: [{ name: a, path: app, with: no.json }]\n'), [
      'app',
    ])
    expect(status).toBe(2)
    expect(problems.map(({ range, message }) => [range?.start.column, message])).toEqual([
      [43, 'There is no file no.json.'],
    ])
  })
})
