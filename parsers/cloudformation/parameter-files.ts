/**
 * # Files that say with which parameters a template is deployed
 *
 * Each is a scenario of the stack, of `samconfig.toml` or `samconfig.yaml` each environment. The shapes that tools write:
 *
 *     [{ "ParameterKey": "Env", "ParameterValue": "prod" }]                 the AWS CLI
 *     { "Parameters": { "Env": "prod" } }                                    CodePipeline
 *     template-file-path: app.yaml … parameters: { Env: prod }               a Git sync deployment file
 *     { "Env": "prod" }      ["Env=prod"]      Env=prod                      plain objects, `aws cloudformation deploy`
 *     [prod.deploy.parameters] parameter_overrides = "Env=prod Zones=a,b"    SAM
 */
import { type Source, wholeSource } from '../../model/place'
import type { Problem } from '../../model/problem'
import { isNull, type Node, valueAt } from '../yaml/node'
import { besideOf } from './nearby'
import { overridesIn } from './overrides'
import type { ParameterSet } from './parameter-set'
import { readSyntax } from './read-syntax'
import { isSamConfiguration, samEnvironments } from './sam-configuration'

export interface ParameterFile {
  readonly sets: readonly ParameterSet[]
  readonly problems: readonly Problem[]
}

export function readParameterFile(source: Source): ParameterFile {
  const found = setsIn(source)
  if (typeof found !== 'string') return { sets: found, problems: [] }
  const problem: Problem = {
    code: 'parameter-file',
    severity: 'unreadable',
    message: `${source.name} ${found}`,
    place: wholeSource(source.name),
  }
  return { sets: [], problems: [problem] }
}

/** Or what is wrong with the text. */
function setsIn(source: Source): readonly ParameterSet[] | string {
  if (isSamConfiguration(source.name)) return samEnvironments(source)
  const lines = overridesIn(source.text)
  if (lines !== undefined) return [{ name: baseName(source.name), parameters: lines }]
  const { root, broken } = readSyntax(source)
  if (broken || !root) return 'is neither JSON nor YAML, nor lines of Name=value.'
  const parameters = parametersAt(root)
  if (parameters === undefined) return 'holds no parameters in a shape that is known.'
  return [{ name: baseName(source.name), parameters, ...templateOf(root, source) }]
}

function parametersAt(root: Node): ReadonlyMap<string, string> | undefined {
  if (root.kind === 'sequence') return listed(root.items)
  const inner = valueAt(root, 'Parameters') ?? valueAt(root, 'parameters') ?? root
  if (inner.kind === 'sequence') return listed(inner.items)
  if (inner.kind !== 'mapping') return undefined
  const pairs = inner.pairs.map(({ key, value }) => [key.text, textOf(value)] as const)
  const known = pairs.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]))
  return known.length === pairs.length ? new Map(known) : undefined
}

function listed(items: readonly Node[]): ReadonlyMap<string, string> | undefined {
  const parameters = new Map<string, string>()
  for (const item of items) {
    const key = valueAt(item, 'ParameterKey')
    const value = valueAt(item, 'ParameterValue')
    if (key?.kind === 'scalar') {
      // `UsePreviousValue: true` says nothing of the value.
      const text = value && textOf(value)
      if (text !== undefined) parameters.set(key.text, text)
    } else {
      const written = item.kind === 'scalar' ? overridesIn(item.text) : undefined
      if (!written) return undefined
      for (const [name, text] of written) parameters.set(name, text)
    }
  }
  return parameters
}

/** Lists are handed over as one text with commas. */
function textOf(node: Node): string | undefined {
  if (node.kind === 'scalar') return isNull(node) ? '' : node.text
  if (node.kind === 'mapping') return undefined
  const items = node.items.map(textOf)
  return items.every((item) => item !== undefined) ? items.join(',') : undefined
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/git-sync-concepts-terms.html */
function templateOf(root: Node, source: Source): { readonly template?: string } {
  const path = valueAt(root, 'template-file-path')
  const template = path?.kind === 'scalar' ? besideOf(source.name, path.text) : undefined
  return template === undefined ? {} : { template }
}

const baseName = (name: string): string => name.slice(name.lastIndexOf('/') + 1)
