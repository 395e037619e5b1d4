/**
 * A whole app as it is deployed, with the parameters of files or of a configuration: its stacks see each other in one scenario, and nobody
 * of another one.
 */
import type { Parsed } from '../../model/declaration'
import type { Source } from '../../model/place'
import { isRefusal, type Sources } from '../../model/sources'
import type { ParameterSet } from '../cloudformation/parameter-set'
import type { TemplateSettings } from '../cloudformation/settings'
import { settingsIn, waysFor } from '../cloudformation/ways'
import { inEach, type Scenario } from '../scenarios'
import { MOST_LEVELS, readAssembly } from './assembly'
import { readManifest } from './manifest'

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

/** Of all its stacks, those of stages too. */
export function templatesIn(
  source: Source,
  sources: Sources,
  level: number = MOST_LEVELS,
): readonly Source[] {
  const manifest = readManifest(source, sources)
  const own = manifest.stacks.map(({ template }) => sources.read(template))
  const inner = level > 0 ? manifest.assemblies.map((folder) => sources.read(`${folder}/manifest.json`)) : []
  return [
    ...own.flatMap((each) => (isRefusal(each) ? [] : [each])),
    ...inner.flatMap((each) => (isRefusal(each) ? [] : templatesIn(each, sources, level - 1))),
  ]
}
