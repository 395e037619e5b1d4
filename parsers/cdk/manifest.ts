/**
 * The `manifest.json` of a folder that `cdk synth` wrote. Its schema grows with every release and only adds: what is not known here
 * is passed over. https://github.com/aws/aws-cdk-cli/tree/main/packages/%40aws-cdk/cloud-assembly-schema
 */
import type { Source } from '../../model/place'
import { isRefusal, type Sources } from '../../model/sources'
import { readJson } from '../yaml/json'
import { type Node, valueAt } from '../yaml/node'

/** Names of files and folders are whole names of the run. */
export interface AssembledStack {
  readonly id: string
  readonly template: string
  readonly stackName?: string
  /** Of its construct: `Prod/Net`. */
  readonly path?: string
  readonly account?: string
  readonly region?: string
  readonly parameters: ReadonlyMap<string, string>
  /** By construct path, as the manifest or the file beside it has them. */
  readonly metadata: Node | undefined
}

export interface Manifest {
  readonly stacks: readonly AssembledStack[]
  /** Folders of nested assemblies (stages of a pipeline). */
  readonly assemblies: readonly string[]
  /** Files that list assets. */
  readonly assets: readonly string[]
  /** What could not be looked up when the app was synthesized; dummy values stand in its place. */
  readonly missing: readonly string[]
}

export function readManifest(source: Source, sources: Sources): Manifest {
  const { root } = readJson(source)
  const folder = source.name.includes('/') ? source.name.slice(0, source.name.lastIndexOf('/') + 1) : ''
  const artifacts = pairsOf(valueAt(root, 'artifacts'))
  const named = (type: string, property: string) =>
    artifacts.flatMap(([, artifact]) => {
      const name = textAt(valueAt(artifact, 'properties'), property)
      return textAt(artifact, 'type') === type && name !== undefined && isBeside(name) ? [folder + name] : []
    })
  return {
    stacks: artifacts.flatMap(([id, artifact]) => stackOf(id, artifact, folder, sources) ?? []),
    assemblies: named('cdk:cloud-assembly', 'directoryName'),
    assets: named('cdk:asset-manifest', 'file'),
    missing: missingIn(valueAt(root, 'missing')),
  }
}

function stackOf(id: string, artifact: Node, folder: string, sources: Sources): AssembledStack | undefined {
  const properties = valueAt(artifact, 'properties')
  const template = textAt(properties, 'templateFile')
  if (textAt(artifact, 'type') !== 'aws:cloudformation:stack' || template === undefined) return undefined
  if (!isBeside(template)) return undefined
  const path = textAt(artifact, 'displayName')
  const stackName = textAt(properties, 'stackName') ?? path
  const parameters = pairsOf(valueAt(properties, 'parameters')).flatMap(([name, value]) =>
    value.kind === 'scalar' ? [[name, value.text] as const] : [],
  )
  return {
    id,
    template: folder + template,
    ...(stackName !== undefined && /^[A-Za-z][A-Za-z0-9-]*$/.test(stackName) && { stackName }),
    ...(path !== undefined && { path }),
    ...environmentOf(textAt(artifact, 'environment')),
    parameters: new Map(parameters),
    metadata: metadataOf(artifact, folder, sources),
  }
}

/** `aws://111122223333/eu-west-1`; an app that may go anywhere says `unknown-account`, `unknown-region`. */
function environmentOf(environment: string | undefined): Pick<AssembledStack, 'account' | 'region'> {
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(environment ?? '') ?? []
  return {
    ...(account !== undefined && /^\d{12}$/.test(account) && { account }),
    ...(region !== undefined && region !== 'unknown-region' && { region }),
  }
}

/** Older versions keep it in the manifest, newer ones in a file of its own. */
function metadataOf(artifact: Node, folder: string, sources: Sources): Node | undefined {
  const file = textAt(artifact, 'additionalMetadataFile')
  const source = file === undefined || !isBeside(file) ? undefined : sources.read(folder + file)
  return source && !isRefusal(source) ? readJson(source).root : valueAt(artifact, 'metadata')
}

const missingIn = (node: Node | undefined): readonly string[] =>
  node?.kind === 'sequence' ? node.items.flatMap((each) => textAt(each, 'key') ?? []) : []

/** Files by hash, from a list of assets. */
export function assetsIn(name: string, sources: Sources): readonly (readonly [string, string])[] {
  const source = sources.read(name)
  if (isRefusal(source)) return []
  const folder = name.includes('/') ? name.slice(0, name.lastIndexOf('/') + 1) : ''
  return pairsOf(valueAt(readJson(source).root, 'files')).flatMap(([hash, file]) => {
    const path = textAt(valueAt(file, 'source'), 'path')
    return path !== undefined && isBeside(path) && hash.length >= 16 ? [[hash, folder + path] as const] : []
  })
}

/** Nothing that a manifest names lies outside its folder. */
const isBeside = (name: string): boolean => !/^\/|^[A-Za-z]:|\\|(?:^|\/)\.\.(?:\/|$)/.test(name)

const pairsOf = (node: Node | undefined): readonly (readonly [string, Node])[] =>
  node?.kind === 'mapping' ? node.pairs.map(({ key, value }) => [key.text, value] as const) : []

function textAt(node: Node | undefined, key: string): string | undefined {
  const value = valueAt(node, key)
  return value?.kind === 'scalar' ? value.text : undefined
}
