import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { FAULT, FAULTY_ROOT, FAULTY_TEMPLATE, folderWith, removeFolders, reportOf, vpclint } from './machine'

afterAll(removeFolders)

const places = (report: ReturnType<typeof reportOf>) =>
  report.findings.map(({ rule, range }) => `${range.file}:${range.start.line} ${rule}`)

describe('what is linted', () => {
  test('nothing means the current folder', () => {
    expect(places(reportOf(folderWith({ 'main.tf': FAULTY_ROOT }), []))).toEqual([`main.tf:10 ${FAULT}`])
  })

  test('a template, a Terraform file, a folder, all at once', () => {
    const folder = folderWith({
      'net/main.tf': FAULTY_ROOT,
      'stack/template.yaml': FAULTY_TEMPLATE,
      '.git/HEAD': '',
    })
    const expected = [`net/main.tf:10 ${FAULT}`, `stack/template.yaml:13 ${FAULT}`]
    expect(places(reportOf(folder, ['net/main.tf', 'stack/template.yaml']))).toEqual(expected)
    expect(places(reportOf(folder, []))).toEqual(expected)
    expect(places(reportOf(folder, ['.', 'net', 'net/main.tf']))).toEqual(expected)
  })

  test('standard input', () => {
    const report = reportOf(folderWith({}), ['-'], { input: FAULTY_TEMPLATE })
    expect(places(report)).toEqual([`-:13 ${FAULT}`])
    expect(vpclint(folderWith({}), ['-'], { input: FAULTY_TEMPLATE }).output).toMatch(
      /^<stdin>:13:\d+ {2}error/,
    )
  })

  test('an empty standard input says what probably went wrong', () => {
    const report = reportOf(folderWith({}), ['-'], { input: '' })
    expect(report.status).toBe(3)
    expect(report.problems[0]?.message).toContain(
      'standard input was empty; did `terraform show -json tfplan` fail?',
    )
  })

  test('a UTF-16 template, as PowerShell writes it', () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(FAULTY_TEMPLATE, 'utf16le')])
    expect(places(reportOf(folderWith({ 'template.yaml': bytes }), ['template.yaml']))).toEqual([
      `template.yaml:13 ${FAULT}`,
    ])
  })

  test('a module that a root calls is judged with the root, one that nobody calls by itself', () => {
    const folder = folderWith({
      '.git/HEAD': '',
      'live/main.tf': 'module "net" {\n  source = "../modules/net"\n}\n',
      'modules/net/main.tf': FAULTY_ROOT,
      'modules/unused/main.tf': FAULTY_ROOT,
    })
    const { read } = reportOf(folder, [])
    expect(read.map(({ name }) => name).sort()).toEqual(['live', 'modules/unused'])
  })
})

