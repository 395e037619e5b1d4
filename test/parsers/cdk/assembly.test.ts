import type { Sources } from '../../../model/sources'
import { readAssembly } from '../../../parsers/cdk/assembly'
import { short } from '../cloudformation/reading'

type Files = Readonly<Record<string, object>>

const sourcesOf = (files: Files): Sources => ({
  read: (name) =>
    name in files
      ? { name, text: JSON.stringify(files[name]) }
      : { refused: 'missing', detail: `${name} does not exist` },
  list: () => [],
})

function assembled(files: Files) {
  const manifest = sourcesOf(files).read('cdk.out/manifest.json')
  if ('refused' in manifest) throw new Error(manifest.detail)
  return readAssembly(manifest, sourcesOf(files))
}

const stack = (templateFile: string, more: object = {}) => ({
  type: 'aws:cloudformation:stack',
  environment: 'aws://111122223333/eu-west-1',
  properties: { templateFile },
  ...more,
})
const vpc = { Type: 'AWS::EC2::VPC', Properties: { Tags: [{ Key: 'r', Value: { Ref: 'AWS::Region' } }] } }
const HASH = '8450e791049660bd9707774efbc724c3b6971c7e4f490f15502e20ed371125bc'
const nestedUrl = { 'Fn::Join': ['', ['https://s3.', { Ref: 'AWS::URLSuffix' }, `/b/${HASH}.json`]] }

const METADATA = {
  '/Net': [{ type: 'aws:cdk:templateFile', data: 'Net.template.json' }],
  '/Net/Vpc/Resource': [
    { type: 'aws:cdk:logicalId', data: 'Vpc1' },
    {
      type: 'aws:cdk:creationStack',
      data: [
        '...new Vpc2 in aws-cdk-lib...',
        'new Net (/app/lib/net.ts:6:16)',
        '<anonymous> (/app/app.ts:1:1)',
      ],
    },
  ],
  '/Net/Inner': [{ type: 'aws:cdk:templateFile', data: 'Inner.nested.template.json' }],
  '/Net/Inner/Vpc/Resource': [
    { type: 'aws:cdk:logicalId', data: 'Vpc1' },
    { type: 'aws:cdk:creationStack', data: ['(no user code in 10 frames)'] },
  ],
}
const APP: Files = {
  'cdk.out/manifest.json': {
    version: '99.0.0',
    artifacts: {
      Net: stack('Net.template.json', { additionalMetadataFile: 'Net.metadata.json' }),
      'Net.assets': { type: 'cdk:asset-manifest', properties: { file: 'Net.assets.json' } },
      Prod: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } },
      Later: { type: 'cdk:something-new', properties: {} },
    },
  },
  'cdk.out/Net.metadata.json': METADATA,
  'cdk.out/Net.assets.json': { files: { [HASH]: { source: { path: 'Inner.nested.template.json' } } } },
  'cdk.out/Net.template.json': {
    Resources: {
      Vpc1: vpc,
      Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: nestedUrl } },
    },
  },
  'cdk.out/Inner.nested.template.json': { Resources: { Vpc1: vpc } },
  'cdk.out/assembly-Prod/manifest.json': {
    version: '34.0.0',
    artifacts: {
      ProdNet: {
        ...stack('ProdNet.template.json'),
        environment: 'aws://unknown-account/unknown-region',
        metadata: {
          '/Prod/Net/Vpc/Resource': [
            {
              type: 'aws:cdk:logicalId',
              data: 'Vpc1',
              trace: ['at new Net (/app/node_modules/x.js:1:1)', 'at new Net (/app/lib/net.ts:9:9)'],
            },
          ],
        },
      },
    },
  },
  'cdk.out/assembly-Prod/ProdNet.template.json': { Resources: { Vpc1: vpc } },
}

test('without metadata the tree of the app names what one construct alone may be', () => {
  const at = (path: string, id: string) => ({ path, attributes: { 'aws:cdk:cloudformation:logicalId': id } })
  const vpcs = { Resources: { Vpc1: vpc, Vpc2: vpc } }
  const { declarations } = assembled({
    'cdk.out/manifest.json': {
      artifacts: {
        Net: stack('Net.template.json', { displayName: 'Net' }),
        Prod: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } },
      },
    },
    'cdk.out/Net.template.json': vpcs,
    'cdk.out/assembly-Prod/manifest.json': {
      artifacts: { ProdNet: stack('ProdNet.template.json', { displayName: 'Prod/Net' }) },
    },
    'cdk.out/assembly-Prod/ProdNet.template.json': vpcs,
    'cdk.out/tree.json': {
      tree: {
        path: '',
        children: {
          Net: {
            path: 'Net',
            children: { A: at('Net/A', 'Vpc1'), B: at('Net/B', 'Vpc2'), C: at('Net/C', 'Vpc2') },
          },
          Prod: {
            path: 'Prod',
            children: { Net: { path: 'Prod/Net', children: { A: at('Prod/Net/A', 'Vpc1') } } },
          },
        },
      },
    },
  })
  expect(declarations.map(({ address, construct }) => [address, construct?.path])).toEqual([
    ['Vpc1', 'Net/A'],
    ['Vpc2', undefined],
    ['Vpc1', 'Prod/Net/A'],
    ['Vpc2', undefined],
  ])
})

test('a stack without resources is a stack', () => {
  const { deployments, declarations, problems } = assembled({
    'cdk.out/manifest.json': { artifacts: { Empty: stack('Empty.template.json') } },
    'cdk.out/Empty.template.json': {
      Parameters: {
        BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/v' },
      },
    },
  })
  expect(problems).toEqual([])
  expect([deployments.map(({ id }) => id), declarations]).toEqual([['cdk.out/Empty.template.json'], []])
})

