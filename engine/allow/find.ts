/** Every allow that the texts of a run hold. Only texts that speak of vpclint are read a second time. */
import type { Deployment } from '../../model/declaration'
import { type Source, wholeSource } from '../../model/place'
import type { SaidAllow } from './allow'
import { allowsInConfiguration, allowsInJsonConfiguration } from './configuration'
import { allowsInTemplate } from './template'

/** More than people write in one file; each is compared with every finding. */
const MOST = 1_000

function allowsOf(source: Source): readonly SaidAllow[] {
  if (/\.(tf|tofu|tfvars)$/.test(source.name)) return allowsInConfiguration(source)
  return /\.(tf|tofu)\.json$/.test(source.name) ? allowsInJsonConfiguration(source) : allowsInTemplate(source)
}

/** `texts`: by name. A plan's own text is no place for comments. */
export function allowsInAll(
  deployments: readonly Deployment[],
  texts: ReadonlyMap<string, string>,
): readonly SaidAllow[] {
  const names = new Set(
    deployments.flatMap(({ form, id, sources }) =>
      form === 'terraform-plan' ? sources.filter((name) => name !== id) : sources,
    ),
  )
  return [...names].flatMap((name) => allowsIn({ name, text: texts.get(name) ?? '' }))
}

export function allowsIn(source: Source): readonly SaidAllow[] {
  if (!source.text.includes('vpclint')) return []
  const all = allowsOf(source)
  const rest = all.length - MOST
  return rest <= 0
    ? all
    : [
        ...all.slice(0, MOST),
        { invalid: `${rest} more allows stand in this file than are read.`, place: wholeSource(source.name) },
      ]
}
