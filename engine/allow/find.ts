/** Every allow that the texts of a run hold. Only texts that speak of vpclint are read a second time. */
import { type Source, wholeSource } from '../../model/place'
import type { SaidAllow } from './allow'
import { allowsInConfiguration } from './configuration'
import { allowsInTemplate } from './template'

/** More than people write in one file; each is compared with every finding. */
const MOST = 1_000

export function allowsIn(source: Source): readonly SaidAllow[] {
  if (!source.text.includes('vpclint')) return []
  const all = /\.(tf|tofu|tfvars)$/.test(source.name)
    ? allowsInConfiguration(source)
    : allowsInTemplate(source)
  const rest = all.length - MOST
  return rest <= 0
    ? all
    : [
        ...all.slice(0, MOST),
        { invalid: `${rest} more allows stand in this file than are read.`, place: wholeSource(source.name) },
      ]
}
