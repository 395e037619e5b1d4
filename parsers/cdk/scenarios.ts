/**
 * A whole app as it is deployed, with the parameters of files or of a configuration: its stacks see each other in one scenario, and nobody
 * of another one.
 */
import type { Parsed } from '../../model/declaration'
import type { Source } from '../../model/place'
import type { Sources } from '../../model/sources'
import type { ParameterSet } from '../cloudformation/parameter-files'
import type { TemplateSettings } from '../cloudformation/settings'
import { settingsIn, waysFor } from '../cloudformation/ways'
import { inEach, type Scenario } from '../scenarios'
import { readAssembly, templatesIn } from './assembly'

export function readApp(
  source: Source,
  sources: Sources,
  settings: TemplateSettings,
  sets: readonly ParameterSet[],
  configured: readonly Scenario[] = [],
): Parsed {
  const templates = sets.length === 0 ? [] : templatesIn(source, sources)
  const ways = waysFor(templates, sets, configured)
  if (ways.length === 0) return readAssembly(source, sources, settings)
  return inEach(source.name, ways, (way, { scenario }) =>
    readAssembly(source, sources, { ...settingsIn(way, settings), ...(scenario && { scenario }) }),
  )
}
