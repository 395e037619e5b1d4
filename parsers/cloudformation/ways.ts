/** Which of the ways that files and a configuration say are ways to deploy these templates, and what is given in each. */
import type { Source } from '../../model/place'
import type { Scenario } from '../scenarios'
import { valueAt } from '../yaml/node'
import type { ParameterSet } from './parameter-set'
import { readSyntax } from './read-syntax'
import type { TemplateSettings } from './settings'

/** Files that a person names win over what is configured. `templates`: those that are deployed together. */
export function waysFor(
  templates: readonly Source[],
  sets: readonly ParameterSet[],
  configured: readonly Scenario[],
): readonly Scenario[] {
  if (sets.length === 0) return configured
  const names = templates.map((template) => ({ name: template.name, parameters: declaredIn(template) }))
  const fitting = sets.filter((set) => names.some((each) => fits(set, each)))
  return fitting.length > 0 ? fitting : configured
}

/** A file that does not say its template is for those that have any of its parameters. */
const fits = (
  { template: only, parameters }: ParameterSet,
  template: { readonly name: string; readonly parameters: ReadonlySet<string> },
): boolean =>
  only === undefined
    ? [...parameters.keys()].some((name) => template.parameters.has(name))
    : only === template.name

function declaredIn(template: Source): ReadonlySet<string> {
  const { root, further } = readSyntax(template)
  const read = [root, ...further].find((node) => valueAt(node, 'Resources')?.kind === 'mapping')
  const declared = valueAt(read, 'Parameters')
  return new Set(declared?.kind === 'mapping' ? declared.pairs.map(({ key }) => key.text) : [])
}

/** Parameters that are set for all win over those of a file, as on the command lines of AWS's own tools. */
export const settingsIn = (
  { parameters, region, account }: Scenario,
  settings: TemplateSettings,
): TemplateSettings => ({
  ...settings,
  ...(region !== undefined && { region }),
  ...(account !== undefined && { account }),
  parameters: new Map([...(parameters ?? []), ...(settings.parameters ?? [])]),
})
