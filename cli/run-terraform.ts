/**
 * `terraform show -json`, run only when a person writes `--run-terraform=PATH` on the command line. It starts the providers of the
 * folder, so neither they nor the program may come with the repository that is judged: what git tracks is refused. No shell, a
 * clean environment, caps on time and output.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { PLAN_LIMIT } from './files'
import { fieldsOf, git } from './git'

export interface Showing {
  /** The program, absolute. */
  readonly program: string
  /** The root module's folder, initialized, absolute. */
  readonly folder: string
  /** The saved plan, absolute. */
  readonly plan: string
}

export type Shown = { readonly output: Uint8Array } | { readonly refused: string }

const MILLISECONDS_AT_MOST = 300_000

export function shownPlan({ program, folder, plan }: Showing): Shown {
  if (!existsSync(program) || !statSync(program).isFile())
    return { refused: `There is no program ${program} for --run-terraform.` }
  const real = realpathSync(program)
  if (isTracked(dirname(real), basename(real)))
    return { refused: `${program} is tracked by git: a program that comes with a repository is not run.` }
  if (isTracked(folder, '.terraform'))
    return { refused: '.terraform is tracked by git: providers that come with a repository are not run.' }
  const { status, stdout, stderr, error } = spawnSync(
    real,
    [`-chdir=${folder}`, 'show', '-json', '-no-color', plan],
    {
      cwd: folder,
      env: cleanEnvironment(),
      input: '',
      maxBuffer: PLAN_LIMIT,
      timeout: MILLISECONDS_AT_MOST,
    },
  )
  if (status === 0) return { output: stdout }
  const said = error?.message ?? firstLines(stderr.toString('utf8'))
  return { refused: `${basename(real)} could not show the plan: ${said}` }
}

/** Arguments and plugins that the environment would bring in stay out. */
const cleanEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: '/usr/bin:/bin',
  ...(process.env.HOME === undefined ? {} : { HOME: process.env.HOME }),
  TF_IN_AUTOMATION: '1',
  CHECKPOINT_DISABLE: '1',
  NO_COLOR: '1',
})

/** Outside of a repository nothing is tracked. */
function isTracked(folder: string, name: string): boolean {
  const answer = git(folder, ['ls-files', '-z', '--', name])
  return 'output' in answer && fieldsOf(answer.output).length > 0
}

const firstLines = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, 500)
