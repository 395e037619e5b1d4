/**
 * The environments of a `samconfig.toml` or `samconfig.yaml`. What `deploy` sets wins over what is set for all commands.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html
 */
import { parse } from 'smol-toml'
import type { Source } from '../../model/place'
import type { Node } from '../yaml/node'
import { besideOf } from './nearby'
import { overridesIn } from './overrides'
import type { ParameterSet } from './parameter-set'
import { readSyntax } from './read-syntax'

type Table = { readonly [key: string]: unknown }

/** Or what is wrong with the text. */
export function samEnvironments(source: Source): readonly ParameterSet[] | string {
  const root = source.name.endsWith('.toml') ? parsed(source.text) : parsedYaml(source)
  if (typeof root === 'string') return root
  const sets = Object.entries(root).flatMap(([name, value]) =>
    isTable(value) ? (environment(name, value, source) ?? []) : [],
  )
  return sets.length === 0 ? 'has no environment with parameter_overrides.' : sets
}

function parsed(text: string): Table | string {
  try {
    return parse(text)
  } catch (problem) {
    const [first] = problem instanceof Error ? problem.message.split('\n') : []
    return `is no TOML: ${first ?? 'it cannot be read'}.`
  }
}

/** SAM looks for this name only. */
export const isSamConfiguration = (name: string): boolean => /(?:\.toml|(?:^|\/)samconfig\.ya?ml)$/.test(name)

function parsedYaml(source: Source): Table | string {
  const { root, broken } = readSyntax(source)
  const data = root === undefined || broken ? undefined : plainData(root)
  return isTable(data) ? data : 'is no mapping in YAML.'
}

/** Every scalar is a text: that is what a parameter is given as. */
function plainData(node: Node): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.text
    case 'sequence':
      return node.items.map(plainData)
    case 'mapping':
      return Object.fromEntries(node.pairs.map(({ key, value }) => [key.text, plainData(value)]))
  }
}

function environment(name: string, commands: Table, source: Source): ParameterSet | undefined {
  const merged = { ...parametersOf(commands, 'global'), ...parametersOf(commands, 'deploy') }
  const parameters = overridesOf(merged.parameter_overrides)
  if (!parameters) return undefined
  const { region, template_file: file } = merged
  // What `sam build` writes is the same template with other paths.
  const template =
    typeof file === 'string' && !file.includes('.aws-sam/') ? besideOf(source.name, file) : undefined
  return {
    name: `${source.name.slice(source.name.lastIndexOf('/') + 1)}, environment ${name}`,
    parameters,
    environment: name,
    ...(typeof region === 'string' && { region }),
    ...(template !== undefined && { template }),
  }
}

function parametersOf(commands: Table, command: string): Table {
  const table = Object.hasOwn(commands, command) ? commands[command] : undefined
  const parameters = isTable(table) && Object.hasOwn(table, 'parameters') ? table.parameters : undefined
  return isTable(parameters) ? parameters : {}
}

/** One text, or a list of words. */
function overridesOf(value: unknown): ReadonlyMap<string, string> | undefined {
  if (typeof value === 'string') return overridesIn(value)
  if (!Array.isArray(value)) return undefined
  const all = value.map((each) => (typeof each === 'string' ? overridesIn(each) : undefined))
  return all.includes(undefined) ? undefined : new Map(all.flatMap((each) => [...(each ?? [])]))
}

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
