/**
 * # Reading a Terraform configuration without a plan
 *
 * One root folder is one deployment: its files, its variable files, and every module instance below it.
 *
 *     readConfiguration('live/prod', sources, {})      Parsed
 */
import type { Deployment, Incompleteness, Output, Parsed } from '../../model/declaration'
import { type Place, wholeSource } from '../../model/place'
import type { Problem } from '../../model/problem'
import type { Sources } from '../../model/sources'
import { declarationsOf } from './declarations'
import { joinPath } from './evaluate/path'
import { sourceOf } from './module-calls'
import { headerPlace, type ModuleInstance, openModule, rootExists } from './module-instance'
import { readModuleText } from './module-text'
import { rootProvider } from './passed-providers'
import { openSession, type Session } from './session'
import type { ConfigurationSettings } from './settings'
import { settle } from './settle'
import { stateLocation } from './state-location'
import type { Body } from './syntax/tree'
import { undeclaredNames, withUndeclared } from './undeclared'

export type { ConfigurationSettings } from './settings'

/** Reads a root folder (empty for the root of the run) and every module it calls. */
export function readConfiguration(
  folder: string,
  sources: Sources,
  settings: ConfigurationSettings = {},
): Parsed {
  const session = openSession(folder, sources, settings)
  const root = openRoot(session)
  const declarations = declarationsOf(root)
  const outputs = outputsOf(root)
  const deployment: Deployment = {
    id: session.deployment,
    dialect: 'terraform',
    form: 'terraform-configuration',
    place: folderPlace(root),
    sources: [...session.texts.keys(), ...session.given.sources],
    choices: session.choices,
    constraints: [],
    incomplete: [...session.incomplete, ...unreadFiles(session, root), ...withUndeclared(session)],
    outputs,
    inputs: [...root.text.variables.keys()],
    ...stateOf(root),
    ...(settings.scenario && { scenario: settings.scenario }),
  }
  return { deployments: [deployment], declarations, problems: problemsOf(session, root) }
}

const folderPlace = (root: ModuleInstance): Place => wholeSource(root.text.sources[0] ?? root.folder)

function openRoot(session: Session): ModuleInstance {
  const text = session.moduleText(session.rootFolder)
  return openModule({
    session,
    text,
    address: '',
    key: '',
    calls: [],
    exists: rootExists(wholeSource(text.sources[0] ?? text.folder)),
    symbolic: false,
    depth: 0,
    inputs: undefined,
    dependsOn: [],
    provider: (name, scope) => rootProvider(name, session, text, scope),
  })
}

function outputsOf(root: ModuleInstance): ReadonlyMap<string, Output> {
  const names = [...root.text.outputs].map(([name, block]): [string, Output] => [
    name,
    { value: settle(root.output(name, headerPlace(block)), () => false) },
  ])
  return new Map(names)
}

/** Another workspace than the default one has a state of its own. */
function stateOf({ text, run }: ModuleInstance): Pick<Deployment, 'state'> {
  if (run.workspace !== undefined && run.workspace !== 'default') return {}
  const { backend } = text
  const kind = backend === undefined ? 'local' : backend.type === 'cloud' ? 'cloud' : backend.labels[0]?.text
  const state = stateLocation(kind ?? '', (path) => literalAt(backend?.body, path.split('.')), run.rootFolder)
  return state === undefined ? {} : { state }
}

/** A backend is configured by literals alone. */
function literalAt(body: Body | undefined, [name, ...inside]: readonly string[]): string | undefined {
  if (inside.length > 0) return literalAt(body?.blocks.find((block) => block.type === name)?.body, inside)
  const value = body?.attributes.find((attribute) => attribute.name === name)?.value
  return value?.kind === 'literal' && value.value !== null ? String(value.value) : undefined
}

/** A file with an error may hold blocks that nobody saw. */
function unreadFiles(session: Session, root: ModuleInstance): readonly Incompleteness[] {
  const seen = new Set(
    session.problems.flatMap((problem) => (problem.code === 'duplicate-block' ? [] : [problem.place.source])),
  )
  return [...seen].map((source) => ({
    what: 'unreadable-file',
    place: wholeSource(source),
    detail: source === '' ? root.folder : source,
  }))
}

function problemsOf(session: Session, root: ModuleInstance): readonly Problem[] {
  return [
    ...session.problems,
    ...session.given.problems,
    ...unreadModules(session, root),
    ...undeclaredNames(session),
  ]
}

/** No command makes the folder of a local path. */
function remedyFor(names: readonly string[], { folder }: ModuleInstance): string {
  const [local, remote] = [names.filter(isLocalCall), names.filter((name) => !isLocalCall(name))]
  const init = `Run terraform init${isHere(folder) ? '' : ` in ${folder}`}, which downloads modules.`
  const look =
    'Look where the folder of a local path is: there is no such folder here, or no file of Terraform in it.'
  return [...(remote.length > 0 ? [init] : []), ...(local.length > 0 ? [look] : [])].join(' ')
}

const isHere = (folder: string): boolean => folder === '' || folder === '.'

/** `module.network (./modules/network)` */
const isLocalCall = (name: string): boolean => /\(\.\.?(?:\/[^)]*)?\)$/.test(name)

/** One note for all modules that are not there. */
function unreadModules(session: Session, root: ModuleInstance): readonly Problem[] {
  const missing = session.incomplete.filter((each) => each.what === 'module-not-read')
  const [first] = missing
  if (first === undefined) return []
  const names = [...new Set(missing.map((each) => each.detail))]
  const shown = names.slice(0, 5).join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '')
  const count = names.length === 1 ? 'One module was' : `${names.length} modules were`
  return [
    {
      code: 'module-not-read',
      severity: 'note',
      message: `${count} not read, because the text is not here: ${shown}.`,
      place: first.place,
      remedy: remedyFor(names, root),
    },
  ]
}

export interface FolderCalls {
  /** Folders that this one calls as modules by a local path. */
  readonly folders: readonly string[]
  /** Has a `backend` or `cloud` block, so it is a root also when another folder calls it. */
  readonly isRoot: boolean
}

/** What a folder calls: a folder that another one calls is no root, unless it says so. */
export function findCallsOf(folder: string, sources: Sources): FolderCalls {
  const text = readModuleText(folder, sources)
  const folders = [...text.modules.values()].flatMap((block) => {
    const source = sourceOf(block)
    const path = source !== undefined && /^\.\.?(\/|$)/.test(source) ? joinPath(folder, source) : undefined
    return path === undefined ? [] : [path]
  })
  return { folders: [...new Set(folders)], isRoot: text.isRoot }
}
