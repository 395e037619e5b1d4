/** A CDK app as it is deployed: parameters reach all its stacks, and a scenario of one stack sees its own of the others. */
import { FAULT, folderWith, removeFolders, reportOf } from './machine'

afterAll(removeFolders)

const NETWORK = {
  Parameters: {
    Hostnames: { Type: 'String' },
    BootstrapVersion: { Type: 'String', Default: '/cdk-bootstrap/version' },
  },
  Resources: {
    Vpc: {
      Type: 'AWS::EC2::VPC',
      Properties: { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: { Ref: 'Hostnames' } },
    },
  },
  Outputs: { Vpc: { Value: { Ref: 'Vpc' }, Export: { Name: 'Net:ExportsOutputRefVpc' } } },
}
const APP = {
  Resources: {
    Endpoint: {
      Type: 'AWS::EC2::VPCEndpoint',
      Properties: {
        VpcId: { 'Fn::ImportValue': 'Net:ExportsOutputRefVpc' },
        ServiceName: 'com.amazonaws.eu-west-1.sqs',
        VpcEndpointType: 'Interface',
        PrivateDnsEnabled: true,
      },
    },
  },
}
const stack = (templateFile: string) => ({
  type: 'aws:cloudformation:stack',
  environment: 'aws://unknown-account/unknown-region',
  properties: { templateFile },
})
const files = (more: Readonly<Record<string, string>> = {}) =>
  folderWith({
    '.git/HEAD': '',
    'cdk.out/manifest.json': JSON.stringify({
      version: '55.0.0',
      artifacts: {
        Net: stack('Net.template.json'),
        Stage: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Stage' } },
      },
    }),
    'cdk.out/Net.template.json': JSON.stringify(NETWORK),
    'cdk.out/assembly-Stage/manifest.json': JSON.stringify({
      version: '55.0.0',
      artifacts: { App: stack('App.template.json') },
    }),
    'cdk.out/assembly-Stage/App.template.json': JSON.stringify(APP),
    'on.json': '{ "Hostnames": "true" }',
    'off.json': '{ "Hostnames": "false" }',
    ...more,
  })
const judged = (folder: string, words: readonly string[]) =>
  reportOf(folder, ['cdk.out', '--rule', FAULT, ...words])

test.each([
  ['--parameter', ['--parameter', 'Hostnames=false'], [FAULT]],
  ['--parameter, the other way', ['--parameter', 'Hostnames=true'], []],
  ['one --parameter-file', ['--parameter-file', 'off.json'], [FAULT]],
])('%s reaches the stacks', (_, words, found) => {
  const { findings, read } = judged(files(), words)
  expect(findings.map(({ rule }) => rule)).toEqual(found)
  expect(read.map(({ name }) => name)).toEqual([
    'cdk.out/Net.template.json',
    'cdk.out/assembly-Stage/App.template.json',
  ])
})

test('several files are scenarios of the app: an export is followed within each', () => {
  const { findings, read, counts } = judged(files(), [
    '--parameter-file',
    'on.json',
    '--parameter-file',
    'off.json',
  ])
  expect(findings.map(({ scenarios }) => scenarios)).toEqual([
    { in: ['off.json'], notIn: ['on.json'], cannotTellIn: [] },
  ])
  expect(read.map(({ name }) => name)).toEqual([
    'cdk.out/Net.template.json (on.json)',
    'cdk.out/assembly-Stage/App.template.json (on.json)',
    'cdk.out/Net.template.json (off.json)',
    'cdk.out/assembly-Stage/App.template.json (off.json)',
  ])
  expect(counts).toMatchObject({ passed: 1, error: 1, undecided: 0, possible: 0 })
})

test.each([
  ['the folder', 'cdk.out'],
  ['a template in it', 'cdk.out/Net.template.json'],
  ['its templates', 'cdk.out/*.template.json'],
])('deployments of %s are scenarios of the app', (_, path) => {
  const configuration = `deployments:
  - { name: dev, path: "${path}", parameters: { Hostnames: "true" }, region: eu-west-1 }
  - { name: prod, path: "${path}", parameter-files: off.json }
`
  const { findings } = judged(files({ 'vpclint.yaml': configuration }), [])
  expect(findings.map(({ scenarios }) => scenarios)).toEqual([
    { in: ['prod'], notIn: ['dev'], cannotTellIn: [] },
  ])
})

test('entries of one name are one environment', () => {
  const configuration = `deployments:
  - { name: prod, path: cdk.out/Net.template.json, parameters: { Hostnames: "true" } }
  - { name: prod, path: cdk.out, parameters: { Hostnames: "false" } }
`
  const { findings, read } = judged(files({ 'vpclint.yaml': configuration }), [])
  expect(findings).toHaveLength(1)
  expect(read).toHaveLength(2)
})
