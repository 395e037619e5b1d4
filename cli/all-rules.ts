/** The rules that hold in the current folder: the built-in ones, and people's own that options or configurations name. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { AnyRule } from '../engine/rule'
import type { Request, UsageError } from './arguments'
import { configure } from './configuration'
import { folderName, rootsOf } from './roots'
import type { World } from './world'

export function allRules(
  { options }: Request,
  builtIn: readonly AnyRule[],
  { folder }: World,
): { readonly rules: readonly AnyRule[] } | UsageError {
  const [only = null] = options.get('config') ?? []
  const ruleFiles = options.get('rules') ?? []
  const named = [...ruleFiles, ...(only === null ? [] : [only])]
  const missing = named.find((path) => !existsSync(resolve(folder, path)))
  if (missing !== undefined) return { usage: `There is no file or folder ${missing}.` }
  const roots = rootsOf([folder, ...named.map((path) => resolve(folder, path))], folder)
  const here = { is: 'folder', folder: folderName(resolve(folder), roots) } as const
  return { rules: configure([here], { roots, folder, only, ruleFiles, builtIn }).rules }
}
