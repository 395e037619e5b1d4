/** What `vpclint.yaml` stands on: files above it, files and packages it extends, and what those lock. */
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { FAULT, FAULTY_ROOT, folderWith, removeFolders, reportOf, vpclint } from './machine'

afterEach(removeFolders)

const files = (more: Readonly<Record<string, string>>) =>
  folderWith({ '.git/HEAD': '', 'live/main.tf': FAULTY_ROOT, ...more })

const judged = (more: Readonly<Record<string, string>>) => {
  const { findings, problems, status } = reportOf(files(more), ['live', '--rule', FAULT])
  return {
    severities: findings.map(({ severity }) => severity),
    mistakes: problems.map(
      ({ file, range, message }) => `${file}:${range?.start.line}:${range?.start.column} ${message}`,
    ),
    status,
  }
}

const setting = (word: string) => `rules: { ${FAULT}: ${word} }\n`

describe('extends', () => {
  test('a path, which the file itself wins over', () => {
    expect(
      judged({
        'vpclint.yaml': 'extends: ./shared/base.yaml\nfail-on: never\n',
        'shared/base.yaml': `fail-on: note\n${setting('warning')}`,
      }),
    ).toEqual({ severities: ['warning'], mistakes: [], status: 0 })
  })

  test('several, of which a later one wins, and which win over the folder above', () => {
    expect(
      judged({
        'vpclint.yaml': setting('error'),
        'live/vpclint.yaml': 'extends: [a.yaml, b.yaml]\n',
        'live/a.yaml': setting('warning'),
        'live/b.yaml': setting('note'),
      }).severities,
    ).toEqual(['note'])
  })

  test.each([
    ['a package', '@ours/network', 'node_modules/@ours/network/vpclint.yaml'],
    ['a file of a package', 'ours/strict.yaml', 'node_modules/ours/strict.yaml'],
    ['a package beside the file', 'ours', 'live/node_modules/ours/vpclint.yaml'],
  ])('%s that is installed, and nothing of it runs', (_, name, file) => {
    const folder = files({
      'live/vpclint.yaml': `extends: "${name}"\n`,
      [file]: setting('note'),
      'node_modules/ours/index.js': 'throw new Error("it ran")',
      'node_modules/ours/package.json': '{ "main": "index.js" }',
    })
    expect(reportOf(folder, ['live', '--rule', FAULT]).findings.map(({ severity }) => severity)).toEqual([
      'note',
    ])
  })

  test('a package’s own rules come with it', () => {
    const folder = files({
      'vpclint.yaml': 'extends: ours\n',
      'node_modules/ours/vpclint.yaml': 'rule-files: [named.yaml]\n',
      'node_modules/ours/named.yaml': `id: our-endpoints-are-named
severity: warning
title: An endpoint has private DNS
why: Ours have names of their own.
remedy: Turn private DNS off.
about: vpc-endpoint
when: { type: Interface }
must: { privateDns: false }
message: '{address} has private DNS.'
`,
    })
    const { findings } = reportOf(folder, ['live', '--rule', 'our-endpoints-are-named'])
    expect(findings.map(({ rule }) => rule)).toEqual(['our-endpoints-are-named'])
  })

  test.each([
    ['./bsae.yaml', 'extends: there is no file ./bsae.yaml. Did you mean "base.yaml"?'],
    [
      '@ours/none',
      'extends: the package @ours/none is not installed. Run npm install, or name a file: ./ours/none.yaml',
    ],
    ['../../up.yaml', 'extends: there is no file ../../up.yaml.'],
    ['./vpclint.yaml', 'extends: ./vpclint.yaml leads back to live/vpclint.yaml.'],
  ])('what cannot be followed is said where it stands: %s', (name, message) => {
    const found = judged({
      'live/vpclint.yaml': `fail-on: never\nextends: "${name}"\n`,
      'live/base.yaml': '',
    })
    expect(found).toMatchObject({ mistakes: [`live/vpclint.yaml:2:10 ${message}`], status: 2 })
  })

  test('a link out of the repository is not followed', () => {
    const outside = folderWith({ 'vpclint.yaml': setting('off') })
    const folder = files({ 'vpclint.yaml': 'extends: ours\n', 'node_modules/.keep': '' })
    symlinkSync(outside, join(folder, 'node_modules/ours'))
    const { findings, problems, status } = reportOf(folder, ['live', '--rule', FAULT])
    expect([findings.length, status, problems.map(({ code }) => code)]).toEqual([
      1,
      2,
      ['configuration-invalid'],
    ])
  })
})

