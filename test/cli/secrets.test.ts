/**
 * A secret is planted in every place where a configuration, a plan or a template can hold one, around faults that are found; none may
 * be in any output of any format. The places are the table: a place that holds no secret any more fails the test too.
 */
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { FORMAT_NAMES } from '../../reporters'
import { folderWith, removeFolders, reportOf, vpclint } from './machine'

const FIXTURES = join(__dirname, '../../fixtures/secrets')

afterEach(removeFolders)

const PLACES: Readonly<Record<string, readonly string[]>> = {
  'terraform/main.tf': [
    'block-comment',
    'comment',
    'comment-behind-a-list',
    'comment-in-a-list',
    'comment-in-an-object',
    'header-comment',
    'slash-comment',
    'description',
    'endpoint-tag',
    'environment',
    'group-description',
    'in-the-url',
    'output',
    'password-argument',
    'plain-user-data',
    'policy-condition',
    'provider-access-key',
    'provider-secret-key',
    'query',
    'sensitive-function',
    'tag',
    'user-data',
    'variable-default',
  ],
  'terraform/secret.auto.tfvars': ['tfvars'],
  'terraform/plan.json': [
    'description',
    'endpoint-tag',
    'environment',
    'group-description',
    'output',
    'password-argument',
    'policy-condition',
    'provider-access-key',
    'provider-secret-key',
    'sensitive-function',
    'tag',
    'tfvars',
    'variable-default',
  ],
  'template.yaml': [
    'comment',
    'comment-line',
    'comment-with-an-apostrophe',
    'header-comment',
    'description',
    'environment',
    'group-description',
    'in-the-url',
    'inline-code',
    'mapping',
    'no-echo-default',
    'on-the-pointed-line',
    'output',
    'password-property',
    'plain-user-data',
    'policy-condition',
    'query',
    'resource-metadata',
    'serverless-code',
    'serverless-environment',
    'tag',
    'template-description',
    'template-metadata',
    'user-data',
  ],
}

test.each(Object.entries(PLACES))('%s holds the secrets of the table', (file, places) => {
  const text = readFileSync(join(FIXTURES, file), 'utf8')
  const planted = new Set([...text.matchAll(/PLANTED-([a-z-]*[a-z])/g)].map(([, place]) => place))
  expect([...planted].sort()).toEqual([...places].sort())
})

function planted(without?: string): string {
  const folder = folderWith({ '.git/HEAD': '' })
  cpSync(FIXTURES, folder, { recursive: true })
  if (without !== undefined) rmSync(join(folder, without))
  return folder
}

const RUNS: readonly (readonly [name: string, without: string | undefined, words: readonly string[]])[] = [
  ['a configuration', 'terraform/plan.json', ['terraform']],
  ['a plan and its sources', undefined, ['terraform']],
  ['a plan alone', 'terraform/main.tf', ['terraform/plan.json']],
  ['a template', undefined, ['template.yaml', '--parameter', 'Given=PLANTED-parameter']],
  ['a variable of the command line', 'terraform/plan.json', ['terraform', '--var', 'password=PLANTED-var']],
]

describe.each(RUNS)('%s', (_, without, words) => {
  test('is judged, and has faults', () => {
    const { findings, undecided } = reportOf(planted(without), [...words])
    expect(findings.length + undecided.length).toBeGreaterThan(2)
  })

  test.each(FORMAT_NAMES.flatMap((format) => [[format, []] as const, [format, ['--show', 'all']] as const]))(
    'in %s %j shows no secret',
    (format, show) => {
      const { output, errors } = vpclint(planted(without), [...words, '--format', format, ...show])
      expect(output.length).toBeGreaterThan(0)
      expect([...`${output}${errors}`.matchAll(/PLANTED[a-z-]*/g)].map(([secret]) => secret)).toEqual([])
    },
  )

  test.each([['baseline'], ['allows'], ['lint', '--format', 'json=report.json']])(
    '%s shows no secret',
    (...command) => {
      const folder = planted(without)
      const { output, errors } = vpclint(folder, [...command, ...words])
      const written =
        command[0] === 'baseline' ? 'vpclint-baseline.txt' : command[0] === 'lint' ? 'report.json' : null
      const file = written === null ? '' : readFileSync(join(folder, written), 'utf8')
      expect(`${output}${errors}${file}`).not.toContain('PLANTED')
    },
  )
})