describe('a folder that cdk synth wrote', () => {
  const { deployments, declarations, problems } = assembled(APP)

  test('gives every stack, nested ones and those of stages too', () => {
    expect(problems).toEqual([])
    expect(deployments.map(({ id, form }) => [id, form])).toEqual([
      ['cdk.out/Net.template.json', 'cdk'],
      ['cdk.out/Net.template.json/Inner', 'cdk'],
      ['cdk.out/assembly-Prod/ProdNet.template.json', 'cdk'],
    ])
  })

  test('says where each stack is deployed', () => {
    const regions = declarations
      .filter(({ type }) => type === 'AWS::EC2::VPC')
      .map(({ region }) => short(region))
    expect(regions).toEqual([
      'eu-west-1',
      'eu-west-1',
      '<cdk.out/assembly-Prod/ProdNet.template.json~region Ref>',
    ])
  })

  test('names construct and line, by template and logical id, in the forms of old and new versions', () => {
    const constructs = declarations
      .filter(({ type }) => type === 'AWS::EC2::VPC')
      .map(({ construct }) => construct)
    expect(constructs).toEqual([
      { path: 'Net/Vpc/Resource', createdAt: '/app/lib/net.ts:6:16' },
      { path: 'Net/Inner/Vpc/Resource' },
      { path: 'Prod/Net/Vpc/Resource', createdAt: '/app/lib/net.ts:9:9' },
    ])
  })
})

test('the metadata of a resource names its construct where there is no manifest', () => {
  const files = {
    'cdk.out/manifest.json': { version: '1', artifacts: { A: stack('A.json') } },
    'cdk.out/A.json': { Resources: { Vpc1: { ...vpc, Metadata: { 'aws:cdk:path': 'A/Vpc/Resource' } } } },
  }
  expect(assembled(files).declarations[0]?.construct).toEqual({ path: 'A/Vpc/Resource' })
})

test('a nested template that the CLI marked is found by its mark', () => {
  const nested = {
    Type: 'AWS::CloudFormation::Stack',
    Properties: { TemplateURL: { 'Fn::Sub': 'https://elsewhere' } },
    Metadata: { 'aws:asset:path': 'B.json', 'aws:asset:property': 'TemplateURL' },
  }
  const files = {
    'cdk.out/manifest.json': { version: '1', artifacts: { A: stack('A.json') } },
    'cdk.out/A.json': { Resources: { Nested: nested } },
    'cdk.out/B.json': { Resources: { Vpc1: vpc } },
  }
  expect(assembled(files).deployments.map(({ id }) => id)).toEqual([
    'cdk.out/A.json',
    'cdk.out/A.json/Nested',
  ])
})

test('what a manifest names and is not there is told, and the rest is read', () => {
  const files = {
    'cdk.out/manifest.json': {
      version: '1',
      artifacts: { A: stack('A.json'), B: stack('B.json'), Out: stack('../../secrets.json') },
      missing: [{ key: 'vpc-provider:x' }],
    },
    'cdk.out/A.json': { Resources: { Vpc1: vpc } },
  }
  const { deployments, problems } = assembled(files)
  expect(deployments).toHaveLength(1)
  expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'cdk-lookup-missing Not looked up when the app was synthesized, so that templates hold dummy values: 1.',
    'cdk-file-not-read The manifest names "cdk.out/B.json", which was not read: cdk.out/B.json does not exist.',
  ])
})

test('what nobody looked up is unknown, a zone among them an entry of the zones of its account and Region', () => {
  const subnet = { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-12345', AvailabilityZone: 'dummy1b' } }
  const files = (missing: readonly object[]) => ({
    'cdk.out/manifest.json': { version: '1', artifacts: { A: stack('A.json') }, missing },
    'cdk.out/A.json': { Resources: { Subnet: subnet } },
  })
  const valuesOf = (missing: readonly object[]) =>
    [...(assembled(files(missing)).declarations[0]?.attributes.values() ?? [])].map(short)
  expect(valuesOf([{ key: 'vpc-provider:x' }])).toEqual([
    '?data-source',
    '<zones of 111122223333 in eu-west-1[1]~zone Ref>',
  ])
  expect(valuesOf([])).toEqual(['vpc-12345', 'dummy1b'])
})

test('the stacks of one assembly are parts of one app, those of another stage of another', () => {
  const files = {
    'cdk.out/manifest.json': {
      version: '1',
      artifacts: {
        A: stack('A.json'),
        B: stack('B.json'),
        Stage: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } },
      },
    },
    'cdk.out/A.json': { Resources: { Vpc1: vpc } },
    'cdk.out/B.json': { Resources: { Vpc1: vpc } },
    'cdk.out/assembly-Prod/manifest.json': { version: '1', artifacts: { A: stack('A.json') } },
    'cdk.out/assembly-Prod/A.json': { Resources: { Vpc1: vpc } },
  }
  expect(assembled(files).deployments.map(({ app }) => app)).toEqual([
    'cdk.out/manifest.json',
    'cdk.out/manifest.json',
    'cdk.out/assembly-Prod/manifest.json',
  ])
})

test('assemblies that hold each other end', () => {
  const loop = {
    version: '1',
    artifacts: { A: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } } },
  }
  const sources: Sources = {
    read: (name) => ({ name, text: JSON.stringify(loop) }),
    list: () => [],
  }
  expect(readAssembly({ name: 'manifest.json', text: JSON.stringify(loop) }, sources).deployments).toEqual([])
})