describe('a locked rule', () => {
  const LOCKED = `rules: { ${FAULT}: { severity: warning, locked: true } }\n`
  const refused = (file: string, by: string, line = 1, column = 10) => [
    `${file}:${line}:${column} ${FAULT} is locked by ${by}, so it stays as it is there: remove this, or ask whoever keeps that file.`,
  ]

  test('is not changed by a nearer file, which is told so', () => {
    expect(judged({ 'vpclint.yaml': LOCKED, 'live/vpclint.yaml': setting('off') })).toEqual({
      severities: ['warning'],
      mistakes: refused('live/vpclint.yaml', 'vpclint.yaml'),
      status: 2,
    })
  })

  test('may be said again as it is', () => {
    expect(judged({ 'vpclint.yaml': LOCKED, 'live/vpclint.yaml': setting('warning') })).toMatchObject({
      severities: ['warning'],
      mistakes: [],
    })
  })

  test('of a file that is extended holds for whoever extends it', () => {
    expect(
      judged({ 'vpclint.yaml': `extends: base.yaml\n${setting('note')}`, 'base.yaml': LOCKED }),
    ).toMatchObject({ severities: ['warning'], mistakes: refused('vpclint.yaml', 'base.yaml', 2) })
  })

  test('holds below root: true as well, where nothing else of that file does', () => {
    expect(
      judged({
        'vpclint.yaml': `fail-on: never\n${LOCKED}`,
        'live/vpclint.yaml': `root: true\nfail-on: warning\n`,
      }),
    ).toEqual({ severities: ['warning'], mistakes: [], status: 1 })
    expect(
      judged({ 'vpclint.yaml': LOCKED, 'live/vpclint.yaml': `root: true\n${setting('off')}` }).mistakes,
    ).toEqual(refused('live/vpclint.yaml', 'vpclint.yaml', 2))
  })
})

describe('when-undecided', () => {
  const open = FAULTY_ROOT.replace('enable_dns_hostnames = false', 'enable_dns_hostnames = var.names').concat(
    'variable "names" {}\n',
  )
  const run = (word: string, more: readonly string[] = []) =>
    reportOf(
      folderWith({
        '.git/HEAD': '',
        'main.tf': open,
        'vpclint.yaml': `rules: { ${FAULT}: { when-undecided: ${word} } }\n`,
      }),
      ['--rule', FAULT, ...more],
    )

  test('is told and fails nothing when nobody decides', () => {
    expect(run('tell')).toMatchObject({ status: 0, findings: [], counts: { possible: 1 } })
  })

  test('ignore leaves it out', () => {
    expect(run('ignore')).toMatchObject({ status: 0, findings: [], undecided: [], counts: { possible: 0 } })
  })

  test('a severity makes it a finding that says what is not known, and fails the run', () => {
    const { status, findings, undecided, counts } = run('error')
    expect(findings.map(({ severity, certainty, message }) => [severity, certainty, message])).toEqual([
      [
        'error',
        'possible',
        expect.stringMatching(
          /^Nobody can tell whether this is so: .*\. Not known: .*var\.names has no value/,
        ),
      ],
    ])
    expect([status, undecided, counts.error]).toEqual([1, [], 1])
    expect(run('warning').status).toBe(0)
    expect(run('warning', ['--fail-on', 'warning']).status).toBe(1)
  })

  test('text and SARIF show it without being asked to', () => {
    const folder = folderWith({
      '.git/HEAD': '',
      'main.tf': open,
      'vpclint.yaml': `rules: { ${FAULT}: { when-undecided: warning } }\n`,
    })
    expect(vpclint(folder, ['--rule', FAULT]).output).toContain(`possible warning  ${FAULT}`)
    const sarif = JSON.parse(vpclint(folder, ['--rule', FAULT, '--format', 'sarif']).output)
    expect(sarif.runs[0].results).toHaveLength(1)
  })

  test('can be allowed like any finding', () => {
    const folder = folderWith({
      '.git/HEAD': '',
      'main.tf': `# vpclint: allow ${FAULT} because the VPC is changed today\n\n${open}`,
      'vpclint.yaml': `rules: { ${FAULT}: { when-undecided: error } }\n`,
    })
    expect(reportOf(folder, ['--rule', FAULT])).toMatchObject({
      status: 0,
      findings: [],
      allowed: [{ because: 'the VPC is changed today' }],
    })
  })
})

