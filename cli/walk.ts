/**
 * Walks a folder for what may be ours. `.gitignore` holds, with two exceptions that everybody ignores in git and means
 * here: plan files beside `.tf` files, and `cdk.out` beside `cdk.json`. Linked folders are not entered.
 */
import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type IgnoreRules, isIgnored, isNeverEntered, rulesDownTo, rulesIn } from './ignored'
import { isOfOtherTool } from './other-tools'
import { gitRootOf } from './roots'

export interface Walked {
  /** Folders with Terraform files of their own. */
  readonly terraform: readonly string[]
  /** Files that may be templates or plans, by their name. */
  readonly candidates: readonly string[]
  /** Folders with `cdk.json` and no `cdk.out`. */
  readonly unsynthesized: readonly string[]
  /** Files of tools that make plans and templates of them. */
  readonly unmade: readonly string[]
  /** The walk ended early: there is more than this. */
  readonly cut: boolean
}

const ENTRIES_AT_MOST = 200_000

export const isTerraformFile = (name: string): boolean => /\.(tf|tofu)(\.json)?$/.test(name)

const isCandidate = (name: string): boolean =>
  /\.(json|ya?ml|template|cfn)$/i.test(name) && !isTerraformFile(name)

type Found = Record<Exclude<keyof Walked, 'cut'>, string[]>

/** `folder` is absolute. Everything comes in a stable order: by name, files of a folder before its folders. */
export function walk(folder: string): Walked {
  const found: Found = { terraform: [], candidates: [], unsynthesized: [], unmade: [] }
  const open: { folder: string; rules: IgnoreRules }[] = [{ folder, rules: rulesAt(folder) }]
  let seen = 0
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const entries = entriesOf(next.folder)
    seen += entries.length
    if (seen > ENTRIES_AT_MOST) return { ...found, cut: true }
    visit(next.folder, entries, next.rules, found)
    const folders = entries.filter((entry) => isEntered(entry, entries, next.folder, next.rules))
    for (const { name } of folders.reverse()) {
      const path = join(next.folder, name)
      // What CDK wrote is one generated folder: no ignore file speaks of what is inside.
      open.push({ folder: path, rules: isSynthesized(name, entries) ? [] : rulesIn(path, next.rules) })
    }
  }
  return { ...found, cut: false }
}

/** A folder that a person names is walked also when an ignore file leaves it out. */
function rulesAt(folder: string): IgnoreRules {
  const rules = rulesDownTo(folder, gitRootOf(folder))
  return isIgnored(folder, 'folder', rules) ? rulesIn(folder, []) : rules
}

function visit(folder: string, entries: readonly Dirent[], rules: IgnoreRules, found: Found): void {
  const files = entries.filter((entry) => !entry.isDirectory())
  const kept = (name: string) => !isIgnored(join(folder, name), 'file', rules)
  const hasTerraform = files.some(({ name }) => isTerraformFile(name) && kept(name))
  if (hasTerraform) found.terraform.push(folder)
  for (const { name } of files) {
    if (isCandidate(name) && (kept(name) || (hasTerraform && name.endsWith('.json'))))
      found.candidates.push(join(folder, name))
    if (isOfOtherTool(name) && kept(name)) found.unmade.push(join(folder, name))
  }
  if (hasEntry(entries, 'cdk.json') && !hasEntry(entries, 'cdk.out')) found.unsynthesized.push(folder)
}

function isEntered(entry: Dirent, siblings: readonly Dirent[], folder: string, rules: IgnoreRules): boolean {
  if (!entry.isDirectory() || isNeverEntered(entry.name)) return false
  return isSynthesized(entry.name, siblings) || !isIgnored(join(folder, entry.name), 'folder', rules)
}

const isSynthesized = (name: string, siblings: readonly Dirent[]): boolean =>
  name === 'cdk.out' && hasEntry(siblings, 'cdk.json')

const hasEntry = (entries: readonly Dirent[], name: string): boolean =>
  entries.some((entry) => entry.name === name)

/** A folder that vanished meanwhile, or that may not be read, has no entries. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}
