/** The state of reading one root folder: what has been found so far, by id, and the budgets. */

import type { Incompleteness } from '../../model/declaration'
import type { Choice } from '../../model/guard'
import type { Place } from '../../model/place'
import type { Problem } from '../../model/problem'
import type { Sources } from '../../model/sources'
import { unknown, type Value, written } from '../../model/value'
import { downloadedModules } from './downloaded-modules'
import { relocate } from './evaluate/outcome'
import type { Run } from './evaluate/scope'
import { type ModuleText, readModuleText } from './module-text'
import type { ConfigurationSettings } from './settings'
import { type GivenValues, readVariableFiles } from './variable-files'

/** What is named and declared nowhere. */
export interface Undeclared {
  readonly sort: 'managed' | 'read' | 'module' | 'output' | 'variable'
  /** The first place that names it. */
  readonly place: Place
}

export interface Session extends Run {
  readonly settings: ConfigurationSettings
  readonly given: GivenValues
  /** Module folders by `svc.inner`, as `terraform init` noted them. */
  readonly downloaded: ReadonlyMap<string, string>
  /** Answers for an attribute of a resource or module instance, by id. */
  readonly things: Map<string, (name: string, place: Place) => Value<unknown>>
  readonly incomplete: Incompleteness[]
  /** Names that are used and declared nowhere, by address. */
  readonly undeclared: Map<string, Undeclared>
  readonly problems: Problem[]
  moduleText(folder: string): ModuleText
  /** Module instances made so far. */
  modules: number
}

export function openSession(folder: string, sources: Sources, settings: ConfigurationSettings): Session {
  const texts = new Map<string, string>()
  const folders = new Map<string, ModuleText>()
  const things: Session['things'] = new Map()
  const choices = new Map<string, Choice>()
  const problems: Problem[] = []
  return {
    deployment: settings.deployment ?? (folder === '' ? '.' : folder),
    rootFolder: folder,
    sources,
    workspace: settings.workspace,
    choices,
    texts,
    steps: 0,
    depth: 0,
    modules: 0,
    settings,
    given: readVariableFiles(folder, sources, settings),
    downloaded: downloadedModules(folder, sources),
    things,
    incomplete: [],
    undeclared: new Map(),
    problems,
    attribute: (id, name, place) => attributeIn(things, id, name, place),
    moduleText: (inner) => {
      const before = folders.get(inner)
      if (before !== undefined) return before
      const text = readModuleText(inner, sources)
      for (const [name, content] of text.texts) texts.set(name, content)
      problems.push(...text.problems)
      folders.set(inner, text)
      return text
    },
  }
}

function attributeIn(things: Session['things'], id: string, name: string, place: Place): Value<unknown> {
  const answer = things.get(id)
  return answer === undefined
    ? unknown('opaque-expression', written(place))
    : relocate(answer(name, place), place)
}
