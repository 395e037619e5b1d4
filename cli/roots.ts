/**
 * Where names start and how far reading may go.
 *
 * Each thing that a person names may be read together with what lies in its git repository (or, outside one, in its own
 * folder), never beyond: a link in a repository must not lead a linter to somebody's keys. All names of a run are
 * relative to one base: the common git root, else the nearest folder above all of them.
 */
import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { BaseTree } from './base-tree'

export interface Roots {
  /** Absolute, links resolved. Names are relative to it. */
  readonly base: string
  /** Absolute, links resolved: reading is confined to these. */
  readonly allowed: readonly string[]
  /** What people decided is read from here, not from the disk. */
  readonly decisions?: BaseTree
}

/** The folder that holds `.git`, at or above an existing folder; the folder itself when there is none. */
export function gitRootOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (at === dirname(at)) return folder
  }
}

/** `paths` exist and are absolute; without any, the current folder stands for them. */
export function rootsOf(paths: readonly string[], folder: string): Roots {
  const real = (paths.length === 0 ? [folder] : paths).map((path) => realpathSync(path))
  const allowed = [
    ...new Set(real.map((path) => gitRootOf(statSync(path).isDirectory() ? path : dirname(path)))),
  ]
  return { base: allowed.reduce(commonFolder), allowed }
}

function commonFolder(a: string, b: string): string {
  const other = b.split(sep)
  const shared = a.split(sep).findIndex((part, index) => part !== other[index])
  const parts = shared === -1 ? a.split(sep) : a.split(sep).slice(0, shared)
  return parts.join(sep) || sep
}

export const isInside = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)

/** A name of the run: relative to the base, `/` between folders, empty for the base itself. */
export const nameOf = (path: string, { base }: Roots): string => relative(base, path).split(sep).join('/')

/** The same for a folder, where the base is `.` */
export const folderName = (path: string, roots: Roots): string => nameOf(path, roots) || '.'

/** How the current folder lies to the base, for paths that people read. */
export interface Standpoint {
  readonly folder: string
  readonly prefix: string
}

export function standpoint(folder: string, roots: Roots): Standpoint {
  const here = realpathSync(folder)
  if (isInside(here, roots.base)) return { folder: nameOf(here, roots), prefix: '' }
  const way = relative(here, roots.base).split(sep).join('/')
  return { folder: '', prefix: way === '' ? '' : `${way}/` }
}
