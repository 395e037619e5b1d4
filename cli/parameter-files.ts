/** `--parameter-file FILE[:ENVIRONMENT]`: the ways in which templates are deployed, as files say them. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Source } from '../model/place'
import type { Problem } from '../model/problem'
import { readParameterFile } from '../parsers/cloudformation/parameter-files'
import type { ParameterSet } from '../parsers/cloudformation/parameter-set'
import { readText } from './candidate'
import { unreadable } from './input-problems'
import { nameOf, type Roots } from './roots'

interface Named {
  readonly path: string
  readonly environment: string | null
}

/** A file may have a colon in its name; what exists as it is written is meant so. */
function named(word: string, folder: string): Named {
  const colon = word.lastIndexOf(':')
  return colon < 1 || existsSync(resolve(folder, word))
    ? { path: word, environment: null }
    : { path: word.slice(0, colon), environment: word.slice(colon + 1) }
}

export const parameterFileOf = (word: string, folder: string): string => named(word, folder).path

export interface ReadSets {
  readonly sets: readonly ParameterSet[]
  readonly problems: readonly Problem[]
}

/** How the text of a file is got: from the disk, or as it was before a change. */
export type ReadFile = (name: string) => Source | Problem

export const fromDisk =
  (roots: Roots): ReadFile =>
  (name) =>
    readText(name, roots)

export const parameterSets = (
  words: readonly string[],
  folder: string,
  roots: Roots,
  read: ReadFile = fromDisk(roots),
): ReadSets =>
  parameterSetsIn(
    words.map((word) => parameterFileNamedBy(word, folder, roots)),
    read,
  )

/** `word`: as a person wrote it, relative to a folder. */
export function parameterFileNamedBy(word: string, folder: string, roots: Roots): ParameterFileNamed {
  const { path, environment } = named(word, folder)
  return { name: nameOf(resolve(folder, path), roots), path, environment }
}

/** `name`: in the run. `path`: as a person wrote it. */
export interface ParameterFileNamed extends Named {
  readonly name: string
}

/** A file of the run, `:ENVIRONMENT` behind it or not. */
export const parameterFileNamed = (word: string, roots: Roots): ParameterFileNamed => {
  const file = named(word, roots.base)
  return { ...file, name: file.path }
}

export function parameterSetsIn(files: readonly ParameterFileNamed[], read: ReadFile): ReadSets {
  const all = files.map((file) => setsOf(file, read))
  return { sets: all.flatMap(({ sets }) => sets), problems: all.flatMap(({ problems }) => problems) }
}

function setsOf({ name, path, environment }: ParameterFileNamed, read: ReadFile): ReadSets {
  const source = read(name)
  if ('code' in source) return { sets: [], problems: [source] }
  const file = readParameterFile(source)
  if (environment === null || file.problems.length > 0) return file
  const sets = file.sets.filter((set) => set.environment === environment)
  if (sets.length > 0) return { sets, problems: [] }
  const known = file.sets.flatMap((set) => set.environment ?? []).join(', ')
  const message = `${path} has no environment ${environment}${known === '' ? '' : `, but ${known}`}.`
  return { sets: [], problems: [unreadable(source.name, 'parameter-file', message)] }
}
