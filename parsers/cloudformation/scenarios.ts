/** One template as it is deployed, with the parameters of files or of a configuration. */
import type { Parsed } from '../../model/declaration'
import type { Source } from '../../model/place'
import type { Sources } from '../../model/sources'
import { inEach, type Scenario } from '../scenarios'
import { valueAt } from '../yaml/node'
import type { ParameterSet } from './parameter-files'
import { readSyntax } from './read-syntax'
import type { TemplateSettings } from './settings'
import { readTemplate } from './template'

/**
 * Parameters that are set for all win over those of a file, as on the command lines of AWS's own tools; files that a person names win
 * over what is configured.
 */
export function readScenarios(
  source: Source,
  sources: Sources,
  settings: TemplateSettings,
  sets: readonly ParameterSet[],
  configured: readonly Scenario[] = [],
): Parsed {
  const fitting = sets.length === 0 ? [] : fittingSets(source, sets)
  const ways: readonly Scenario[] = fitting.length > 0 ? fitting : configured
  if (ways.length === 0) return readTemplate(source, sources, settings)
  return inEach(source.name, ways, ({ parameters, region, account }, told) =>
    readTemplate(source, sources, {
      ...settings,
      ...(region !== undefined && { region }),
      ...(account !== undefined && { account }),
      parameters: new Map([...(parameters ?? []), ...(settings.parameters ?? [])]),
      ...told,
    }),
  )
}

/** A file that does not say its template is for those that have any of its parameters. */
function fittingSets(source: Source, sets: readonly ParameterSet[]): readonly ParameterSet[] {
  const { root, further } = readSyntax(source)
  const template = [root, ...further].find((node) => valueAt(node, 'Resources')?.kind === 'mapping')
  const declared = valueAt(template, 'Parameters')
  const names = new Set(declared?.kind === 'mapping' ? declared.pairs.map(({ key }) => key.text) : [])
  return sets.filter(({ template: only, parameters }) =>
    only === undefined ? [...parameters.keys()].some((name) => names.has(name)) : only === source.name,
  )
}
