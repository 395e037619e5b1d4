/** The scenarios of `fixtures/rules/<rule>/<scenario>/`, and how each dialect of one is linted. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { readConfigurationFile } from '../../engine/configuration/read'
import { expectationsIn } from '../../engine/expectations'
import type { AnyRule } from '../../engine/rule'
import { type ConfiguredInput, lint, vocabulary } from '../../lint'
import type { Report } from '../../model/report'
import type { Sources } from '../../model/sources'

export const RULES = join(__dirname, '../../fixtures/rules')

export interface Scenario {
  readonly rule: string
  readonly name: string
  readonly folder: string
}

/** `plan` is read with its sources beside it, `plan-alone` without. */
export type Form = 'configuration' | 'plan' | 'plan-alone' | 'template'

const FILES = {
  configuration: 'main.tf',
  plan: 'plan.json',
  'plan-alone': 'plan.json',
  template: 'template.yaml',
}

export const CONFIGURATION = 'vpclint.yaml'

export const scenarios = (): readonly Scenario[] =>
  foldersIn(RULES).flatMap((rule) =>
    foldersIn(join(RULES, rule)).map((name) => ({ rule, name, folder: join(RULES, rule, name) })),
  )

export const formsOf = (scenario: Scenario): readonly Form[] =>
  (Object.keys(FILES) as Form[]).filter((form) => existsSync(join(scenario.folder, FILES[form])))

export const expectedIn = (scenario: Scenario, form: Form) => {
  const name = form === 'template' ? 'template.yaml' : 'main.tf'
  return expectationsIn(readFileSync(join(scenario.folder, name), 'utf8'), name)
}

const linted = new Map<string, Report>()

/** `rules`: the built-in ones when left out. */
export function lintScenario(scenario: Scenario, form: Form, rules?: readonly AnyRule[]): Report {
  if (rules !== undefined) return lintOnce(scenario, form, rules)
  const key = `${scenario.folder} ${form}`
  const report = linted.get(key) ?? lintOnce(scenario, form)
  linted.set(key, report)
  return report
}

function lintOnce(scenario: Scenario, form: Form, rules?: readonly AnyRule[]): Report {
  const sources = folderSources(scenario.folder)
  const more = { sources, ...(rules && { rules }) }
  return lint({ inputs: [{ ...inputOf(scenario, form), ...configuredFor(scenario, form) }], ...more })
}

/** The scenario with another text in place of its template. */
export const lintTemplate = (scenario: Scenario, text: string): Report =>
  lint({
    inputs: [
      {
        is: 'text',
        source: { name: FILES.template, text },
        named: true,
        ...configuredFor(scenario, 'template'),
      },
    ],
    sources: folderSources(scenario.folder),
  })

export const templateOf = ({ folder }: Scenario): string => readFileSync(join(folder, FILES.template), 'utf8')

function inputOf({ folder }: Scenario, form: Form): ConfiguredInput {
  if (form === 'configuration') return { is: 'folder', folder: '.' }
  const name = FILES[form]
  const source = { name, text: readFileSync(join(folder, name), 'utf8') }
  return { is: 'text', source, named: true, ...(form === 'plan' && { configuration: '.' }) }
}

/** A template cannot say where it is deployed, nor what another account has: a `vpclint.yaml` beside it does. */
function configuredFor({ folder }: Scenario, form: Form): Pick<ConfiguredInput, 'configured'> {
  const path = join(folder, CONFIGURATION)
  if (form !== 'template' || !existsSync(path)) return {}
  const source = { name: CONFIGURATION, text: readFileSync(path, 'utf8') }
  const { configuration, problems } = readConfigurationFile(source, vocabulary)
  const [problem] = problems
  if (problem) throw new Error(`${path}: ${problem.message}`)
  const { account, region, outside, joins } = configuration
  return { configured: { outside, joins, ...(account && { account }), ...(region && { region }) } }
}

/** A folder of the repository as parsers see it: its own files and nothing above. */
export const folderSources = (folder: string): Sources => ({
  read: (name) => {
    const path = join(folder, posix.normalize(name))
    return existsSync(path)
      ? { name, text: readFileSync(path, 'utf8') }
      : { refused: 'missing', detail: `${name} is not there` }
  },
  list: (name) => {
    const path = join(folder, name)
    if (!existsSync(path)) return []
    return readdirSync(path, { withFileTypes: true })
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
      .sort()
  },
})

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
