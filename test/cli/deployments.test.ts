/** `deployments:` of vpclint.yaml: environments of one root or template are scenarios, and a fault is said once. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FAULT, folderWith, removeFolders, reportOf, vpclint } from './machine'

afterEach(removeFolders)

const ROOT = `variable "hostnames" {
  type = bool
}
variable "zone" {
  default = null
}
resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = var.hostnames
}
resource "aws_vpc_endpoint" "queue" {
  vpc_id              = aws_vpc.main.id
  service_name        = "com.amazonaws.eu-west-1.sqs"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
}
`
const CONFIGURATION = `deployments:
  - { name: dev, path: live/app, var-files: [envs/dev.tfvars] }
  - { name: prod-eu, path: live/app, var-files: [envs/prod.tfvars] }
  - { name: prod-us, path: live/app, var-files: [envs/prod.tfvars] }
`
const FILES = {
  '.git/HEAD': '',
  'live/app/main.tf': ROOT,
  'envs/dev.tfvars': 'hostnames = true\n',
  'envs/prod.tfvars': 'hostnames = false\n',
  'vpclint.yaml': CONFIGURATION,
}
const run = (more: Readonly<Record<string, string>> = {}, words: readonly string[] = []) =>
  reportOf(folderWith({ ...FILES, ...more }), ['--rule', FAULT, ...words])

describe('a Terraform root', () => {
  test('is judged in each environment, and a fault is one finding that says where it is', () => {
    const { findings, read } = run()
    expect(read.map(({ name }) => name)).toEqual([
      'live/app (dev)',
      'live/app (prod-eu)',
      'live/app (prod-us)',
    ])
    expect(findings.map(({ range, scenarios, also }) => [range.file, scenarios, also])).toEqual([
      ['live/app/main.tf', { in: ['prod-eu', 'prod-us'], notIn: ['dev'], cannotTellIn: [] }, []],
    ])
  })

  test('an environment of which nobody can tell is not said to be free of it', () => {
    const { findings } = run({ 'envs/dev.tfvars': '' })
    expect(findings.map(({ scenarios }) => scenarios)).toEqual([
      { in: ['prod-eu', 'prod-us'], notIn: [], cannotTellIn: ['dev'] },
    ])
  })

  test('a glob names several roots', () => {
    const { read } = run({
      'live/other/main.tf': ROOT,
      'vpclint.yaml': CONFIGURATION.replaceAll('live/app', 'live/*'),
    })
    expect(read).toHaveLength(6)
  })

  test('one entry alone decides, and makes no scenario', () => {
    const { read, findings } = run({
      'vpclint.yaml': 'deployments: [{ name: prod, path: live/app, var-files: envs/prod.tfvars }]\n',
    })
    expect(read.map(({ name }) => name)).toEqual(['live/app'])
    expect(findings.map(({ scenarios }) => scenarios)).toEqual([undefined])
  })

  test('the workspace is that of the entry', () => {
    const { findings } = run({
      'live/app/main.tf': ROOT.replace('= var.hostnames', '= terraform.workspace != "prod"'),
      'vpclint.yaml': `deployments:
  - { name: dev, path: live/app, workspace: dev }
  - { name: prod, path: live/app, workspace: prod }
`,
    })
    expect(findings.map(({ scenarios }) => scenarios?.in)).toEqual([['prod']])
  })

  test('values come in Terraform’s order: files of the folder, those of the entry, those of the command line', () => {
    const own = { 'live/app/terraform.tfvars': 'hostnames = false\n' }
    expect(run(own).findings[0]?.scenarios?.notIn).toEqual(['dev'])
    const folder = folderWith({ ...FILES, 'on.tfvars': 'hostnames = true\n' })
    expect(reportOf(folder, ['--rule', FAULT, '--var-file', 'on.tfvars']).findings).toEqual([])
    expect(
      reportOf(folder, ['--rule', FAULT, '--var', 'hostnames=false']).findings[0]?.scenarios?.in,
    ).toHaveLength(3)
  })

  test('two environments are never joined', () => {
    const shared = `resource "aws_vpc_endpoint" "queue" {
  vpc_id              = "vpc-0a1b2c3d4e5f60718"
  service_name        = "com.amazonaws.eu-west-1.sqs"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
}
`
    const folder = folderWith({ ...FILES, 'live/app/main.tf': shared })
    const rule = ['--rule', 'duplicate-private-dns-endpoint']
    expect(reportOf(folder, rule).findings).toEqual([])
    const roots = folderWith({ '.git/HEAD': '', 'live/a/main.tf': shared, 'live/b/main.tf': shared })
    expect(reportOf(roots, rule).findings).toHaveLength(1)
  })

  test('account and Region are those of the entry', () => {
    const text = ROOT.replace('com.amazonaws.eu-west-1.sqs', 'com.amazonaws.eu-west-1.s3')
    const folder = folderWith({
      ...FILES,
      'live/app/main.tf': text,
      'vpclint.yaml': `region: eu-west-1
deployments:
  - { name: eu, path: live/app, region: eu-west-1 }
  - { name: us, path: live/app, region: us-east-1 }
`,
    })
    const { findings } = reportOf(folder, ['--rule', 'vpc-endpoint-in-other-region'])
    expect(findings.map(({ scenarios }) => scenarios?.in)).toEqual([['us']])
  })
})

describe('a template', () => {
  const TEMPLATE = `Parameters: { Hostnames: { Type: String } }
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16, EnableDnsHostnames: !Ref Hostnames } }
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties: { VpcId: !Ref Vpc, ServiceName: com.amazonaws.eu-west-1.sqs, VpcEndpointType: Interface, PrivateDnsEnabled: true }
`
  const files = (entries: string) => ({
    '.git/HEAD': '',
    'stacks/a.yaml': TEMPLATE,
    'prod.json': '{ "Hostnames": "true" }',
    'samconfig.toml': `[dev.deploy.parameters]
parameter_overrides = "Hostnames=true"
[prod.deploy.parameters]
parameter_overrides = "Hostnames=false"
`,
    'vpclint.yaml': `deployments:\n${entries}`,
  })
  const found = (entries: string, words: readonly string[] = []) =>
    reportOf(folderWith(files(entries)), ['--rule', FAULT, 'stacks', ...words])

  test('takes parameters from the entry, which win over those of its files', () => {
    const { findings } = found(`  - { name: dev, path: stacks/*.yaml, parameter-files: prod.json }
  - { name: prod, path: stacks/*.yaml, parameter-files: prod.json, parameters: { Hostnames: false } }
`)
    expect(findings.map(({ scenarios }) => scenarios)).toEqual([
      { in: ['prod'], notIn: ['dev'], cannotTellIn: [] },
    ])
  })

  test('takes one environment of a samconfig.toml', () => {
    const { findings } = found(`  - { name: a, path: stacks/a.yaml, parameter-files: samconfig.toml:dev }
  - { name: b, path: stacks/a.yaml, parameter-files: samconfig.toml:prod }
`)
    expect(findings.map(({ scenarios }) => scenarios?.in)).toEqual([['b']])
  })

  test('files that a person names win over what is configured', () => {
    const { read } = found('  - { name: a, path: stacks/a.yaml, parameters: { Hostnames: false } }\n', [
      '--parameter-file',
      'prod.json',
    ])
    expect(read.map(({ name }) => name)).toEqual(['stacks/a.yaml'])
    expect(
      found('  - { name: a, path: stacks/a.yaml, parameters: { Hostnames: false } }\n', [
        '--parameter-file',
        'prod.json',
      ]).findings,
    ).toEqual([])
  })
})

describe('what is wrong is said at its place', () => {
  test.each([
    ['{ name: a, path: live/ap }', '2:5', 'There is no file or folder live/ap.'],
    ['{ name: a, path: live/app, var-files: [envs/no.tfvars] }', '2:44', 'There is no file envs/no.tfvars.'],
    ['{ name: a, path: live/app, vars: x }', '2:32', '"vars" is not a key that can stand here.'],
    ['{ name: a }', '2:5', 'A deployment has a "name" and the "path" of what is deployed.'],
    ['{ name: a, path: live/app, region: Ireland }', '2:40', 'region is the code of an AWS Region'],
  ])('%s', (entry, at, message) => {
    const { problems, status } = run({ 'vpclint.yaml': `deployments:\n  - ${entry}\n` })
    expect(status).toBe(2)
    expect(
      problems.map(({ range, message: text }) => `${range?.start.line}:${range?.start.column} ${text}`),
    ).toEqual([expect.stringContaining(`${at} ${message}`)])
  })

  test('two of one name and path', () => {
    const { problems } = run({
      'vpclint.yaml': 'deployments:\n  - { name: a, path: live/app }\n  - { name: a, path: live/app }\n',
    })
    expect(problems.map(({ message, range }) => [range?.start.line, message])).toEqual([
      [3, 'There are two deployments "a" of live/app.'],
    ])
  })
})

describe('every format says where', () => {
  const SENTENCE = 'In prod-eu, prod-us; not in dev.'
  test.each(['text', 'github', 'junit', 'gitlab', 'markdown', 'summary', 'html', 'sarif', 'checkstyle'])(
    '%s',
    (format) => {
      const { output } = vpclint(folderWith(FILES), ['--rule', FAULT, '--format', format])
      expect(output.replaceAll('&#45;', '-').replaceAll('\\', '')).toContain(SENTENCE)
    },
  )
})

test('a fault that spreads to another environment is the same fault', () => {
  const git = (folder: string, words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...words], { cwd: folder })
  const { '.git/HEAD': _, ...files } = FILES
  const folder = folderWith(files)
  git(folder, ['init', '-q'])
  git(folder, ['add', '-A'])
  git(folder, ['commit', '-qm', 'one'])
  writeFileSync(join(folder, 'envs/dev.tfvars'), 'hostnames = false\n')
  const { findings } = reportOf(folder, ['--rule', FAULT, '--base', 'HEAD'])
  expect(findings.map(({ change, scenarios }) => [change, scenarios?.in])).toEqual([
    ['still-there', ['dev', 'prod-eu', 'prod-us']],
  ])
})
