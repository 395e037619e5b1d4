/** `--base REF`: the same inputs as they were before the change, so that findings say whether they are new. */
import { realpathSync } from 'node:fs'
import type { ConfiguredInput, LintRequest } from '../lint'
import { isRefusal, type Sources } from '../model/sources'
import type { UsageError } from './arguments'
import { baseTree } from './base-sources'
import type { BaseTree } from './base-tree'
import { type ChangedLines, changedLines } from './changed-lines'
import { diskSources } from './files'
import { commitNamed, fieldsOf, git } from './git'
import { gitRootOf, type Roots } from './roots'

export interface Base extends NonNullable<LintRequest['base']> {
  readonly changedLines: ChangedLines
}

/**
 * `inputs`: as they are deployed by what files said then. `named`: names of files with values that a person names; those that git does not
 * have are as they are on the disk.
 */
export function baseOf(
  ref: string,
  inputs: (then: Sources) => readonly ConfiguredInput[],
  roots: Roots,
  named: readonly string[],
): Base | UsageError {
  const root = gitRootOf(roots.base)
  const top = git(root, ['rev-parse', '--show-toplevel'])
  if ('failed' in top)
    return { usage: `--base needs a git repository, and git says: ${firstLine(top.failed)}` }
  if (realpathSync(top.output.toString('utf8').trimEnd()) !== realpathSync(roots.base))
    return { usage: '--base takes paths of one git repository.' }
  const commit = commitBefore(ref, root)
  if (typeof commit !== 'string') return commit
  const tree = baseTree(root, commit, diskSources(roots), new Set(named))
  if (tree === null) return { usage: `--base: git has not all of ${ref}; ${FETCH}` }
  const renamed = renames(root, commit)
  return {
    inputs: inputs(tree.sources).flatMap((input) => inputBefore(input, tree, renamed)),
    sources: tree.sources,
    changedLines: changedLines(root, commit),
  }
}

const FETCH =
  'fetch it first (git fetch origin BRANCH; in GitHub Actions fetch-depth: 2 for actions/checkout, or 0 for all history).'

const firstLine = (text: string): string => text.split('\n')[0] ?? ''

/** Where the branches parted: what others did on REF meanwhile is not this change's. Without such a place, REF itself. */
function commitBefore(ref: string, root: string): string | UsageError {
  const commit = commitNamed(ref, root)
  if (commit === null) return { usage: `--base: this repository has no commit ${ref}; ${FETCH}` }
  const parting = git(root, ['merge-base', commit, 'HEAD'])
  return 'failed' in parting ? commit : parting.output.toString('utf8').trim()
}

/** New name → old name, of files that git takes for moved. */
function renames(root: string, commit: string): ReadonlyMap<string, string> {
  const answer = git(root, [
    'diff',
    '--no-ext-diff',
    '--no-textconv',
    '-z',
    '-M',
    '--name-status',
    '--diff-filter=R',
    commit,
  ])
  if ('failed' in answer) return new Map()
  const fields = fieldsOf(answer.output)
  const names = new Map<string, string>()
  for (let at = 0; at + 2 < fields.length; at += 3) names.set(fields[at + 2] ?? '', fields[at + 1] ?? '')
  return names
}

/** Nothing when it is new. A plan tells by itself what was before. */
function inputBefore(
  input: ConfiguredInput,
  tree: BaseTree,
  renamed: ReadonlyMap<string, string>,
): readonly ConfiguredInput[] {
  if (input.is === 'folder') {
    const folder = folderBefore(input.folder, tree, renamed)
    return folder === null ? [] : [{ ...input, folder }]
  }
  const { name } = input.source
  const text = tree.sources.read(tree.has(name) ? name : (renamed.get(name) ?? name))
  return isRefusal(text) ? [] : [{ ...input, source: text }]
}

function folderBefore(folder: string, tree: BaseTree, renamed: ReadonlyMap<string, string>): string | null {
  if (tree.sources.list(folder).length > 0) return folder
  const prefix = folder === '.' ? '' : `${folder}/`
  const moved = [...renamed].find(
    ([name]) => name.startsWith(prefix) && !name.slice(prefix.length).includes('/'),
  )
  return moved === undefined ? null : moved[1].slice(0, Math.max(0, moved[1].lastIndexOf('/'))) || '.'
}
