/**
 * Finds `vpclint.yaml` for each input, from its folder up to the root of its repository, and says what holds for it: the nearest file
 * wins for each key. Rules of people's own are read once, wherever they are named.
 */
import { posix, resolve } from 'node:path'
import type { Configuration } from '../engine/configuration/configuration'
import type { Deployed } from '../engine/configuration/deployments'
import type { Configured } from '../engine/configured'
import type { AnyRule } from '../engine/rule'
import type { ConfiguredInput } from '../lint'
import type { Source } from '../model/place'
import type { Problem } from '../model/problem'
import type { Input } from '../parsers/read-input'
import type { Scenario } from '../parsers/scenarios'
import { startReading } from './configuration-files'
import { entriesFor, type JoinedWith, leadingNowhere, scenariosOf } from './deployments'
import type { FailOn } from './exit'
import { nameOf, type Roots } from './roots'
import { type SettingsOfRules, settingsIn } from './rule-settings'
import { userRules } from './user-rules'

export interface ConfiguredRun {
  readonly inputs: readonly ConfiguredInput[]
  /** The entries of `deployments:` that each of them has, in the same order. */
  readonly deployed: readonly (readonly Deployed[])[]
  readonly joinedWith: readonly JoinedWith[]
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
    const settings = settingsIn(configuration, own, [...everywhere, ...configuration.ruleFiles])
    problems.push(
      ...configuration.problems,
      ...settings.problems,
      ...leadingNowhere(configuration.deployments, configuring.roots),
    )
    chains.set(configuration, { configuration, configured: configuredBy(configuration, settings) })
  }
  const joinedWith: JoinedWith[] = []
  const entries = merged.map(({ input, configuration }) =>
    entriesFor(nameOfInput(input), configuration.deployments),
  )
  return {
    joinedWith,
    deployed: entries,
    inputs: merged.map(({ input, configuration }, index) => {
      const deployed = scenariosOf(entries[index] ?? [], configuring.roots)
      problems.push(...deployed.problems)
      joinedWith.push(...deployed.joinedWith)
      return withConfigured(input, chains.get(configuration), deployed.scenarios)
    }),
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

const withConfigured = (
  input: Input,
  chain: Chain | undefined,
  scenarios: readonly Scenario[],
): ConfiguredInput => ({
  ...input,
  ...(chain !== undefined && { configured: chain.configured }),
  ...(scenarios.length > 0 && { scenarios }),
})

/** What two ways lead to is there once. */
export const distinctInputs = (inputs: readonly Input[]): readonly Input[] => [
  ...new Map(inputs.map((input) => [nameOfInput(input), input])).values(),
]

export const nameOfInput = (input: Input): string =>
  input.is === 'folder' ? input.folder : input.source.name

function configuredBy(
  { account, region, allows, outside, joins, modules }: Configuration,
  { severities, whenUndecided }: Omit<SettingsOfRules, 'problems'>,
): Configured {
  return {
    severities,
    whenUndecided,
    allows,
    outside,
    joins,
    modules,
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
