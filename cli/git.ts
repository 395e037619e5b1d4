/**
 * Git plumbing, the one program that vpclint starts by itself, and only for `--base` and `--config-from`. Nothing of the repository's own is run: no hook,
 * no external diff, no filter, no pager; and what a calling hook left in the environment about another repository does not count.
 */
import { spawnSync } from 'node:child_process'

const OUTPUT_AT_MOST = 2 ** 29
const MILLISECONDS_AT_MOST = 60_000

const SAFE = [
  '--no-pager',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.quotePath=false',
]

export type GitAnswer = { readonly output: Buffer } | { readonly failed: string }

export function git(folder: string, words: readonly string[], input = ''): GitAnswer {
  const { GIT_DIR: _directory, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, ...environment } = process.env
  const { status, stdout, stderr, error } = spawnSync('git', [...SAFE, ...words], {
    cwd: folder,
    input,
    env: {
      ...environment,
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_NO_LAZY_FETCH: '1',
    },
    maxBuffer: OUTPUT_AT_MOST,
    timeout: MILLISECONDS_AT_MOST,
  })
  if (status === 0) return { output: stdout }
  return { failed: error?.message ?? stderr.toString('utf8').trim() }
}

/** Null when this repository has no such commit, or is none. */
export function commitNamed(revision: string, folder: string): string | null {
  const name = `${revision}^{commit}`
  const answer = git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', name])
  return 'failed' in answer ? null : answer.output.toString('utf8').trim()
}

/** The fields that `-z` parts. */
export const fieldsOf = (output: Buffer): readonly string[] =>
  output
    .toString('utf8')
    .split('\0')
    .filter((field) => field !== '')
