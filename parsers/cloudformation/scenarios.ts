/** One template as it is deployed, with the parameters of files or of a configuration. */
import type { Parsed } from '../../model/declaration'
import type { Source } from '../../model/place'
import type { Sources } from '../../model/sources'
import { inEach, type Scenario } from '../scenarios'
import type { ParameterSet } from './parameter-set'
import type { TemplateSettings } from './settings'
import { readTemplate } from './template'
import { settingsIn, waysFor } from './ways'

export function readScenarios(
  source: Source,
  sources: Sources,
  settings: TemplateSettings,
  sets: readonly ParameterSet[],
  configured: readonly Scenario[] = [],
): Parsed {
  const ways = waysFor([source], sets, configured)
  if (ways.length === 0) return readTemplate(source, sources, settings)
  return inEach(source.name, ways, (way, told) =>
    readTemplate(source, sources, { ...settingsIn(way, settings), ...told }),
  )
}
