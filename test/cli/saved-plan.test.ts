/** The file that `terraform plan -out` writes: its sources are in it, its values only Terraform can read. */
import { execFileSync } from 'node:child_process'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FAULT, folderWith, removeFolders, reportOf, vpclint } from './machine'

afterAll(removeFolders)

const SAVED = join(__dirname, '../../fixtures/plans/saved')
const of = (name: string) => readFileSync(join(SAVED, name))
const ONLY = ['--rule', FAULT]

/** Only the plans: the folder that they were made in may be anywhere. */
const plansOnly = () => folderWith({ '.git/HEAD': '', tfplan: of('tfplan'), 'plan.json': of('plan.json') })
const complete = () =>
  folderWith({
    '.git/HEAD': '',
    tfplan: of('tfplan'),
    'plan.json': of('plan.json'),
    'main.tf': of('main.tf'),
    'mods/net/main.tf': of('mods/net/main.tf'),
  })

/** Stands in for Terraform: prints the plan, and writes down how it was called. */
function withTerraform(folder: string): string {
  const tool = folderWith({ 'plan.json': of('plan.json') })
  const program = join(tool, 'terraform')
  writeFileSync(
    program,
    `#!/bin/sh\nprintf '%s\\n' "$@" > ${tool}/arguments\nenv > ${tool}/environment\ncat ${tool}/plan.json\n`,
  )
  chmodSync(program, 0o755)
  expect(folder).not.toBe(tool)
  return tool
}

test('without a Terraform it says what to type, and fails', () => {
  const { problems, status } = reportOf(complete(), [...ONLY, 'tfplan'])
  expect(status).toBe(3)
  expect(problems).toMatchObject([
    {
      code: 'saved-plan',
      severity: 'unreadable',
      remedy:
        'terraform show -json tfplan > plan.json && vpclint plan.json --source tfplan, or let vpclint run it: vpclint tfplan --run-terraform="$(command -v terraform)"',
    },
  ])
})

test('as the source of a plan it gives the lines, also where no file is left', () => {
  const [finding] = reportOf(plansOnly(), [...ONLY, 'plan.json', '--source', 'tfplan']).findings
  expect(finding?.range).toMatchObject({ file: 'main.tf', start: { line: 12, column: 25 } })
  const places = finding?.evidence.map(({ range }) => `${range?.file}:${range?.start.line}`)
  expect(places).toContain('mods/net/main.tf:4')
  const trail = finding?.evidence.flatMap((each) =>
    each.trail.map(({ file, start }) => `${file}:${start.line}`),
  )
  expect(trail).toContain('main.tf:6')
})

test('a file that was edited since gives no wrong line', () => {
  const folder = complete()
  writeFileSync(join(folder, 'main.tf'), `# moved\n# down\n${of('main.tf').toString()}`)
  const { findings, problems } = reportOf(folder, [...ONLY, 'plan.json', '--source', 'tfplan'])
  expect(findings[0]?.range).toMatchObject({ file: 'plan.json!/main.tf', start: { line: 12 } })
  expect(problems).toMatchObject([{ code: 'edited-since-plan', severity: 'note', file: 'main.tf' }])
})

test('--run-terraform opens it, without a shell and with a clean environment', () => {
  const folder = complete()
  const tool = withTerraform(folder)
  process.env.TF_CLI_ARGS = '-help'
  const { findings, status } = reportOf(folder, [
    ...ONLY,
    'tfplan',
    '--run-terraform',
    join(tool, 'terraform'),
  ])
  delete process.env.TF_CLI_ARGS
  expect(status).toBe(1)
  expect(findings[0]?.range).toMatchObject({ file: 'main.tf', start: { line: 12 } })
  expect(readFileSync(join(tool, 'arguments'), 'utf8').split('\n')).toEqual([
    `-chdir=${folder}`,
    'show',
    '-json',
    '-no-color',
    join(folder, 'tfplan'),
    '',
  ])
  const environment = readFileSync(join(tool, 'environment'), 'utf8')
  expect(environment).not.toContain('TF_CLI_ARGS')
  expect(environment).toContain('CHECKPOINT_DISABLE=1')
})

describe('it is not run', () => {
  const refusal = (folder: string, program: string) => {
    const { problems, status } = reportOf(folder, [...ONLY, 'tfplan', '--run-terraform', program])
    expect(status).toBe(3)
    return problems[0]?.message
  }
  const commit = (folder: string, name: string) => {
    execFileSync('git', ['init', '-q', folder])
    execFileSync('git', ['-C', folder, 'add', '-f', name])
  }

  test('where git tracks the program', () => {
    const folder = complete()
    const tool = withTerraform(folder)
    commit(tool, 'terraform')
    expect(refusal(folder, join(tool, 'terraform'))).toContain('is tracked by git')
  })

  test('where git tracks .terraform', () => {
    const folder = folderWith({ tfplan: of('tfplan'), 'main.tf': of('main.tf'), '.terraform/x': '' })
    commit(folder, '.terraform')
    const tool = withTerraform(folder)
    expect(refusal(folder, join(tool, 'terraform'))).toContain('.terraform is tracked by git')
  })

  test('where there is none, or it fails', () => {
    const folder = complete()
    expect(refusal(folder, join(folder, 'none'))).toContain('There is no program')
    const failing = folderWith({ terraform: '#!/bin/sh\necho "Failed to load plugin schemas" >&2\nexit 1\n' })
    chmodSync(join(failing, 'terraform'), 0o755)
    expect(refusal(folder, join(failing, 'terraform'))).toBe(
      'terraform could not show the plan: Failed to load plugin schemas',
    )
  })

  test('by its bare name, which could be a file of the repository', () => {
    const { status, errors } = vpclint(complete(), [...ONLY, 'tfplan', '--run-terraform', 'terraform'])
    expect(status).toBe(2)
    expect(errors).toContain('--run-terraform="$(command -v terraform)"')
  })
})
