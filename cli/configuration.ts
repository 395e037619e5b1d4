/**
 * Finds `vpclint.yaml` for each input, from its folder up to the root of its repository, and says what holds for it: the nearest file
 * wins for each key. Rules of people's own are read once, wherever they are named.
 */
import { existsSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import { type Configuration, NO_CONFIGURATION, together } from '../engine/configuration/configuration'
import { missingConfiguration, readConfigurationFile } from '../engine/configuration/read'
import type { Configured, Severities } from '../engine/configured'
import type { AnyRule } from '../engine/rule'
import { type ConfiguredInput, vocabulary } from '../lint'
import type { Source } from '../model/place'
import type { Problem } from '../model/problem'
import type { Input } from '../parsers/read-input'
import { readText } from './candidate'
import type { FailOn } from './exit'
import { nameOf, type Roots } from './roots'
import { severitiesIn } from './rule-settings'
import { userRules } from './user-rules'

export const CONFIGURATION_FILES = ['vpclint.yaml', 'vpclint.yml']

export interface ConfiguredRun {
  readonly inputs: readonly ConfiguredInput[]
  /** The built-in ones and people's own. */
  readonly rules: readonly AnyRule[]
  readonly texts: readonly Source[]
  readonly problems: readonly Problem[]
  /** By deployment. */
  readonly failOn: ReadonlyMap<string, FailOn>
  /** Names of the files with known findings. */
  readonly baselines: readonly string[]
}

export interface Configuring {
  readonly roots: Roots
  /** The current folder. */
  readonly folder: string
  /** `--config`: this file for all inputs. */
  readonly only: string | null
  /** `--rules`: rules for all inputs. */
  readonly ruleFiles: readonly string[]
  readonly builtIn: readonly AnyRule[]
}

interface Chain {
  readonly configuration: Configuration
  readonly configured: Configured
}

export function configure(inputs: readonly Input[], configuring: Configuring): ConfiguredRun {
  const reading = startReading(configuring)
  const merged = inputs.map((input) => ({ input, configuration: reading.mergedFor(folderOf(input)) }))
  const named = (path: string) => nameOf(resolve(configuring.folder, path), configuring.roots)
  const everywhere = configuring.ruleFiles.map(named)
  const files = [...everywhere, ...merged.flatMap(({ configuration }) => configuration.ruleFiles)]
  const own = userRules([...new Set(files)], configuring.builtIn, configuring.roots)
  const chains = new Map<Configuration, Chain>()
  const problems: Problem[] = []
  for (const { configuration } of merged) {
    if (chains.has(configuration)) continue
    const settings = severitiesIn(configuration, own, [...everywhere, ...configuration.ruleFiles])
    problems.push(...settings.problems)
    chains.set(configuration, { configuration, configured: configuredBy(configuration, settings.severities) })
  }
  return {
    inputs: merged.map(({ input, configuration }) => withConfigured(input, chains.get(configuration))),
    rules: own.rules,
    texts: [...reading.texts, ...own.texts],
    problems: unique([...reading.problems, ...own.problems, ...problems]),
    failOn: new Map(
      merged.flatMap(({ input, configuration: { failOn } }) =>
        failOn === null ? [] : [[idOf(input), failOn]],
      ),
    ),
    baselines: [...new Set(merged.flatMap(({ configuration: { baseline } }) => baseline ?? []))],
  }
}

const withConfigured = (input: Input, chain: Chain | undefined): ConfiguredInput =>
  chain === undefined ? input : { ...input, configured: chain.configured }

function configuredBy(
  { account, region, allows, outside, joins }: Configuration,
  severities: Severities,
): Configured {
  return {
    severities,
    allows,
    outside,
    joins,
    ...(account !== null && { account }),
    ...(region !== null && { region }),
  }
}

/** What two configurations have in common is wrong once. */
const unique = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify([problem.message, problem.place]), problem])).values(),
]

/** Where an input lies; standard input lies in the current folder. */
const folderOf = (input: Input): string | null => {
  if (input.is === 'folder') return input.folder
  return input.source.name === '-' ? null : posix.dirname(input.source.name)
}

/** The deployment that a reader makes of an input. */
function idOf(input: Input): string {
  if (input.is === 'folder') return input.folder
  const { name } = input.source
  return /\.(tf|tofu)(\.json)?$/.test(name) ? posix.dirname(name) : name
}

interface Reading {
  readonly texts: readonly Source[]
  readonly problems: readonly Problem[]
  /** The same object for the same files. */
  readonly mergedFor: (folder: string | null) => Configuration
}

function startReading({ roots, folder: current, only }: Configuring): Reading {
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
  const mergedFor = (folder: string | null): Configuration => {
    const names =
      only === null
        ? namesAbove(resolve(folder === null ? current : join(roots.base, folder)), roots)
        : [nameOf(resolve(current, only), roots)]
    const chain = untilRoot(names.map(configurationIn))
    const key = names.slice(0, chain.length).join('\n')
    const before = merged.get(key)
    if (before !== undefined) return before
    const made = together(chain)
    merged.set(key, made)
    return made
  }
  return { texts, problems, mergedFor }
}

function readOne(name: string, roots: Roots) {
  const source = readText(name, roots)
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
    const file = CONFIGURATION_FILES.map((name) => join(at, name)).find((path) => existsSync(path))
    if (file !== undefined) names.push(nameOf(file, roots))
    if (at === root) return names
  }
}

function untilRoot(chain: readonly Configuration[]): readonly Configuration[] {
  const last = chain.findIndex(({ root }) => root)
  return last === -1 ? chain : chain.slice(0, last + 1)
}
