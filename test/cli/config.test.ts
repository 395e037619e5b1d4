/** `vpclint config`: what holds, and who says so. */
import { readConfigurationFile } from '../../engine/configuration/read'
import { vocabulary } from '../../lint'
import { FAULT, folderWith, removeFolders, vpclint } from './machine'

afterEach(removeFolders)

const folder = () =>
  folderWith({
    '.git/HEAD': '',
    'vpclint.yaml': `extends: ./shared.yaml
fail-on: warning
rules:
  ${FAULT}: { severity: error, locked: true }
outside:
  vpc-0a1b2c3d4e5f60718: { dnsHostnames: true }
`,
    'shared.yaml': `region: eu-west-1
rules: { vpc-endpoint-in-one-zone: off }
baseline: known.txt
modules:
  module.net: { adds: nothing, outputs: { vpc_id: { kind: vpc, cidr: 10.0.0.0/16 }, zones: [a, b] } }
`,
    'live/vpclint.yaml': `fail-on: note
allow: [{ rule: ${FAULT}, path: old/*, until: 2030-12-31, because: "it is rebuilt: soon" }]
joins:
  - { reference: var.vpc_id, is: aws_vpc.main }
`,
    'live/main.tf': '',
  })

const PRINTED = `# For live, from live/vpclint.yaml, vpclint.yaml, shared.yaml; paths are those of the run.
fail-on: note  # live/vpclint.yaml:1
region: eu-west-1  # shared.yaml:1
baseline: known.txt  # shared.yaml:3
rules:
  vpc-endpoint-in-one-zone: off  # shared.yaml:2
  ${FAULT}: { severity: error, locked: true }  # vpclint.yaml:4
allow:
  - { rules: [ ${FAULT} ], path: live/old/*, until: 2030-12-31, because: "it is rebuilt: soon" }  # live/vpclint.yaml:2
outside:
  vpc-0a1b2c3d4e5f60718: { kind: vpc, dnsHostnames: true }  # vpclint.yaml:6
joins:
  - { reference: vpc_id, is: aws_vpc.main }  # live/vpclint.yaml:4
modules:
  module.net: { adds: nothing, outputs: { vpc_id: { kind: vpc, cidr: 10.0.0.0/16 }, zones: [ a, b ] } }  # shared.yaml:5
`

test('prints one configuration, each value with its line', () => {
  expect(vpclint(folder(), ['config', 'live'])).toEqual({ status: 0, output: PRINTED, errors: '' })
  expect(vpclint(folder(), ['config', 'live/main.tf']).output).toBe(PRINTED)
})

test('what is printed is a configuration that says the same', () => {
  const { configuration, problems } = readConfigurationFile({ name: 'x.yaml', text: PRINTED }, vocabulary)
  expect(problems).toEqual([])
  expect(configuration).toMatchObject({ failOn: 'note', region: 'eu-west-1', baseline: 'known.txt' })
  expect(configuration.modules[0]?.facts.map(({ name, kind }) => [name, kind])).toEqual([
    ['module.net.vpc_id', 'vpc'],
  ])
})

test('JSON says the same, with file and column', () => {
  const { files, settings } = JSON.parse(vpclint(folder(), ['config', 'live', '--json']).output)
  expect(files).toEqual(['live/vpclint.yaml', 'vpclint.yaml', 'shared.yaml'])
  expect(settings).toContainEqual({
    section: 'rules',
    name: FAULT,
    value: { severity: 'error', locked: true },
    range: { file: 'vpclint.yaml', start: { line: 4, column: 3 }, end: { line: 4, column: 30 } },
  })
})

test('says so where nothing is configured', () => {
  expect(vpclint(folderWith({ '.git/HEAD': '' }), ['config'])).toEqual({
    status: 0,
    output:
      '# Nothing is configured for .: there is no vpclint.yaml in it or above it.\nfail-on: error  # when nobody says\n',
    errors: '',
  })
})

test('a mistake is exit status 2, with its line', () => {
  const { status, errors } = vpclint(folderWith({ '.git/HEAD': '', 'vpclint.yaml': 'fail-om: note\n' }), [
    'config',
  ])
  expect([status, errors]).toEqual([
    2,
    'vpclint: vpclint.yaml:1:1: "fail-om" is not a key that can stand here. Did you mean "fail-on"?\n',
  ])
})

test.each([
  [['config', 'a', 'b'], 'config takes one path.'],
  [['config', 'none'], 'There is no file or folder none.'],
])('bad usage: %s', (words, sentence) => {
  const { status, errors } = vpclint(folderWith({}), words)
  expect([status, errors]).toEqual([2, expect.stringContaining(sentence)])
})
