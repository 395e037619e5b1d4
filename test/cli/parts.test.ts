/** The command cut into parts does what the whole one does, and help reads the first part only. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { bundleParts } from '../../scripts/bundle-parts'
import { TABLES } from '../../scripts/late-parts'
import { PARTS } from '../../scripts/parts'
import { FAULTY_ROOT, FAULTY_TEMPLATE, folderWith, removeFolders, vpclint } from './machine'

const root = join(__dirname, '../..')
const bin = folderWith({})
const command = join(bin, 'vpclint.cjs')

beforeAll(async () => {
  const { parts } = await bundleParts(root)
  for (const { name, text } of parts) writeFileSync(join(bin, `${name}.cjs`), text)
  for (const table of TABLES) copyFileSync(join(root, table), join(bin, basename(table)))
  copyFileSync(join(root, 'cli/start.cjs'), command)
}, 60_000)
afterAll(removeFolders)

const spawned = (folder: string, words: readonly string[]) => {
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], {
    cwd: folder,
    encoding: 'utf8',
    env,
  })
  return { status, output: stdout, errors: stderr }
}

const SERVERLESS = `Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties: { StageName: prod, EndpointConfiguration: { Type: PRIVATE } }
`
const OWN_RULE = `id: ours-endpoint-names-its-subnets
severity: error
title: An endpoint names no subnets
why: Because we said so.
remedy: Name them.
links: [https://example.com/]
about: vpc-endpoint
must: { subnets: { exists: true } }
message: '{address} names no subnets.'
`
const JSON_ROOT = JSON.stringify({
  resource: { aws_vpc_endpoint: { api: { vpc_id: 'vpc-1', service_name: 'com.amazonaws.eu-west-1.sqs' } } },
})
const ENCODED = 'resource "aws_vpc" "main" {\n  cidr_block = yamldecode("a: 10.0.0.0/16").a\n}\n'

const runs: readonly (readonly [what: string, files: Record<string, string>, words: readonly string[]])[] = [
  ['Terraform', { 'main.tf': FAULTY_ROOT }, []],
  ['Terraform in JSON', { 'main.tf.json': JSON_ROOT }, []],
  ['a function that needs YAML', { 'main.tf': ENCODED }, ['--show', 'all']],
  ['an allow', { 'main.tf': `# vpclint: allow private-dns-without-vpc-dns\n${FAULTY_ROOT}` }, []],
  ['a template', { 'a.yaml': FAULTY_TEMPLATE }, ['a.yaml', '--format', 'json']],
  ['SAM', { 'a.yaml': SERVERLESS }, ['a.yaml', '--format', 'sarif']],
  ['broken YAML', { 'a.yaml': `${FAULTY_TEMPLATE}  x: [` }, ['a.yaml']],
  ['configuration', { 'main.tf': FAULTY_ROOT, 'vpclint.yaml': 'fail-on: never\n' }, []],
  [
    "rules of one's own",
    { 'a.yaml': FAULTY_TEMPLATE, 'ours.yaml': OWN_RULE },
    ['--rules', 'ours.yaml', 'a.yaml'],
  ],
  ['a baseline', { 'main.tf': FAULTY_ROOT }, ['baseline']],
  ['a rule in YAML', {}, ['explain', 'private-dns-without-vpc-dns', '--yaml']],
  ['bad usage', {}, ['--format', 'json', '--nonsense']],
]

test.each(runs)('%s: as in one piece', (_what, files, words) => {
  const whole = vpclint(folderWith(files), words, { today: new Date().toISOString().slice(0, 10) })
  expect(spawned(folderWith(files), words)).toEqual(whole)
})

test('help and version read nothing but the first part', () => {
  for (const part of Object.keys(PARTS)) rmSync(join(bin, `${part}.cjs`))
  expect(spawned(root, ['--version'])).toMatchObject({ status: 0, errors: '' })
  expect(spawned(root, ['--help'])).toMatchObject({ status: 0, errors: '' })
  expect(spawned(root, ['help', 'trace'])).toMatchObject({ status: 0, errors: '' })
})
