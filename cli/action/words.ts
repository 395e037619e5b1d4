/** The inputs of the Action as words of the command: it can do nothing that the command line cannot. */
import type { World } from '../world'

export type Inputs = (name: string) => string

/** The runner hands `fail-on` over as `INPUT_FAIL-ON` (https://docs.github.com/actions/reference/metadata-syntax-reference#inputs). */
export const inputsOf =
  ({ environment }: World): Inputs =>
  (name) =>
    (environment[`INPUT_${name.toUpperCase()}`] ?? '').trim()

export interface Files {
  readonly report: string
  readonly summary: string
}

/** What to compare with, and the commit whose configuration counts. */
export interface Revisions {
  readonly base: string | null
  readonly from: string | null
}

export function wordsOf(input: Inputs, { base, from }: Revisions, files: Files): readonly string[] {
  const given = (name: string) => (input(name) === '' ? [] : [`--${name}=${input(name)}`])
  const paths = linesOf(input('paths'))
  return [
    'lint',
    ...['config', 'source', 'fail-on'].flatMap(given),
    ...(from === null ? [] : [`--config-from=${from}`]),
    ...(base === null ? [] : [`--base=${base}`]),
    ...(input('fail-on-existing') === 'true' ? [] : ['--fail-on-new']),
    '--format=text',
    ...(input('annotations') === 'false' ? [] : ['--format=github']),
    `--format=json=${files.report}`,
    `--format=summary=${files.summary}`,
    ...(input('sarif-file') === '' ? [] : [`--format=sarif=${input('sarif-file')}`]),
    '--',
    ...(paths.length === 0 ? ['.'] : paths),
  ]
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
