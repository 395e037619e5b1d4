/** Which lines of which files a change touched, so that an annotation stands where the reviewer looks. */
import { git } from './git'

/** First and last line of each stretch, by file. */
export type ChangedLines = ReadonlyMap<string, readonly (readonly [first: number, last: number])[]>

/** Of the work tree since a commit. A file that git quotes (it has a control character or a quote in its name) is left out. */
export function changedLines(root: string, commit: string): ChangedLines {
  const options = [
    '--no-ext-diff',
    '--no-textconv',
    '--no-color',
    '-M',
    '-U0',
    '--src-prefix=a/',
    '--dst-prefix=b/',
  ]
  const answer = git(root, ['diff', ...options, commit])
  const lines = new Map<string, (readonly [number, number])[]>()
  if ('failed' in answer) return lines
  let file: string | null = null
  for (const line of answer.output.toString('utf8').split('\n')) {
    const name = /^\+\+\+ (?:b\/(.+?)\t?|"?.*)$/.exec(line)
    if (name !== null) file = name[1] ?? null
    const [, start, length = '1'] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? []
    if (start === undefined || file === null || length === '0') continue
    const first = Number(start)
    lines.set(file, [...(lines.get(file) ?? []), [first, first + Number(length) - 1]])
  }
  return lines
}
