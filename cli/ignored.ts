/** What a walk leaves out: `.gitignore` files from the git root down, the deeper one deciding, and folders nobody means. */
import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'

interface Layer {
  readonly folder: string
  readonly rules: Ignore
}

/** The layers that hold in a folder, outermost first. */
export type IgnoreRules = readonly Layer[]

const NEVER_ENTERED = new Set([
  '.git',
  'node_modules',
  '.terraform',
  '.aws-sam',
  '.terragrunt-cache',
  '.venv',
])

export const isNeverEntered = (name: string): boolean => NEVER_ENTERED.has(name)

/** Rules for a folder below one whose rules are known. */
export function rulesIn(folder: string, above: IgnoreRules): IgnoreRules {
  const text = readIfThere(join(folder, '.gitignore'))
  return text === null ? above : [...above, { folder, rules: ignore({ allowRelativePaths: true }).add(text) }]
}

/** From the git root down to `folder`, both included. */
export function rulesDownTo(folder: string, root: string): IgnoreRules {
  const parts = relative(root, folder)
    .split(sep)
    .filter((part) => part !== '')
  const folders = parts.map((_part, index) => join(root, ...parts.slice(0, index + 1)))
  return [root, ...folders].reduce<IgnoreRules>((layers, each) => rulesIn(each, layers), [])
}

export function isIgnored(path: string, kind: 'file' | 'folder', layers: IgnoreRules): boolean {
  let ignored = false
  for (const { folder, rules } of layers) {
    const name = relative(folder, path).split(sep).join('/')
    if (name === '') continue
    const answer = rules.test(kind === 'folder' ? `${name}/` : name)
    if (answer.ignored) ignored = true
    else if (answer.unignored) ignored = false
  }
  return ignored
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
