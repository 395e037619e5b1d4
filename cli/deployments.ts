/** How an input is deployed: the entries of `deployments:` that name it, with what their files say. */
import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Deployed, NamedFile } from '../engine/configuration/deployments'
import { globTruth } from '../engine/operators/glob-match'
import type { Problem } from '../model/problem'
import type { Scenario } from '../parsers/scenarios'
import { fromDisk, parameterFileNamed, parameterSetsIn, type ReadFile } from './parameter-files'
import type { Roots } from './roots'

/** Plans, states and facts that one scenario is joined with. */
export interface JoinedWith {
  readonly scenario: Scenario
  readonly files: readonly NamedFile[]
}

export interface Scenarios {
  readonly scenarios: readonly Scenario[]
  readonly joinedWith: readonly JoinedWith[]
  readonly problems: readonly Problem[]
}

/** `name`: of a folder or file in the run. What `cdk synth` wrote is deployed as one, whichever of its files is named. */
export function entriesFor(name: string, all: readonly Deployed[]): readonly Deployed[] {
  const app = posix.basename(name) === 'manifest.json' ? posix.dirname(name) : undefined
  const isOfApp = (path: string) => app !== undefined && (path === app || posix.dirname(path) === app)
  return all.filter(({ path }) => path === name || globTruth([name], path) === 'true' || isOfApp(path))
}

export function scenariosOf(
  entries: readonly Deployed[],
  roots: Roots,
  readFile: ReadFile = fromDisk(roots),
): Scenarios {
  const read = entries.map((entry) => ({ ...scenarioOf(entry, roots, readFile), files: entry.with }))
  const byName = new Map<string, JoinedWith>()
  for (const { scenario, files } of read) {
    const before = byName.get(scenario.name)
    byName.set(scenario.name, before ? together(before, { scenario, files }) : { scenario, files })
  }
  const all = [...byName.values()]
  return {
    scenarios: all.map(({ scenario }) => scenario),
    joinedWith: all.filter(({ files }) => files.length > 0),
    problems: read.flatMap(({ problems }) => problems),
  }
}

/** Of the stacks of one app, of a glob and a path: entries of one name are one environment, and a later one wins. */
const together = (one: JoinedWith, other: JoinedWith): JoinedWith => ({
  scenario: {
    ...one.scenario,
    ...other.scenario,
    varFiles: [...(one.scenario.varFiles ?? []), ...(other.scenario.varFiles ?? [])],
    parameters: new Map([...(one.scenario.parameters ?? []), ...(other.scenario.parameters ?? [])]),
  },
  files: [...one.files, ...other.files],
})

function scenarioOf(entry: Deployed, roots: Roots, readFile: ReadFile) {
  const { name, varFiles, workspace, account, region } = entry
  const given = parametersOf(entry, roots, readFile)
  const where = region ?? given.region
  const scenario: Scenario = {
    name,
    varFiles: varFiles.filter((file) => isThere(file, roots)).map((file) => file.name),
    parameters: given.parameters,
    ...(where !== undefined && { region: where }),
    ...(account !== null && { account }),
    ...(workspace !== null && { workspace }),
  }
  return { scenario, problems: [...varFiles.flatMap((file) => missing(file, roots)), ...given.problems] }
}

/** Of several files a later one wins, and what stands in the configuration wins over all. */
function parametersOf({ parameters, parameterFiles }: Deployed, roots: Roots, readFile: ReadFile) {
  const all = new Map<string, string>()
  const problems: Problem[] = []
  let region: string | undefined
  for (const file of parameterFiles) {
    const found = parameterSetsIn([parameterFileNamed(file.name, roots)], readFile)
    const [set, ...others] = found.sets
    problems.push(...found.problems.map(({ message }) => mistake(message, file)))
    if (others.length > 0)
      problems.push(mistake(`Say which of its environments: ${environments(found.sets, file)}.`, file))
    else for (const [name, value] of set?.parameters ?? []) all.set(name, value)
    region = set?.region ?? region
  }
  return { parameters: new Map([...all, ...parameters]), region, problems }
}

const environments = (sets: readonly { readonly environment?: string }[], { name }: NamedFile): string =>
  sets.flatMap(({ environment }) => (environment === undefined ? [] : [`${name}:${environment}`])).join(', ')

const isThere = ({ name }: NamedFile, { base }: Roots): boolean => existsSync(join(base, name))

export const missing = (file: NamedFile, roots: Roots): readonly Problem[] =>
  isThere(file, roots) ? [] : [mistake(`There is no file ${file.name}.`, file)]

/** Entries that name nothing at all: a misspelt path would be without effect, and nobody would know. */
export const leadingNowhere = (all: readonly Deployed[], { base }: Roots): readonly Problem[] =>
  all.flatMap(({ path, place }) =>
    /[*?]/.test(path) || existsSync(join(base, path))
      ? []
      : [mistake(`There is no file or folder ${path}.`, { name: path, place })],
  )

const mistake = (message: string, { place }: NamedFile): Problem => ({
  code: 'configuration-invalid',
  severity: 'unreadable',
  message,
  place,
})
