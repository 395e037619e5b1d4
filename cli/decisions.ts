/**
 * What people decided: `vpclint.yaml`, what it extends, rules of their own, the baseline, facts. It lies beside what is judged, or
 * in a git revision (`--config-from`), where what lies beside it may come from anybody.
 */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Source } from '../model/place'
import type { Problem } from '../model/problem'
import { isRefusal } from '../model/sources'
import type { UsageError } from './arguments'
import { baseTree } from './base-sources'
import { readText } from './candidate'
import { diskSources } from './files'
import { commitNamed } from './git'
import { unreadable } from './input-problems'
import { gitRootOf, nameOf, type Roots } from './roots'

export function isDecision(path: string, roots: Roots): boolean {
  if (roots.decisions !== undefined) return roots.decisions.has(nameOf(path, roots))
  return existsSync(path) && statSync(path).isFile()
}

export function readDecision(name: string, roots: Roots): Source | Problem {
  const { decisions } = roots
  if (decisions === undefined) return readText(name, roots)
  if (!isDecision(join(roots.base, name), roots))
    return unreadable(name, 'missing', `${name} is not in the revision of --config-from.`)
  const answer = decisions.sources.read(name)
  return isRefusal(answer) ? unreadable(name, answer.refused, `${answer.detail}.`) : answer
}

/** The same roots, with the decisions of a revision. */
export function decidedAt(revision: string | null, roots: Roots): Roots | UsageError {
  if (revision === null) return roots
  const root = gitRootOf(roots.base)
  if (root !== roots.base) return { usage: '--config-from takes paths of one git repository.' }
  const commit = commitNamed(revision, root)
  const decisions = commit === null ? null : baseTree(root, commit, diskSources(roots), new Set())
  return decisions === null
    ? { usage: `--config-from: this repository has no commit ${revision}; fetch it first.` }
    : { ...roots, decisions }
}
