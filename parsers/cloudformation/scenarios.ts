/** One template as it is deployed several times: each time a deployment of its own, and never two of them together. */
import type { Parsed } from '../../model/declaration'
import type { Source } from '../../model/place'
import type { Sources } from '../../model/sources'
import { valueAt } from '../yaml/node'
import type { ParameterSet } from './parameter-files'
import { readSyntax } from './read-syntax'
import type { TemplateSettings } from './settings'
import { readTemplate } from './template'

/** Parameters that are set for all win over those of a file, as on the command lines of AWS's own tools. */
export function readScenarios(
  source: Source,
  sources: Sources,
  settings: TemplateSettings,
  sets: readonly ParameterSet[],
): Parsed {
  const fitting = sets.length === 0 ? [] : fittingSets(source, sets)
  if (fitting.length === 0) return readTemplate(source, sources, settings)
  const all = fitting.map(({ name }) => name)
  const read = fitting.map((set) =>
    readTemplate(source, sources, {
      ...(set.region !== undefined && { region: set.region }),
      ...settings,
      parameters: new Map([...set.parameters, ...(settings.parameters ?? [])]),
      ...(fitting.length > 1 && {
        deployment: `${source.name} (${set.name})`,
        scenario: { name: set.name, all },
      }),
    }),
  )
  return {
    deployments: read.flatMap(({ deployments }) => deployments),
    declarations: read.flatMap(({ declarations }) => declarations),
    problems: [
      ...new Map(
        read
          .flatMap(({ problems }) => problems)
          .map((each) => [JSON.stringify([each.code, each.message, each.place]), each]),
      ).values(),
    ],
  }
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
