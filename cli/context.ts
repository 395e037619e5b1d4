/** `--with PATH`: what is joined with what is judged. Facts are a YAML file with `outside:`, as `vpclint facts` writes it. */
import { existsSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Configuration } from '../engine/configuration/configuration'
import type { NamedFile } from '../engine/configuration/deployments'
import { readConfigurationFile } from '../engine/configuration/read'
import { type ConfiguredInput, type LintRequest, vocabulary } from '../lint'
import type { Source } from '../model/place'
import type { Problem } from '../model/problem'
import type { ProblemReport } from '../model/report'
import type { StatedFacts, StatedJoin } from '../model/stated'
import type { Input } from '../parsers/read-input'
import type { Scenario } from '../parsers/scenarios'
import type { Collecting } from './collecting'
import { type ConfiguredRun, type Configuring, configure, distinctInputs, nameOfInput } from './configuration'
import { isDecision, readDecision } from './decisions'
import { missing } from './deployments'
import { diskSources } from './files'
import { collectInputs } from './inputs'
import { nameOf, type Roots } from './roots'

export interface Context {
  readonly inputs: readonly Input[]
  readonly outside: readonly StatedFacts[]
  readonly joins: readonly StatedJoin[]
  readonly texts: readonly Source[]
  /** Of facts. */
  readonly problems: readonly Problem[]
  /** Of what could not be read as an input. */
  readonly reports: readonly ProblemReport[]
}

export interface JoinedRun extends Context {
  /** What is judged; scenarios know the facts that hold for them alone. */
  readonly judged: readonly ConfiguredInput[]
  readonly inputs: readonly ConfiguredInput[]
}

/** What a person names for all inputs and what scenarios are joined with, with what is configured where it lies. */
export function joinedRun(
  paths: readonly string[],
  run: ConfiguredRun,
  collecting: Collecting,
  configuring: Configuring,
): JoinedRun {
  const everywhere = contextOf(paths, collecting)
  const own = new Map(
    run.joinedWith.map(({ scenario, files }) => [scenario, contextOfFiles(files, collecting)]),
  )
  const all = [everywhere, ...own.values()]
  const inputs = distinctInputs(all.flatMap((each) => each.inputs))
  const configured = inputs.length === 0 ? null : configure(inputs, configuring)
  const joined = joinedBy(everywhere, own)
  const known = new Set(run.texts.map(({ name }) => name))
  const others = (configured?.problems ?? []).filter(({ place }) => !known.has(place.source))
  return {
    judged: run.inputs.map((input) => withFacts(input, own)),
    inputs: (configured?.inputs ?? []).map(({ scenarios: _, ...input }) => {
      const joinedIn = joined.get(nameOfInput(input))
      return { ...input, ...(joinedIn && { joinedIn }) }
    }),
    outside: everywhere.outside,
    joins: all.flatMap((each) => each.joins),
    texts: [...all.flatMap((each) => each.texts), ...(configured?.texts ?? [])],
    problems: [...all.flatMap((each) => each.problems), ...others],
    reports: all.flatMap((each) => each.reports),
  }
}

type WhatIsRead = Pick<LintRequest, 'inputs' | 'context' | 'stated' | 'sources' | 'texts'> & {
  readonly problems: readonly Problem[]
}

/** A run, and what it is joined with, as they are asked to be read. */
export const joinedInputs = (run: ConfiguredRun, around: JoinedRun, roots: Roots): WhatIsRead => ({
  inputs: around.judged,
  context: around.inputs,
  stated: around,
  sources: diskSources(roots),
  texts: [...run.texts, ...around.texts],
  problems: [...run.problems, ...around.problems],
})

/** The scenarios that each input is named by; none for what is named for all. */
function joinedBy(
  everywhere: Context,
  own: ReadonlyMap<Scenario, Context>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const joined = new Map<string, Set<string>>()
  for (const [{ name }, { inputs }] of own)
    for (const input of inputs)
      joined.set(nameOfInput(input), (joined.get(nameOfInput(input)) ?? new Set()).add(name))
  for (const input of everywhere.inputs) joined.delete(nameOfInput(input))
  return joined
}

function contextOfFiles(files: readonly NamedFile[], collecting: Collecting): Context {
  const paths = files.map(({ name }) => join(collecting.roots.base, name)).filter((path) => existsSync(path))
  const context = contextOf(paths, collecting)
  return {
    ...context,
    problems: [...files.flatMap((file) => missing(file, collecting.roots)), ...context.problems],
  }
}

const withFacts = (input: ConfiguredInput, own: ReadonlyMap<Scenario, Context>): ConfiguredInput =>
  input.scenarios === undefined
    ? input
    : {
        ...input,
        scenarios: input.scenarios.map((scenario) => ({
          ...scenario,
          outside: own.get(scenario)?.outside ?? [],
        })),
      }

/** `paths`: as written, relative to the current folder. */
export function contextOf(paths: readonly string[], collecting: Collecting): Context {
  const facts = paths.flatMap((path) => factsAt(path, collecting) ?? [])
  const others = paths.filter((path) => !facts.some((each) => each.path === path))
  const { inputs, problems } = collectInputs(others, { ...collecting, asContext: true })
  return {
    inputs,
    outside: facts.flatMap(({ configuration }) => configuration.outside),
    joins: facts.flatMap(({ configuration }) => configuration.joins),
    texts: facts.map(({ source }) => source),
    problems: facts.flatMap((each) => each.problems),
    reports: problems,
  }
}

interface Facts {
  readonly path: string
  readonly source: Source
  readonly configuration: Configuration
  readonly problems: readonly Problem[]
}

/** Undefined for what is no file of facts. */
function factsAt(path: string, { folder, roots }: Collecting): Facts | undefined {
  const full = resolve(folder, path)
  if (path === '-' || !/\.ya?ml$/.test(path) || !isDecision(full, roots)) return undefined
  const source = readDecision(nameOf(roots.decisions ? full : realpathSync(full), roots), roots)
  if ('code' in source || !/^(["']?)outside\1[ \t]*:/m.test(source.text)) return undefined
  const { configuration, problems } = readConfigurationFile(source, vocabulary)
  return { path, source, configuration, problems: [...problems, ...notFacts(configuration)] }
}

const KEYS_OF_FACTS: ReadonlySet<string> = new Set(['$schema', 'outside', 'joins'])

/** Settings have no meaning for somebody else's inputs: the file was not meant as facts. */
function notFacts({ places }: Configuration): readonly Problem[] {
  const [other] = [...places].filter(([key]) => !KEYS_OF_FACTS.has(key))
  if (other === undefined) return []
  const [key, place] = other
  return [
    {
      code: 'configuration-invalid',
      severity: 'unreadable',
      message: `Facts are "outside" and "joins": "${key}" has no meaning where --with reads this file.`,
      place,
    },
  ]
}
