/** `vpclint facts`: what is printed says to `--with` the same as what it was made of. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FAULT, folderWith, removeFolders, reportOf, vpclint } from './machine'

afterEach(removeFolders)

const stateText = (name: string) =>
  readFileSync(join(__dirname, '../../fixtures/states/network', name), 'utf8')
const idOf = (address: string): string => {
  const { resources } = JSON.parse(stateText('state.json')).values.root_module
  return resources.find((each: { address: string }) => each.address === address).values.id
}
const APP = `resource "aws_vpc_endpoint" "topic" {
  vpc_id              = "${idOf('aws_vpc.main')}"
  service_name        = "com.amazonaws.eu-west-1.sns"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = ["${idOf('aws_subnet.private["a"]')}"]
  security_group_ids  = ["${idOf('aws_security_group.endpoints')}"]
}
resource "aws_lambda_function" "ask" {
  function_name = "ask"
  role          = "arn:aws:iam::123456789012:role/ask"
  vpc_config {
    subnet_ids         = ["${idOf('aws_subnet.private["b"]')}"]
    security_group_ids = ["${idOf('aws_security_group.endpoints')}"]
  }
}
`
const verdicts = (folder: string, words: readonly string[]) => {
  const { findings, undecided, passed, problems } = reportOf(folder, words)
  const told = (list: readonly { readonly rule: string; readonly subject: { readonly address: string } }[]) =>
    list.map(({ rule, subject }) => `${rule} ${subject.address}`)
  return {
    findings: told(findings),
    undecided: told(undecided),
    passed: passed.map(({ rule, address }) => `${rule} ${address}`),
    problems: problems.map(({ message }) => message),
  }
}

describe.each(['state.json', 'terraform.tfstate'])('the facts of %s', (state) => {
  const files = () => folderWith({ '.git/HEAD': '', 'app/main.tf': APP, [state]: stateText(state) })

  test('give every check the verdict that the state gives it', () => {
    const folder = files()
    writeFileSync(join(folder, 'facts.yaml'), vpclint(folder, ['facts', state]).output)
    const byState = verdicts(folder, ['app', '--with', state])
    expect(verdicts(folder, ['app', '--with', 'facts.yaml'])).toEqual(byState)
    expect(byState.findings).toContain(`${FAULT} aws_vpc_endpoint.topic`)
    expect(verdicts(folder, ['app']).findings).not.toContain(`${FAULT} aws_vpc_endpoint.topic`)
  })

  test('are the same bytes each time, and hold no secret', () => {
    const folder = files()
    const { output, errors, status } = vpclint(folder, ['facts', state])
    expect(vpclint(folder, ['facts', state]).output).toBe(output)
    expect([status, errors]).toEqual([0, ''])
    expect(output).not.toContain('PLANTED-SECRET')
    expect(output).toContain(`"${idOf('aws_vpc.main')}": { kind: vpc,`)
    expect(output).toContain(
      'ingress: [ { direction: in, protocol: tcp, fromPort: 443, toPort: 443, cidr: 10.9.0.0/16 } ]',
    )
  })
})

test('the facts of a template are named by what it exports', () => {
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
  const facts = vpclint(folder, ['facts', 'network']).output
  expect(facts).toContain(
    '"!ImportValue net-VpcId": { kind: vpc, cidr: 10.0.0.0/16, dnsSupport: true, dnsHostnames: false',
  )
  writeFileSync(join(folder, 'facts.yaml'), facts)
  const words = ['app', '--rule', FAULT]
  expect(verdicts(folder, [...words, '--with', 'facts.yaml'])).toEqual(
    verdicts(folder, [...words, '--with', 'network']),
  )
  expect(verdicts(folder, [...words, '--with', 'facts.yaml']).findings).toEqual([`${FAULT} Endpoint`])
})

test('where there is nothing to say, the file is one all the same', () => {
  const folder = folderWith({ '.git/HEAD': '', 'main.tf': '', 'app/main.tf': APP })
  const { output, status } = vpclint(folder, ['facts', 'main.tf'])
  expect([status, output]).toEqual([0, expect.stringContaining('outside: {}\n')])
  writeFileSync(join(folder, 'facts.yaml'), output)
  expect(reportOf(folder, ['app', '--with', 'facts.yaml']).problems).toEqual([])
})
