/** The files of a configuration: those above an input, the nearest first, each followed by what it extends. */
import { join, resolve } from 'node:path'
import {
  type Configuration,
  locksOf,
  NO_CONFIGURATION,
  together,
} from '../engine/configuration/configuration'
import { missingConfiguration, readConfigurationFile } from '../engine/configuration/read'
import { vocabulary } from '../lint'
import type { Source } from '../model/place'
import type { Problem } from '../model/problem'
import { isDecision, readDecision } from './decisions'
import { extendedFile } from './extended'
import { nameOf, type Roots } from './roots'

export const CONFIGURATION_FILES = ['vpclint.yaml', 'vpclint.yml']

export interface Finding {
  readonly roots: Roots
  /** The current folder. */
  readonly folder: string
  /** `--config`: this file for all inputs. */
  readonly only: string | null
}

export interface ReadingFiles {
  readonly texts: readonly Source[]
  readonly problems: readonly Problem[]
  /** The same object for the same files; null stands for the current folder. */
  readonly mergedFor: (folder: string | null) => Configuration
  /** The names of the files behind it, the nearest first. */
  readonly filesFor: (folder: string | null) => readonly string[]
}

interface ReadFile {
  readonly name: string
  readonly configuration: Configuration
}

export function startReading({ roots, folder: current, only }: Finding): ReadingFiles {
  const texts: Source[] = []
  const problems: Problem[] = []
  const read = new Map<string, Configuration>()
  const merged = new Map<string, Configuration>()
  const configurationIn = (name: string): Configuration => {
    const before = read.get(name)
    if (before !== undefined) return before
    const found = readOne(name, roots)
    texts.push(...found.texts)
    problems.push(...found.problems)
    read.set(name, found.configuration)
    return found.configuration
  }
  /** The file, then what it stands on; of several a later one wins. `below`: what led here. */
  const standing = (name: string, below: readonly string[]): readonly ReadFile[] => {
    const configuration = configurationIn(name)
    const way = [...below, name]
    const bases = [...configuration.extends].reverse().flatMap((extended) => {
      const base = extendedFile(extended, way, roots)
      if (typeof base === 'string') return standing(base, way)
      problems.push(base)
      return []
    })
    return [{ name, configuration }, ...bases]
  }
  const namesFor = (folder: string | null): readonly string[] =>
    only === null
      ? namesAbove(resolve(folder === null ? current : join(roots.base, folder)), roots)
      : [nameOf(resolve(current, only), roots)]
  const chains = new Map<string, readonly ReadFile[]>()
  const chainFor = (folder: string | null): readonly ReadFile[] => {
    const names = namesFor(folder)
    const key = names.join('\n')
    const chain = chains.get(key) ?? untilRoot(names.map((name) => standing(name, [])))
    chains.set(key, chain)
    return chain
  }
  const mergedFor = (folder: string | null): Configuration => {
    const chain = chainFor(folder)
    const key = chain.map(({ name }) => name).join('\n')
    const made = merged.get(key) ?? together(chain.map(({ configuration }) => configuration))
    merged.set(key, made)
    return made
  }
  return { texts, problems, mergedFor, filesFor: (folder) => chainFor(folder).map(({ name }) => name) }
}

function readOne(name: string, roots: Roots) {
  const source = readDecision(name, roots)
  if ('code' in source) {
    return {
      texts: [],
      configuration: NO_CONFIGURATION,
      problems: [{ ...missingConfiguration(name), message: source.message }],
    }
  }
  return { texts: [source], ...readConfigurationFile(source, vocabulary) }
}

/** From the folder up to the root of its repository, the nearest first. */
function namesAbove(folder: string, roots: Roots): readonly string[] {
  const root = roots.allowed.find(
    (each) => folder === each || folder.startsWith(each === '/' ? each : `${each}/`),
  )
  if (root === undefined) return []
  const names: string[] = []
  for (let at = folder; ; at = join(at, '..')) {
    const file = CONFIGURATION_FILES.map((name) => join(at, name)).find((path) => isDecision(path, roots))
    if (file !== undefined) names.push(nameOf(file, roots))
    if (at === root) return names
  }
}

/** Of the files above `root: true` only what they lock holds. */
function untilRoot(groups: readonly (readonly ReadFile[])[]): readonly ReadFile[] {
  const last = groups.findIndex(([own]) => own?.configuration.root === true)
  if (last === -1) return groups.flat()
  const above = groups.slice(last + 1).flat()
  return [
    ...groups.slice(0, last + 1).flat(),
    ...above.flatMap(({ name, configuration }) => {
      const locks = locksOf(configuration)
      return locks.rules.size === 0 ? [] : [{ name, configuration: locks }]
    }),
  ]
}