describe('what a walk leaves out', () => {
  test('what .gitignore names, deeper files deciding', () => {
    const folder = folderWith({
      '.git/HEAD': '',
      '.gitignore': 'old/\n*.gen.yaml\n',
      'old/main.tf': FAULTY_ROOT,
      'a.gen.yaml': FAULTY_TEMPLATE,
      'kept/.gitignore': '!a.gen.yaml\n',
      'kept/a.gen.yaml': FAULTY_TEMPLATE,
    })
    expect(places(reportOf(folder, []))).toEqual([`kept/a.gen.yaml:13 ${FAULT}`])
    expect(places(reportOf(folder, ['old']))).toEqual([`old/main.tf:10 ${FAULT}`])
  })

  test('but not cdk.out beside cdk.json, which everybody ignores', () => {
    const folder = folderWith({
      '.git/HEAD': '',
      '.gitignore': 'cdk.out\n',
      'cdk.json': '{"app":"x"}',
      'cdk.out/Net.template.json': JSON.stringify({
        Resources: {
          Vpc: { Type: 'AWS::EC2::VPC', Properties: { EnableDnsHostnames: false } },
          Endpoint: {
            Type: 'AWS::EC2::VPCEndpoint',
            Properties: {
              VpcId: { Ref: 'Vpc' },
              ServiceName: 'com.amazonaws.eu-west-1.execute-api',
              VpcEndpointType: 'Interface',
              PrivateDnsEnabled: true,
              SubnetIds: ['subnet-0a', 'subnet-0b'],
              SecurityGroupIds: ['sg-0a'],
            },
          },
        },
      }),
    })
    expect(reportOf(folder, []).findings.map(({ rule }) => rule)).toEqual([FAULT])
  })

  test('an app without cdk.out: say how to make it', () => {
    const { problems, status } = reportOf(folderWith({ 'cdk.json': '{}' }), [])
    expect(problems).toMatchObject([{ code: 'cdk-not-synthesized', remedy: 'Run: npx cdk synth' }])
    expect(status).toBe(0)
  })

  test('charts, workflows, lock files, pictures: silence', () => {
    const folder = folderWith({
      'chart.yaml': 'Resources:\n  {{- if .Values.x }}\n  a: b\n',
      'k8s.yaml': 'apiVersion: v1\nkind: Service\n',
      'package-lock.json': '{"lockfileVersion": 3',
      'logo.json': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1]),
      'empty.yaml': '',
    })
    const report = reportOf(folder, [])
    expect(report).toMatchObject({ status: 0, problems: [], findings: [], read: [] })
    expect(vpclint(folder, []).output).toContain('Nothing')
  })

  test('the same files, named: each is a problem, unless a hook hands over all that changed', () => {
    const folder = folderWith({ 'k8s.yaml': 'apiVersion: v1\nkind: Service\n' })
    expect(reportOf(folder, ['k8s.yaml'])).toMatchObject({
      status: 3,
      problems: [{ code: 'not-ours', file: 'k8s.yaml' }],
    })
    expect(reportOf(folder, ['--changed', 'k8s.yaml'])).toMatchObject({ status: 0, problems: [] })
  })

  test('what lies behind a link that leads out of the repository', () => {
    const outside = folderWith({ 'secret.yaml': FAULTY_TEMPLATE, 'net/main.tf': FAULTY_ROOT })
    const folder = folderWith({ '.git/HEAD': '', 'main.tf': 'module "m" {\n  source = "./linked"\n}\n' })
    symlinkSync(join(outside, 'secret.yaml'), join(folder, 'secret.yaml'))
    symlinkSync(join(outside, 'net'), join(folder, 'linked'))
    expect(reportOf(folder, [])).toMatchObject({ findings: [] })
  })
})

describe('exit status', () => {
  const faulty = folderWith({
    'main.tf': FAULTY_ROOT,
    'broken.json': '{"Resources": {"A": {"Type": "AWS::EC2::VPC"',
  })

  test('1 for findings at or above --fail-on, which is error', () => {
    expect(vpclint(faulty, ['main.tf']).status).toBe(1)
    expect(vpclint(faulty, ['main.tf', '--fail-on', 'note']).status).toBe(1)
    expect(vpclint(faulty, ['main.tf', '--fail-on', 'never']).status).toBe(0)
    expect(vpclint(faulty, ['main.tf', '--skip-rule', FAULT]).status).toBe(0)
    expect(vpclint(faulty, ['main.tf', '--rule', FAULT]).status).toBe(1)
  })

  test('3 for an input that could not be read, before 1; what could be linted is printed', () => {
    const { status, output } = vpclint(faulty, ['main.tf', 'broken.json'])
    expect(status).toBe(3)
    expect(output).toContain(FAULT)
    expect(output).toMatch(/^broken\.json:1:\d+ {2}(cannot|partly) read/m)
    expect(vpclint(faulty, ['main.tf', 'nowhere.tf'])).toMatchObject({ status: 3 })
    expect(vpclint(faulty, ['broken.json', '--fail-on', 'never'])).toMatchObject({ status: 3 })
  })

  test('2 before 3', () => {
    expect(vpclint(faulty, ['nowhere.tf', '--fail-on', 'x']).status).toBe(2)
  })
})

