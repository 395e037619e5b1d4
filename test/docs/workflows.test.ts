/** Workflows and the Action's description, held to the project: what they name is there, and nothing of an event gets into a shell. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const root = join(__dirname, '../..')
const folder = join(root, '.github/workflows')
const workflows = readdirSync(folder).map(
  (name) => [name, parse(readFileSync(join(folder, name), 'utf8'))] as const,
)

interface Step {
  readonly uses?: string
  readonly run?: string
}

interface Job {
  readonly permissions?: unknown
  readonly steps: readonly Step[]
}

describe.each(workflows)('%s', (_name, workflow) => {
  const jobs: readonly Job[] = Object.values(workflow.jobs)
  const scripts = jobs.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []))

  test('asks for no more than it needs', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
  })

  test('runs scripts that exist', () => {
    const known = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts
    for (const [, name = ''] of scripts.join('\n').matchAll(/npm run ([\w:-]+)/g))
      expect(known).toHaveProperty([name])
    for (const [, file = ''] of scripts.join('\n').matchAll(/tsx (scripts\/\S+\.ts)/g))
      expect(existsSync(join(root, file))).toBe(true)
  })

  test('puts no expression into a shell, where its text could become a command', () => {
    for (const script of scripts) expect(script).not.toContain('${{')
  })
})

test('the Action runs a file that the build makes', () => {
  const { runs, inputs, outputs } = parse(readFileSync(join(root, 'action.yml'), 'utf8'))
  expect(runs).toEqual({ using: 'node24', main: 'dist/action.cjs' })
  expect(readFileSync(join(root, 'scripts/build.ts'), 'utf8')).toContain("'action.cjs'")
  for (const { description } of Object.values<{ description: string }>({ ...inputs, ...outputs }))
    expect(description).toMatch(/\.$/)
})
