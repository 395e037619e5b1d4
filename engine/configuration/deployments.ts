/**
 * The `deployments:` section: how roots and templates are deployed. What several entries name is judged with each.
 *
 *     deployments:
 *       - { name: dev, path: live/app, var-files: [envs/dev.tfvars] }
 *       - { name: prod, path: live/app, var-files: [envs/prod.tfvars], workspace: prod, account: "123456789012", with: [network.json] }
 *       - { name: prod, path: stacks/*.yaml, parameters: { Env: prod }, parameter-files: [prod.json, samconfig.toml:prod] }
 */
import type { Place } from '../../model/place'
import type { Node } from '../../parsers/yaml/node'
import { accountOf, regionOf } from './location'
import { besides, complain, itemsOf, onlyKeys, pairsOf, placeAt, type Reading, textOf } from './reading'

/** A file, by its name in the run, and where the configuration names it. */
export interface NamedFile {
  readonly name: string
  readonly place: Place
}

export interface Deployed {
  readonly name: string
  /** A folder or file by its name in the run, or a glob of them. */
  readonly path: string
  readonly varFiles: readonly NamedFile[]
  readonly workspace: string | null
  readonly parameters: ReadonlyMap<string, string>
  /** Each may end in `:ENVIRONMENT`. */
  readonly parameterFiles: readonly NamedFile[]
  readonly account: string | null
  readonly region: string | null
  /** Plans, states, folders, templates and facts that are joined with it and not reported on. */
  readonly with: readonly NamedFile[]
  readonly place: Place
}

export const DEPLOYMENT_KEYS = [
  'name',
  'path',
  'var-files',
  'workspace',
  'parameters',
  'parameter-files',
  'account',
  'region',
  'with',
] as const

export function deploymentsIn(node: Node, reading: Reading): readonly Deployed[] {
  const all = itemsOf(node, 'deployments', reading).flatMap((item) => deployedIn(item, reading) ?? [])
  for (const [index, one] of all.entries()) {
    const again = all.slice(0, index).some(({ name, path }) => name === one.name && path === one.path)
    if (again) complainAt(`There are two deployments "${one.name}" of ${one.path}.`, one, reading)
  }
  return all
}

function deployedIn(item: Node, reading: Reading): Deployed | undefined {
  onlyKeys(item, DEPLOYMENT_KEYS, reading)
  const given = (key: (typeof DEPLOYMENT_KEYS)[number]): Node | undefined =>
    item.kind === 'mapping' ? item.pairs.find((pair) => pair.key.text === key)?.value : undefined
  const text = (key: (typeof DEPLOYMENT_KEYS)[number]): string | null => {
    const value = given(key)
    return value === undefined ? null : textOf(value, key, reading)
  }
  const files = (key: (typeof DEPLOYMENT_KEYS)[number]): readonly NamedFile[] =>
    filesOf(given(key), key, reading)
  const [name, written] = [text('name'), text('path')]
  if (name === null || written === null) {
    complain('A deployment has a "name" and the "path" of what is deployed.', item, reading)
    return undefined
  }
  const [path] = filesOf(given('path'), 'path', reading)
  const [account, region, parameters] = [given('account'), given('region'), given('parameters')]
  return {
    name,
    path: path === undefined ? written : path.name || '.',
    varFiles: files('var-files'),
    workspace: text('workspace'),
    parameters: parameters === undefined ? new Map() : parametersIn(parameters, reading),
    parameterFiles: files('parameter-files'),
    account: account === undefined ? null : accountOf(account, reading),
    region: region === undefined ? null : regionOf(region, reading),
    with: files('with'),
    place: placeAt(item, reading),
  }
}

const complainAt = (message: string, { place }: Deployed, reading: Reading): void =>
  complain(message, place.at === 'span' ? place : { start: 0, end: 0 }, reading)

/** One, or a list. */
function filesOf(node: Node | undefined, key: string, reading: Reading): readonly NamedFile[] {
  if (node === undefined) return []
  return (node.kind === 'sequence' ? node.items : [node]).flatMap((item) => {
    const path = textOf(item, key, reading)
    const name = path === null ? null : besides(path, reading)
    if (name === undefined) complain(`${key}: ${path} leads out of what may be read.`, item, reading)
    return name === null || name === undefined ? [] : [{ name, place: placeAt(item, reading) }]
  })
}

/** Lists are handed over as one text with commas, as CloudFormation takes them. */
function parametersIn(node: Node, reading: Reading): ReadonlyMap<string, string> {
  const pairs = pairsOf(node, 'parameters', reading).map(({ key, value }): [string, string] => {
    if (value.kind === 'mapping') complain(`${key.text} is a text or a list.`, value, reading)
    const items = value.kind === 'sequence' ? value.items : [value]
    return [key.text, items.map((item) => (item.kind === 'scalar' ? item.text : '')).join(',')]
  })
  return new Map(pairs)
}