describe('output', () => {
  const folder = folderWith({ '.git/HEAD': '', 'infra/main.tf': FAULTY_ROOT })

  test('text has paths of the current folder, JSON those of the git root', () => {
    expect(vpclint(folder, [], { folder: 'infra' }).output).toMatch(/^main\.tf:10:/)
    expect(vpclint(folder, ['infra']).output).toMatch(/^infra\/main\.tf:10:/)
    expect(places(reportOf(folder, [], { folder: 'infra' }))).toEqual([`infra/main.tf:10 ${FAULT}`])
  })

  test('several formats, into files', () => {
    const { status, output } = vpclint(folder, [
      '--format',
      'text',
      '--format',
      'sarif=out/a.sarif',
      '-f',
      'json=b.json',
    ])
    expect(status).toBe(1)
    expect(output).toContain(FAULT)
    expect(JSON.parse(readFileSync(join(folder, 'out/a.sarif'), 'utf8')).version).toBe('2.1.0')
    expect(JSON.parse(readFileSync(join(folder, 'b.json'), 'utf8')).schemaVersion).toBe(1)
  })

  test('a file that cannot be written is said, and the rest is printed', () => {
    const { status, output, errors } = vpclint(folder, ['--format', 'json=infra', '--format', 'text'])
    expect(status).toBe(2)
    expect(output).toContain(FAULT)
    expect(errors).toMatch(/^vpclint: Could not write/)
  })

  test('colours: on a terminal, when asked for, never when NO_COLOR says so', () => {
    const sign = String.fromCodePoint(27)
    const colored = (words: readonly string[], setting: Parameters<typeof vpclint>[2]) =>
      vpclint(folder, words, setting).output.includes(sign)
    expect(colored([], {})).toBe(false)
    expect(colored([], { terminal: 80 })).toBe(true)
    expect(colored([], { terminal: 80, environment: { NO_COLOR: '1' } })).toBe(false)
    expect(colored([], { terminal: 80, environment: { NO_COLOR: '' } })).toBe(true)
    expect(colored([], { environment: { FORCE_COLOR: '1' } })).toBe(true)
    expect(colored(['--color', 'always'], { environment: { NO_COLOR: '1' } })).toBe(true)
    expect(colored(['--color', 'never'], { terminal: 80, environment: { FORCE_COLOR: '1' } })).toBe(false)
  })

  test('frames in ASCII when the locale has nothing else', () => {
    const ascii = /^[\n\x20-\x7e]*$/
    expect(vpclint(folder, [], { environment: { LANG: 'C' } }).output).toMatch(ascii)
    expect(vpclint(folder, [], { environment: { LANG: 'C.UTF-8' } }).output).not.toMatch(ascii)
    expect(vpclint(folder, [], { environment: { LC_ALL: 'C', LANG: 'C.UTF-8' } }).output).toMatch(ascii)
  })

  test('in a workflow: text in the log and annotations, no other line that the runner obeys', () => {
    const { output } = vpclint(folder, [], { environment: { GITHUB_ACTIONS: 'true' } })
    const commands = output.split('\n').filter((line) => line.trimStart().startsWith('::'))
    expect(commands).toHaveLength(1)
    expect(commands[0]).toMatch(/^::error file=infra\/main\.tf,line=10,/)
    expect(output).toMatch(/^infra\/main\.tf:10:/m)
  })

  test('in a workflow: the summary of the job goes behind what the step wrote before', () => {
    const page = join(folderWith({ summary: 'before\n' }), 'summary')
    const environment = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: page }
    vpclint(folder, [], { environment })
    expect(readFileSync(page, 'utf8')).toMatch(/^before\n[\s\S]*### error: private-dns-without-vpc-dns/)
    vpclint(folder, ['--format', 'text'], { environment })
    expect(readFileSync(page, 'utf8').match(/### error/g)).toHaveLength(1)
  })
})

describe('values from the command line', () => {
  const root = `variable "hostnames" {}\n${FAULTY_ROOT.replace('= false', '= var.hostnames')}`

  test('--var and --var-file decide what a variable leaves open', () => {
    const folder = folderWith({ 'main.tf': root, 'on.tfvars': 'hostnames = true\n' })
    expect(places(reportOf(folder, []))).toEqual([])
    expect(places(reportOf(folder, ['--var', 'hostnames=false']))).toEqual([`main.tf:11 ${FAULT}`])
    expect(reportOf(folder, ['--var-file', 'on.tfvars']).passed.map(({ rule }) => rule)).toContain(FAULT)
  })

  test('--parameter decides what a parameter leaves open', () => {
    const template = `Parameters:\n  Names:\n    Type: String\n${FAULTY_TEMPLATE.replace('EnableDnsHostnames: false', 'EnableDnsHostnames: !Ref Names')}`
    const folder = folderWith({ 'template.yaml': template })
    expect(places(reportOf(folder, []))).toEqual([])
    expect(places(reportOf(folder, ['--parameter', 'Names=false']))).toEqual([`template.yaml:16 ${FAULT}`])
  })
})
