/**
 * # A synthesized CDK app
 *
 * The manifest says which template is a stack and which only a part of one, where each is deployed, and what each construct became.
 * All stacks of an app are read together: exports and imports between them are found like those of any other templates.
 */
import type { Parsed } from '../../model/declaration'
import { type Source, wholeSource } from '../../model/place'
import type { Problem } from '../../model/problem'
import { isRefusal, type Sources } from '../../model/sources'
import type { TemplateSettings } from '../cloudformation/settings'
import { readTemplate } from '../cloudformation/template'
import { readJson } from '../yaml/json'
import { constructsIn } from './constructs'
import { lookedUp } from './context'
import { dummy } from './dummies'
import { type AssembledStack, assetsIn, type Manifest, readManifest } from './manifest'
import { type Tree, treeOf } from './tree'

/** Stages hold stages; nobody nests deeper. */
export const MOST_LEVELS = 10

/** The settings are those of people; what the manifest says of a stack is more exact. */
export function readAssembly(source: Source, sources: Sources, settings: TemplateSettings = {}): Parsed {
  const stacks = readStacks(source, sources, settings, {
    level: MOST_LEVELS,
    tree: treeBeside(source, sources),
  })
  return {
    ...stacks,
    declarations: [...stacks.declarations, ...lookedUp(source.name, sources, stacks)],
  }
}

interface Reading {
  readonly level: number
  /** Of the whole app. */
  readonly tree: () => Tree
}

/** It is large, and read where nothing else names the constructs. */
function treeBeside({ name }: Source, sources: Sources): () => Tree {
  let tree: Tree | undefined
  return () => {
    const source = sources.read(`${name.slice(0, name.lastIndexOf('/') + 1)}tree.json`)
    tree ??= treeOf(isRefusal(source) ? undefined : readJson(source).root)
    return tree
  }
}

function readStacks(
  source: Source,
  sources: Sources,
  settings: TemplateSettings,
  { level, tree }: Reading,
): Parsed {
  const manifest = readManifest(source, sources)
  const assets = new Map(manifest.assets.flatMap((name) => assetsIn(name, sources)))
  const isLookupMissing = manifest.missing.length > 0
  const stacks = manifest.stacks.map((stack) =>
    readStack(stack, { name: source.name, assets, isLookupMissing, tree }, sources, settings),
  )
  const inner =
    level > 0
      ? manifest.assemblies.map((folder) => nested(folder, sources, settings, { level: level - 1, tree }))
      : []
  const all = [...stacks, ...inner]
  return {
    deployments: all.flatMap(({ deployments }) => deployments),
    declarations: all.flatMap(({ declarations }) => declarations),
    problems: [...notLookedUp(manifest, source), ...all.flatMap(({ problems }) => problems)],
  }
}

function nested(folder: string, sources: Sources, settings: TemplateSettings, reading: Reading): Parsed {
  const manifest = sources.read(`${folder}/manifest.json`)
  return isRefusal(manifest)
    ? unread(`${folder}/manifest.json`, manifest.detail)
    : readStacks(manifest, sources, settings, reading)
}

interface App {
  /** Its manifest: a stage has one of its own. */
  readonly name: string
  readonly assets: ReadonlyMap<string, string>
  readonly isLookupMissing: boolean
  readonly tree: () => Tree
}

function readStack(
  stack: AssembledStack,
  { name, assets, isLookupMissing, tree }: App,
  sources: Sources,
  settings: TemplateSettings,
): Parsed {
  const source = sources.read(stack.template)
  if (isRefusal(source)) return unread(stack.template, source.detail)
  const folder = stack.template.slice(0, stack.template.lastIndexOf('/') + 1)
  const constructs = constructsIn(stack.metadata, stack.template.slice(folder.length))
  const named = constructs.size > 0 || stack.path === undefined ? undefined : tree()(stack.path)
  const { account, region, stackName } = stack
  const { scenario } = settings
  return readTemplate(source, sources, {
    ...settings,
    ...(account !== undefined && { account }),
    ...(region !== undefined && { region }),
    ...(stackName !== undefined && { stackName }),
    parameters: new Map([...stack.parameters, ...(settings.parameters ?? [])]),
    ...(scenario && { deployment: `${stack.template} (${scenario.name})` }),
    form: 'cdk',
    assets,
    ...(isLookupMissing && { dummy }),
    app: scenario ? `${name} (${scenario.name})` : name,
    constructOf: (template, id) => constructs.get(template.slice(folder.length))?.get(id) ?? named?.get(id),
  })
}

const unread = (name: string, detail: string): Parsed => ({
  deployments: [],
  declarations: [],
  problems: [
    {
      code: 'cdk-file-not-read',
      severity: 'partly-read',
      message: `The manifest names ${JSON.stringify(name)}, which was not read: ${detail}.`,
      place: wholeSource(name),
      remedy: 'npx cdk synth',
    },
  ],
})

function notLookedUp({ missing }: Manifest, { name }: Source): readonly Problem[] {
  if (missing.length === 0) return []
  return [
    {
      code: 'cdk-lookup-missing',
      severity: 'note',
      message: `Not looked up when the app was synthesized, so that templates hold dummy values: ${missing.length}.`,
      place: wholeSource(name),
      remedy: 'npx cdk synth, with credentials for the accounts it looks into',
    },
  ]
}
