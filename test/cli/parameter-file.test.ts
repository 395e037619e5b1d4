/** `--parameter-file`, and what else makes several deployments of one input. */
import { folderWith, removeFolders, reportOf, vpclint } from './machine'

afterAll(removeFolders)

const RULE = 'private-dns-without-vpc-dns'
const TEMPLATE = `Parameters: { Hostnames: { Type: String, Default: 'true' } }
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16, EnableDnsHostnames: !Ref Hostnames } }
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties: { VpcId: !Ref Vpc, ServiceName: com.amazonaws.eu-west-1.sqs, VpcEndpointType: Interface, PrivateDnsEnabled: true }
`
const SAM = `[dev.deploy.parameters]
parameter_overrides = "Hostnames=true"
[prod.deploy.parameters]
parameter_overrides = "Hostnames=false"
`
const folder = () =>
  folderWith({
    '.git/HEAD': '',
    'template.yaml': TEMPLATE,
    'prod.json': '{ "Hostnames": "false" }',
    'samconfig.toml': SAM,
  })
const assumptions = (words: readonly string[]) =>
  reportOf(folder(), ['--rule', RULE, ...words, 'template.yaml']).findings.map(
    ({ assuming, scenarios }) => scenarios?.in ?? assuming,
  )

test('a file decides what parameters leave open', () => {
  expect(assumptions(['--parameter-file', 'prod.json'])).toEqual([[]])
})

test.each([
  [
    ['--parameter', 'Hostname=false'],
    [
      '--parameter Hostname=… sets nothing: no template that was read has a parameter Hostname. Did you mean Hostnames?',
    ],
  ],
  [
    ['--var', 'hostnames=false'],
    ['--var hostnames=… sets nothing: no root module that was read has a variable hostnames.'],
  ],
  [['--parameter', 'Hostnames=false', '--parameter', 'AWS::Region=eu-west-1'], []],
])('%j: what nothing declares is told', (words, expected) => {
  const { problems } = reportOf(folder(), [...words, 'template.yaml'])
  const told = problems.map(({ message, remedy }) => [message, remedy].filter((one) => one).join(' '))
  expect(told).toEqual(expected)
})

test('a variable of a module is none of the root', () => {
  const module = 'variable "inner" {}\n'
  const root = 'variable "outer" { default = 1 }\nmodule "m" {\n  source = "./m"\n  inner = var.outer\n}\n'
  const terraform = folderWith({ '.git/HEAD': '', 'main.tf': root, 'm/main.tf': module })
  const codes = (name: string) =>
    reportOf(terraform, ['--var', `${name}=2`, '.']).problems.map(({ code }) => code)
  expect([codes('outer'), codes('inner')]).toEqual([[], ['undeclared-input']])
})

test('the environments of a samconfig.toml are scenarios, or one of them is named', () => {
  expect(assumptions(['--parameter-file', 'samconfig.toml'])).toEqual([['samconfig.toml, environment prod']])
  expect(assumptions(['--parameter-file', 'samconfig.toml:dev'])).toEqual([])
  expect(assumptions(['--parameter-file', 'samconfig.toml:prod'])).toEqual([[]])
})

test('a samconfig.yaml says the same, its overrides as a text or a list', () => {
  const files = folderWith({
    '.git/HEAD': '',
    'template.yaml': TEMPLATE,
    'samconfig.yaml': `version: 0.1
dev: { deploy: { parameters: { parameter_overrides: "Hostnames=true" } } }
prod:
  global: { parameters: { parameter_overrides: Hostnames=true, region: eu-west-1 } }
  deploy:
    parameters:
      parameter_overrides:
        - Hostnames=false
`,
  })
  const { findings } = reportOf(files, [
    '--rule',
    RULE,
    '--parameter-file',
    'samconfig.yaml',
    'template.yaml',
  ])
  expect(findings.map(({ scenarios }) => scenarios)).toEqual([
    {
      in: ['samconfig.yaml, environment prod'],
      notIn: ['samconfig.yaml, environment dev'],
      cannotTellIn: [],
    },
  ])
  expect(
    reportOf(files, ['--rule', RULE, '--parameter-file', 'samconfig.yaml:dev', 'template.yaml']).findings,
  ).toEqual([])
  const broken = folderWith({ '.git/HEAD': '', 'template.yaml': TEMPLATE, 'samconfig.yaml': 'a: [' })
  expect(vpclint(broken, ['--parameter-file', 'samconfig.yaml', 'template.yaml']).status).toBe(3)
})

test('text says with which file a finding holds', () => {
  const { output } = vpclint(folder(), [
    '--rule',
    RULE,
    '--parameter-file',
    'samconfig.toml',
    'template.yaml',
  ])
  expect(output).toContain('In samconfig.toml, environment prod; not in samconfig.toml, environment dev.')
})

test('a file that is missing is bad usage, one that makes no sense could not be read', () => {
  const missing = vpclint(folder(), ['--parameter-file', 'none.json', 'template.yaml'])
  expect([missing.status, missing.errors]).toEqual([
    2,
    expect.stringContaining('There is no file or folder none.json.'),
  ])
  const unclear = vpclint(folder(), ['--parameter-file', 'template.yaml', 'template.yaml'])
  expect([unclear.status, unclear.output]).toEqual([
    3,
    expect.stringContaining('no parameters in a shape that is known'),
  ])
  const environment = vpclint(folder(), ['--parameter-file', 'samconfig.toml:test', 'template.yaml'])
  expect([environment.status, environment.output]).toEqual([
    3,
    expect.stringContaining('samconfig.toml has no environment test, but dev, prod.'),
  ])
})

describe('what is configured for an input holds for all deployments it makes', () => {
  const CONFIGURATION = 'fail-on: never\n'
  const statusOf = (files: Readonly<Record<string, string>>, words: readonly string[]) =>
    vpclint(folderWith({ '.git/HEAD': '', 'vpclint.yaml': CONFIGURATION, ...files }), [
      '--rule',
      RULE,
      ...words,
    ]).status
  const broken = TEMPLATE.replace("'true'", "'false'")

  test('scenarios', () => {
    const files = {
      'template.yaml': TEMPLATE,
      'a.json': '{ "Hostnames": "false" }',
      'b.json': '{ "Hostnames": "false" }',
    }
    expect(
      statusOf(files, ['--parameter-file', 'a.json', '--parameter-file', 'b.json', 'template.yaml']),
    ).toBe(0)
  })

  test('nested stacks', () => {
    const parent =
      'Resources:\n  Net: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: net.yaml } }\n'
    expect(statusOf({ 'main.yaml': parent, 'net.yaml': broken }, ['.'])).toBe(0)
  })

  test('the stacks of a CDK app', () => {
    const manifest = {
      version: '1',
      artifacts: { Net: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Net.yaml' } } },
    }
    const files = { 'cdk.out/manifest.json': JSON.stringify(manifest), 'cdk.out/Net.yaml': broken }
    expect(statusOf(files, ['cdk.out'])).toBe(0)
  })
})

test('a template that another one nests is judged once, with what it is given', () => {
  const parent =
    'Resources:\n  Net: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: net.yaml, Parameters: { Hostnames: "false" } } }\n'
  const { findings, read } = reportOf(
    folderWith({ '.git/HEAD': '', 'main.yaml': parent, 'net.yaml': TEMPLATE }),
    ['--rule', RULE, '.'],
  )
  expect(read.map(({ name }) => name)).toEqual(['main.yaml', 'main.yaml/Net'])
  expect(findings.map(({ severity, subject }) => [severity, subject.deployment])).toEqual([
    ['error', 'main.yaml/Net'],
  ])
})