describe('modules', () => {
  const root = `module "network" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.1.0"
}
resource "aws_vpc_endpoint" "api" {
  vpc_id              = module.network.vpc_id
  service_name        = "com.amazonaws.\${module.network.region}.execute-api"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = module.network.private_subnets
}
`
  const run = (configuration: string, rule: string, text = root) =>
    reportOf(folderWith({ '.git/HEAD': '', 'main.tf': text, 'vpclint.yaml': configuration }), [
      '--rule',
      rule,
    ])
  const facts = (hostnames: boolean) => `modules:
  module.network:
    outputs:
      region: eu-west-1
      vpc_id: { kind: vpc, dnsSupport: true, dnsHostnames: ${hostnames} }
      private_subnets: [{ kind: subnet, zone: eu-west-1a }, { kind: subnet, zone: eu-west-1a }]
`
  test.each([
    [true, { error: 0, passed: 1 }],
    [false, { error: 1, passed: 0 }],
  ])('say what an output is: DNS hostnames %s', (hostnames, counts) => {
    expect(run('', FAULT).counts).toMatchObject({ error: 0, passed: 0, possible: 1 })
    expect(run(facts(hostnames), FAULT).counts).toMatchObject(counts)
  })

  test('point at the line of the configuration', () => {
    const { findings } = run(facts(false), FAULT)
    expect(findings[0]?.evidence.map(({ range }) => `${range?.file}:${range?.start.line}`)).toContain(
      'vpclint.yaml:5',
    )
  })

  test('say which entries a list has', () => {
    const rule = 'vpc-endpoint-in-one-zone'
    expect(run('', rule).counts).toMatchObject({ passed: 0, possible: 0, undecided: 1 })
    const apart = facts(true).replace('zone: eu-west-1a }]', 'zone: eu-west-1b }]')
    expect(run(apart, rule).counts).toMatchObject({ passed: 1, undecided: 0 })
    expect(run(facts(true), rule).undecided.map(({ range }) => range?.file)).toEqual(['main.tf'])
  })

  test('of one instance hold for that instance alone', () => {
    const two = root
      .replace('source  =', 'count   = 2\n  source  =')
      .replaceAll('module.network.', 'module.network[1].')
    expect(run(facts(false), FAULT, two).counts).toMatchObject({ error: 0, possible: 1 })
    expect(
      run(facts(false).replace('module.network:', '"module.network[1]":'), FAULT, two).counts,
    ).toMatchObject({
      error: 1,
    })
  })

  test('that add nothing leave what is handed to them as it is seen', () => {
    const text = `resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
module "tags" {
  source = "example.com/tags"
  vpc_id = aws_vpc.main.id
}
`
    const noted = (configuration: string) => run(configuration, FAULT, text)
    expect(noted('').read[0]?.incomplete).toEqual(['module.tags (example.com/tags)'])
    const { read, problems } = noted('modules: { module.tags: { adds: nothing } }\n')
    expect([read[0]?.incomplete, problems]).toEqual([[], []])
  })
})
