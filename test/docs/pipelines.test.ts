/** The recipes are held to what the command and the Action really take. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { isUsageError, readArguments } from '../../cli/arguments'
import { lintSettings } from '../../cli/lint-settings'
import { FORMAT_NAMES } from '../../reporters'
import { folderWith, removeFolders } from '../cli/machine'

afterAll(removeFolders)

const root = join(__dirname, '../..')
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const text = read('docs/pipelines.md')
const blocks = [...text.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language = '', code = '']) => ({
  language,
  code,
}))
const yaml = blocks.filter(({ language }) => language === 'yaml').map(({ code }) => parse(code))

/** Every `vpclint …` or `npx --yes vpclint@… …` of a block, up to the end of the line. */
const commands = blocks.flatMap(({ code }) =>
  [...code.matchAll(/(?:^|[|\s])(?:npx --yes vpclint@[\d.]+|vpclint)((?: +[^\s#]+)+)$/gm)].map(
    ([, words = '']) => words.trim().replace(/["']/g, '').split(/ +/),
  ),
)

test('there are as many commands as recipes that run one', () => {
  expect(commands).toHaveLength(7)
})

test.each(commands.map((words) => [words.join(' '), words] as const))(
  'vpclint %s is understood',
  (_line, words) => {
    const folder = folderWith({ 'main.tf': '' })
    const request = readArguments(words)
    expect(request).toMatchObject({ command: { name: 'lint' } })
    if (isUsageError(request)) return
    const silent = { write: () => undefined, isTerminal: false, columns: null }
    const world = {
      arguments: words,
      environment: {},
      folder,
      today: '2030-01-01',
      output: silent,
      errors: silent,
      readInput: () => new Uint8Array(),
    }
    expect(lintSettings(request, world)).not.toHaveProperty('usage')
  },
)

test('workflows give the Action only inputs that it has, and what it needs', () => {
  const { inputs } = parse(read('action.yml'))
  const workflows = yaml.filter((each) => each.jobs !== undefined)
  expect(workflows.map(({ on }) => on).sort()).toEqual([
    ...Array.from({ length: 3 }, () => 'pull_request'),
    'pull_request_target',
  ])
  const jobs = workflows.flatMap(({ on, jobs }) =>
    Object.values<{ steps: Step[] }>(jobs).map(({ steps }) => ({ on, steps })),
  )
  for (const { on, steps } of jobs) {
    const [checkout] = steps
    // The commit of the base is no parent of a head that somebody else made.
    const depth = on === 'pull_request_target' ? 0 : 2
    expect(checkout).toMatchObject({ uses: 'actions/checkout@v5', with: { 'fetch-depth': depth } })
    for (const step of steps.filter(({ uses }) => uses?.startsWith('OWNER/vpclint@')))
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})))
  }
})

interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}

test('the hooks and outputs that are named exist', () => {
  const hooks = parse(read('.pre-commit-hooks.yaml')).map(({ id }: { id: string }) => id)
  const used = yaml
    .flatMap((each) => each.repos ?? [])
    .flatMap(({ hooks: list }) => list.map(({ id }: { id: string }) => id))
  expect(used).toEqual(['vpclint'])
  for (const id of hooks) expect(text).toContain(`\`${id}\``.replace('`vpclint`', 'id: vpclint'))
  for (const name of Object.keys(parse(read('action.yml')).outputs)) expect(text).toContain(`\`${name}\``)
})

test('every format is in the table', () => {
  for (const name of FORMAT_NAMES) expect(text).toContain(`| \`${name}\` |`)
})

test('the release that is named is that of the package', () => {
  const { version } = JSON.parse(read('package.json'))
  for (const [, named] of text.matchAll(/vpclint@v?(\d+\.\d+\.\d+)|rev: v(?:\d+\.\d+\.\d+)/g))
    if (named !== undefined) expect(named).toBe(version)
})
