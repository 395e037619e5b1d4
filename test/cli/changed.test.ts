/** What a hook sees: the files of a commit, and only what they have a part in. */
import { callMap, rootsOver } from '../../cli/callers'
import { FAULT, FAULTY_ROOT, FAULTY_TEMPLATE, folderWith, removeFolders, reportOf } from './machine'

afterAll(removeFolders)

const CALL = 'module "net" {\n  source = "../../modules/net"\n}\n'
const REPOSITORY = {
  '.git/HEAD': '',
  'live/prod/main.tf': CALL,
  'live/prod/prod.auto.tfvars': 'name = "prod"\n',
  'live/test/main.tf': CALL,
  'modules/net/main.tf': FAULTY_ROOT,
  'modules/net/outputs.tf': 'output "vpc" {\n  value = aws_vpc.main.id\n}\n',
  'stack/template.yaml': FAULTY_TEMPLATE,
  'chart/values.yaml': 'replicas: 2\n',
  'logo.json': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1]),
  'broken.yaml': 'a: [\n',
}

const judged = (...files: readonly string[]) => {
  const { findings, read, status } = reportOf(folderWith(REPOSITORY), ['--changed', ...files])
  return { status, found: findings.map(({ range }) => range.file), read: read.map(({ name }) => name).sort() }
}

test('a shared module is judged in the roots that call it', () => {
  expect(judged('modules/net/main.tf')).toEqual({
    status: 1,
    found: ['modules/net/main.tf'],
    read: ['live/prod', 'live/test'],
  })
})

test('a file without a part in the fault is not told of it', () => {
  expect(judged('modules/net/outputs.tf')).toMatchObject({
    status: 0,
    found: [],
    read: ['live/prod', 'live/test'],
  })
  expect(judged('live/prod/main.tf')).toMatchObject({ status: 0, found: [], read: ['live/prod'] })
})

test('variables lead to the root that they are for', () => {
  expect(judged('live/prod/prod.auto.tfvars')).toMatchObject({ status: 0, read: ['live/prod'] })
})

test('a template is judged; what is foreign, broken and foreign, deleted or a folder is nothing', () => {
  expect(
    judged('stack/template.yaml', 'chart/values.yaml', 'logo.json', 'broken.yaml', 'gone.tf', 'stack'),
  ).toEqual({
    status: 1,
    found: ['stack/template.yaml'],
    read: ['stack/template.yaml'],
  })
})

test("a syntax error elsewhere in the root is a note, in the changed file it is the hook's business", () => {
  const folder = folderWith({ '.git/HEAD': '', 'main.tf': FAULTY_ROOT, 'broken.tf': 'resource "x" {\n' })
  const elsewhere = reportOf(folder, ['--changed', 'main.tf'])
  expect(elsewhere.status).toBe(1)
  expect(elsewhere.findings.map(({ rule }) => rule)).toEqual([FAULT])
  expect(elsewhere.problems).toMatchObject([{ severity: 'note', file: 'broken.tf' }])
  expect(reportOf(folder, ['--changed', 'broken.tf']).status).toBe(3)
})

describe('files of values that only deployments name', () => {
  const TEMPLATE = FAULTY_TEMPLATE.replace('EnableDnsHostnames: false', 'EnableDnsHostnames: !Ref Hostnames')
  const FILES = {
    '.git/HEAD': '',
    'vpclint.yaml': `deployments:
  - { name: prod, path: live/app, var-files: envs/prod.tfvars }
  - { name: prod, path: stacks/*.yaml, parameter-files: [params/prod.json] }
  - { name: prod, path: cdk.out, parameter-files: samconfig.toml:prod }
`,
    'live/app/main.tf': FAULTY_ROOT.replace('= false', '= var.hostnames').concat('variable "hostnames" {}\n'),
    'live/other/main.tf': FAULTY_ROOT,
    'envs/prod.tfvars': 'hostnames = false\n',
    'envs/unnamed.tfvars': 'hostnames = false\n',
    'stacks/a.yaml': `Parameters: { Hostnames: { Type: String } }\n${TEMPLATE}`,
    'params/prod.json': '{ "Hostnames": "false" }',
    'samconfig.toml': '[prod.deploy.parameters]\nparameter_overrides = "Hostnames=false"\n',
    'cdk.out/manifest.json':
      '{ "version": "55.0.0", "artifacts": { "A": { "type": "aws:cloudformation:stack", "properties": { "templateFile": "A.template.json" } } } }',
    'cdk.out/A.template.json': JSON.stringify({
      Parameters: { Hostnames: { Type: 'String' } },
      Resources: {
        Vpc: {
          Type: 'AWS::EC2::VPC',
          Properties: { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: { Ref: 'Hostnames' } },
        },
        Endpoint: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            ServiceName: 'com.amazonaws.eu-west-1.sqs',
            VpcEndpointType: 'Interface',
            PrivateDnsEnabled: true,
          },
        },
      },
    }),
  }
  test.each([
    ['envs/prod.tfvars', ['live/app'], ['live/app/main.tf']],
    ['params/prod.json', ['stacks/a.yaml'], ['stacks/a.yaml']],
    ['samconfig.toml', ['cdk.out/A.template.json'], ['cdk.out/A.template.json']],
    ['envs/unnamed.tfvars', [], []],
  ])('%s', (file, judgedInputs, found) => {
    const { findings, read } = reportOf(folderWith(FILES), ['--rule', FAULT, '--changed', file])
    expect(read.map(({ name }) => name)).toEqual(judgedInputs)
    expect(findings.map(({ range }) => range.file)).toEqual(found)
  })
})

test('without a file there is nothing to judge', () => {
  expect(reportOf(folderWith(REPOSITORY), ['--changed'])).toMatchObject({ status: 0, read: [] })
})

describe('the search for roots', () => {
  const texts = new Map([
    ['modules/net/main.tf', ''],
    ...Array.from({ length: 12 }, (_each, index): [string, string] => [`live/r${index}/main.tf`, CALL]),
  ])
  const folders = [...texts.keys()].map((name) => name.slice(0, name.lastIndexOf('/')))
  const sources = {
    read: (name: string) => ({ name, text: texts.get(name) ?? '' }),
    list: () => ['main.tf'],
  }

  test('ends at eight, and counts the rest', () => {
    const found = rootsOver(
      'modules/net',
      callMap(folders, sources, () => 0),
    )
    expect(found).toMatchObject({ left: 4, cut: false })
    expect(found.roots).toHaveLength(8)
  })

  test('ends when time is over, and says so', () => {
    let time = 0
    const map = callMap(folders, sources, () => (time += 500))
    expect(rootsOver('modules/net', map)).toMatchObject({ cut: true, left: 0 })
  })

  test('takes modules that call each other for their own roots', () => {
    const ring = new Map([
      ['a/main.tf', 'module "b" {\n  source = "../b"\n}\n'],
      ['b/main.tf', 'module "a" {\n  source = "../a"\n}\n'],
    ])
    const map = callMap(
      ['a', 'b'],
      { ...sources, read: (name) => ({ name, text: ring.get(name) ?? '' }) },
      () => 0,
    )
    expect(rootsOver('a', map).roots).toEqual(['a'])
  })
})
