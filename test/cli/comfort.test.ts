/** `--quiet`, `--verbose`, `--debug`, `--watch`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../../cli/run'
import { measured } from '../../cli/stages'
import { startWatching } from '../../cli/watch'
import { FAULT, FAULTY_ROOT, folderWith, removeFolders, vpclint } from './machine'

afterAll(removeFolders)

const FIXED = FAULTY_ROOT.replace('enable_dns_hostnames = false', 'enable_dns_hostnames = true')

test('--quiet prints findings alone, and nothing where there are none', () => {
  const faulty = vpclint(folderWith({ 'main.tf': FAULTY_ROOT }), ['--quiet'])
  expect(faulty.output).toContain(FAULT)
  expect(faulty.output).not.toMatch(/Read 1|checks:|0 warnings|Cannot tell/)
  expect(faulty.status).toBe(1)
  expect(vpclint(folderWith({ 'main.tf': FIXED }), ['-q'])).toEqual({ output: '', errors: '', status: 0 })
})

test('--quiet still says what cannot be read', () => {
  const { output, status } = vpclint(folderWith({ 'a.yaml': '\u0000\u0001' }), ['-q', 'a.yaml'])
  expect(output).toMatch(/^a\.yaml.*cannot read/)
  expect(status).toBe(3)
})

test('--verbose says how long each stage took, on standard error', () => {
  const { output, errors } = vpclint(folderWith({ 'main.tf': FAULTY_ROOT }), [
    '--verbose',
    '--format',
    'json',
  ])
  expect(JSON.parse(output).findings).toHaveLength(1)
  const stages = errors.trimEnd().split('\n')
  for (const stage of stages) expect(stage).toMatch(/^[a-z ]+ +\d+\.\d ms$/)
  expect(stages.map((stage) => stage.slice(0, 24).trim())).toEqual([
    'find inputs',
    'read configuration',
    'read inputs',
    'build the graph',
    'ask rules',
    'write the report',
    'print',
    'all',
  ])
})

test('times of a stage that comes again are one sum', () => {
  let clock = 0
  const stages = measured(() => clock)
  for (const [stage, took] of [
    ['read', 5],
    ['ask', 2],
    ['read', 10],
  ] as const) {
    clock += took
    stages.ended(stage)
  }
  expect(stages.lines().map((line) => line.replace(/ +/g, ' '))).toEqual([
    'read 15.0 ms',
    'ask 2.0 ms',
    'all 17.0 ms',
  ])
})

test('--debug says what a bug report needs, without values and texts', () => {
  const folder = folderWith({ 'main.tf': `variable "secret" {}\n${FAULTY_ROOT}` })
  const words = ['--debug', '--var', 'secret=hunter2', '--var=other=hunter3', '--parameter', 'A=hunter4', '.']
  const { errors } = vpclint(folder, words, {
    environment: { CI: 'true', TOKEN: 'hunter5', NODE_OPTIONS: 'hunter6' },
  })
  expect(errors).not.toContain('hunter')
  expect(errors).toContain(`Node ${process.version}`)
  expect(errors).toContain('--var secret=… --var=other=… --parameter A=…')
  expect(errors).toMatch(/^environment {2}CI=true LANG=C.UTF-8 NODE_OPTIONS=set$/m)
  expect(errors).toMatch(/^read {9}\.: terraform-configuration, 1 files, \d+ resources$/m)
})

test('--watch judges again when a file changes, and not when its own report is written', async () => {
  const folder = folderWith({ 'main.tf': FAULTY_ROOT })
  let output = ''
  let runs = 0
  const stream = (write: (text: string) => void) => ({ write, isTerminal: false, columns: null })
  const world = {
    arguments: ['--watch', '--quiet', '--format', 'text', '--format', 'json=report.json', '.'],
    environment: { LANG: 'C.UTF-8' },
    folder,
    today: '2026-06-01',
    output: stream((text) => {
      output += text
    }),
    errors: stream(() => undefined),
    readInput: () => new Uint8Array(),
  }
  const watching = startWatching(world, (each) => {
    runs += 1
    return run(each)
  })
  try {
    expect([runs, output.includes(FAULT)]).toEqual([1, true])
    await pause(400)
    expect(runs).toBe(1)
    output = ''
    writeFileSync(join(folder, 'main.tf'), FIXED)
    for (let waited = 0; runs < 2 && waited < 10_000; waited += 50) await pause(50)
    expect([runs, output]).toEqual([2, ''])
  } finally {
    watching.end()
  }
}, 20_000)

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

test('what of a template is not here is said in words', () => {
  const folder = folderWith({
    'a.yaml': [
      'Transform: [Own::Macro]',
      'Resources:',
      '  Network: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: !Sub "https://${AWS::Region}.example.com/a.yaml" } }',
      '  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }',
    ].join('\n'),
  })
  expect(vpclint(folder, ['a.yaml']).output).toContain(
    'Not all of it was seen: what Own::Macro makes of it; the template of Network, which is not a local file.',
  )
})
