/** `vpclint allow`: one finding, where it is, and nothing else. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FAULT, FAULTY_ROOT, FAULTY_TEMPLATE, folderWith, removeFolders, reportOf, vpclint } from './machine'

afterEach(removeFolders)

const BECAUSE = 'the VPC is changed in spring'
const NAMED = `${FAULT}@aws_vpc_endpoint.api`
const allow = (folder: string, named: string, words: readonly string[] = ['--because', BECAUSE]) =>
  vpclint(folder, ['allow', named, ...words])
const counts = (folder: string) => {
  const { findings, allowed, problems } = reportOf(folder, ['.', '--rule', FAULT])
  return { findings: findings.length, allowed: allowed.length, problems }
}
const DONE = { findings: 0, allowed: 1, problems: [] }
const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8')

describe('a Terraform file', () => {
  test('has the comment above what the finding points at, and nothing else is changed', () => {
    const folder = folderWith({ '.git/HEAD': '', 'main.tf': FAULTY_ROOT })
    expect(allow(folder, NAMED)).toEqual({
      status: 0,
      output: `Allowed ${FAULT} of aws_vpc_endpoint.api: main.tf\n`,
      errors: '',
    })
    const line = '  private_dns_enabled = true\n'
    expect(read(folder, 'main.tf')).toBe(
      FAULTY_ROOT.replace(line, `  # vpclint: allow ${FAULT} because ${BECAUSE}\n${line}`),
    )
    expect(counts(folder)).toEqual(DONE)
  })

  test('an allow that would have ended already is refused, and says so', () => {
    const folder = folderWith({ '.git/HEAD': '', 'main.tf': FAULTY_ROOT })
    const { status, errors } = vpclint(folder, [
      'allow',
      NAMED,
      '--because',
      BECAUSE,
      '--until',
      '2020-01-01',
    ])
    expect([status, errors]).toEqual([2, expect.stringContaining('2020-01-01 has passed')])
    expect(read(folder, 'main.tf')).toBe(FAULTY_ROOT)
  })

  test('is written once: the second time says where it is allowed', () => {
    const folder = folderWith({ '.git/HEAD': '', 'main.tf': FAULTY_ROOT })
    allow(folder, NAMED)
    const text = read(folder, 'main.tf')
    expect(allow(folder, NAMED)).toMatchObject({
      status: 0,
      output: `It is allowed already, at main.tf:10:3: because ${BECAUSE}\n`,
    })
    expect(read(folder, 'main.tf')).toBe(text)
  })

  test('by fingerprint and until a day', () => {
    const folder = folderWith({ '.git/HEAD': '', 'main.tf': FAULTY_ROOT })
    const [finding] = reportOf(folder, ['.', '--rule', FAULT]).findings
    const named = finding?.fingerprint.slice(0, 8) ?? ''
    expect(allow(folder, named, ['--because', BECAUSE, '--until', '2030-12-31']).output).toBe(
      `Allowed ${FAULT} of aws_vpc_endpoint.api until 2030-12-31: main.tf\n`,
    )
    expect(read(folder, 'main.tf')).toContain(
      `# vpclint: allow ${FAULT} until 2030-12-31 because ${BECAUSE}\n`,
    )
  })

  test('keeps its line ends and its byte order mark', () => {
    const text = `\uFEFF${FAULTY_ROOT.replaceAll('\n', '\r\n')}`
    const folder = folderWith({ '.git/HEAD': '', 'main.tf': text })
    expect(allow(folder, NAMED).status).toBe(0)
    const after = read(folder, 'main.tf')
    expect(after.replace(`  # vpclint: allow ${FAULT} because ${BECAUSE}\r\n`, '')).toBe(text)
  })

  test('that is not UTF-8 is left alone', () => {
    const folder = folderWith({ '.git/HEAD': '', 'main.tf': Buffer.from(`\uFEFF${FAULTY_ROOT}`, 'utf16le') })
    const before = readFileSync(join(folder, 'main.tf'))
    expect(allow(folder, NAMED)).toMatchObject({ status: 2, errors: expect.stringContaining('is not UTF-8') })
    expect(readFileSync(join(folder, 'main.tf'))).toEqual(before)
  })

  test('a reason of several lines is one line, and no other comment can be made of it', () => {
    const folder = folderWith({ '.git/HEAD': '', 'main.tf': FAULTY_ROOT })
    expect(allow(folder, NAMED, ['--because', 'a\n}\nresource "x" "y" {']).status).toBe(0)
    expect(read(folder, 'main.tf')).toContain(`because a } resource "x" "y" {\n`)
    expect(counts(folder)).toEqual(DONE)
  })
})

describe('a template', () => {
  const named = `${FAULT}@Endpoint`

  test('in YAML has a comment', () => {
    const folder = folderWith({ '.git/HEAD': '', 'a.yaml': FAULTY_TEMPLATE })
    expect(allow(folder, named).status).toBe(0)
    const line = '      PrivateDnsEnabled: true\n'
    expect(read(folder, 'a.yaml')).toBe(
      FAULTY_TEMPLATE.replace(line, `      # vpclint: allow ${FAULT} because ${BECAUSE}\n${line}`),
    )
    expect(counts(folder)).toEqual(DONE)
  })

  const resource = (more: string) => `{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": false } },
    "Endpoint": {
      "Type": "AWS::EC2::VPCEndpoint",
      "Properties": { "VpcId": { "Ref": "Vpc" }, "ServiceName": "com.amazonaws.eu-west-1.sqs", "VpcEndpointType": "Interface", "PrivateDnsEnabled": true }${more}
    }
  }
}
`
  const ENTRY = `"${FAULT} because ${BECAUSE}"`
  test.each([
    ['without metadata', '', `,\n      "Metadata": { "vpclint": { "allow": [${ENTRY}] } }`],
    [
      'with metadata of others',
      ',\n      "Metadata": { "cfn-lint": {} }',
      `,\n      "Metadata": { "cfn-lint": {}, "vpclint": { "allow": [${ENTRY}] } }`,
    ],
    [
      'with another allow',
      ',\n      "Metadata": {\n        "vpclint": {\n          "allow": [\n            "a-rule because x"\n          ]\n        }\n      }',
      `,\n      "Metadata": {\n        "vpclint": {\n          "allow": [\n            "a-rule because x",\n            ${ENTRY}\n          ]\n        }\n      }`,
    ],
    [
      'with an empty list',
      ',\n      "Metadata": { "vpclint": { "allow": [] } }',
      `,\n      "Metadata": { "vpclint": { "allow": [ ${ENTRY}] } }`,
    ],
  ])('in JSON has metadata, %s', (_, before, after) => {
    const folder = folderWith({ '.git/HEAD': '', 'a.json': resource(before) })
    expect(allow(folder, named).status).toBe(0)
    expect(read(folder, 'a.json')).toBe(resource(after))
    expect(counts(folder)).toMatchObject({ findings: 0, allowed: 1 })
  })

  test('that CDK for Terraform wrote is allowed in the configuration, and names its construct', () => {
    const at = (path: string) => ({ '//': { metadata: { path } } })
    const endpoint = {
      vpc_id: '${aws_vpc.main.id}',
      private_dns_enabled: true,
      vpc_endpoint_type: 'Interface',
    }
    const service = { service_name: 'com.amazonaws.eu-west-1.execute-api' }
    const text = JSON.stringify({
      resource: {
        aws_vpc: { main: { ...at('net/main'), cidr_block: '10.0.0.0/16' } },
        aws_vpc_endpoint: { api: { ...at('net/api'), ...endpoint, ...service } },
      },
    })
    const folder = folderWith({ '.git/HEAD': '', 'cdk.tf.json': text })
    const named = 'private-dns-without-vpc-dns@aws_vpc_endpoint.api'
    expect(vpclint(folder, ['.']).output).toContain('\n  CDK   net/api\n')
    expect(vpclint(folder, ['allow', named, '--because', BECAUSE]).status).toBe(0)
    expect(read(folder, 'cdk.tf.json')).toBe(text)
    expect(read(folder, 'vpclint.yaml')).toContain('address: "aws_vpc_endpoint.api"')
  })

  test('that cdk wrote is allowed in its program', () => {
    const manifest = {
      version: '36.0.0',
      artifacts: {
        Net: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Net.template.json' } },
      },
    }
    const template = resource(',\n      "Metadata": { "aws:cdk:path": "Net/Endpoint/Resource" }')
    const folder = folderWith({
      '.git/HEAD': '',
      'cdk.out/manifest.json': JSON.stringify(manifest),
      'cdk.out/Net.template.json': template,
    })
    const answer = vpclint(folder, ['allow', named, 'cdk.out', '--because', BECAUSE])
    expect(answer).toMatchObject({
      status: 2,
      errors: expect.stringContaining(`allow(construct, '${FAULT}', {`),
    })
    expect(read(folder, 'cdk.out/Net.template.json')).toBe(template)
  })
})

describe('what has no comments is allowed in vpclint.yaml', () => {
  const ROOT_JSON = JSON.stringify({
    resource: {
      aws_vpc: { main: { cidr_block: '10.0.0.0/16', enable_dns_hostnames: false } },
      aws_vpc_endpoint: {
        api: {
          vpc_id: '${aws_vpc.main.id}',
          service_name: 'com.amazonaws.eu-west-1.sqs',
          vpc_endpoint_type: 'Interface',
          private_dns_enabled: true,
        },
      },
    },
  })
  const LINE = `{ rule: ${FAULT}, path: "live/main.tf.json", address: "aws_vpc_endpoint.api", because: "${BECAUSE}" }`
  test.each([
    ['that is made', undefined, `allow:\n  - ${LINE}\n`],
    ['that has no allow', 'fail-on: error', `fail-on: error\nallow:\n  - ${LINE}\n`],
    [
      'that has some',
      'allow:\n    - a-rule because x # why\nregion: eu-west-1\n',
      `allow:\n    - a-rule because x # why\n    - ${LINE}\nregion: eu-west-1\n`,
    ],
    ['that has a list on one line', 'allow: [a-rule because x]\n', `allow: [a-rule because x, ${LINE}]\n`],
  ])('%s', (_, before, after) => {
    const folder = folderWith({
      '.git/HEAD': '',
      'live/main.tf.json': ROOT_JSON,
      ...(before === undefined ? {} : { 'vpclint.yaml': before }),
    })
    expect(allow(folder, NAMED)).toMatchObject({ status: 0 })
    expect(read(folder, 'vpclint.yaml')).toBe(after)
    expect(counts(folder)).toMatchObject({ findings: 0, allowed: 1 })
  })
})

describe('it refuses', () => {
  const folder = () => folderWith({ '.git/HEAD': '', 'a/main.tf': FAULTY_ROOT, 'b/main.tf': FAULTY_ROOT })

  test('a name that two findings have, and lists them', () => {
    const two = folder()
    const { status, errors } = allow(two, NAMED)
    expect(status).toBe(2)
    expect(errors).toContain(`${NAMED} names 2 findings`)
    expect(errors).toMatch(new RegExp(`[0-9a-f]{12}  b/main.tf:10:25  ${NAMED}`))
    expect(read(two, 'a/main.tf')).toBe(FAULTY_ROOT)
    expect(vpclint(two, ['allow', NAMED, 'b', '--because', BECAUSE]).status).toBe(0)
    expect([read(two, 'a/main.tf'), read(two, 'b/main.tf').length]).toEqual([
      FAULTY_ROOT,
      FAULTY_ROOT.length + `  # vpclint: allow ${FAULT} because ${BECAUSE}\n`.length,
    ])
  })

  test.each([
    [[], 'allow takes a finding: RULE@ADDRESS, or the first characters of its fingerprint.'],
    [[NAMED], 'allow needs a reason: --because "…".'],
    [[NAMED, '--because', ' '], 'allow needs a reason'],
    [[NAMED, 'a', '--because', 'x', '--until', 'soon'], '"soon" is not a day written as YYYY-MM-DD'],
    [['abc', '--because', 'x'], 'at least 6 characters of its fingerprint; "abc" is neither'],
    [['abcdef', '--because', 'x'], 'There is no finding abcdef here.'],
    [
      [`${FAULT}@aws_vpc_endpoint.apj`, '--because', 'x'],
      `There is no finding ${FAULT}@aws_vpc_endpoint.apj here. Did you mean "${NAMED}"?`,
    ],
  ])('%j', (words, sentence) => {
    const { status, errors } = vpclint(folder(), ['allow', ...words])
    expect([status, errors]).toEqual([2, expect.stringContaining(sentence)])
  })

  test('to leave what would not cover the finding, and takes it back', () => {
    const folder = folderWith({ '.git/HEAD': '', 'main.tf': FAULTY_ROOT })
    // A day that is over: the finding would be reported again.
    const answer = allow(folder, NAMED, ['--because', BECAUSE, '--until', '2020-01-01'])
    expect(answer).toMatchObject({ status: 2, errors: expect.stringContaining('nothing was changed') })
    expect(read(folder, 'main.tf')).toBe(FAULTY_ROOT)
    expect(existsSync(join(folder, 'vpclint.yaml'))).toBe(false)
  })
})

test('two allows at one place stand above each other', () => {
  const folder = folderWith({ '.git/HEAD': '', 'main.tf': FAULTY_ROOT })
  writeFileSync(
    join(folder, 'main.tf'),
    FAULTY_ROOT.replace('  private_dns', '  # vpclint: allow other-rule because x\n  private_dns'),
  )
  expect(allow(folder, NAMED).status).toBe(0)
  expect(counts(folder)).toMatchObject({ findings: 0, allowed: 1 })
})
