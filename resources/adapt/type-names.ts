/** Which table a declared type belongs to. */
import type { Declaration } from '../../model/declaration'
import { kinds } from '../index'
import type { Kind } from '../rows'

type Key = `${Declaration['dialect']} ${Declaration['mode']} ${string}`

const byType: ReadonlyMap<string, Kind> = new Map(
  Object.values<Kind>(kinds).flatMap((kind) => {
    const entries: [Key, Kind][] = []
    for (const type of namesIn(kind.names.terraform)) entries.push([`terraform managed ${type}`, kind])
    for (const type of namesIn(kind.names.data ?? null)) entries.push([`terraform read ${type}`, kind])
    for (const type of namesIn(kind.names.cloudformation))
      entries.push([`cloudformation managed ${type}`, kind], [`cloudformation read ${type}`, kind])
    return entries
  }),
)

/** The names of a kind in a dialect, as a list. */
export function namesIn(names: string | readonly string[] | null): readonly string[] {
  return names === null ? [] : typeof names === 'string' ? [names] : names
}

/** Nothing for a type that we do not judge. */
export const kindOf = ({
  dialect,
  mode,
  type,
}: Pick<Declaration, 'dialect' | 'mode' | 'type'>): Kind | undefined =>
  byType.get(`${dialect} ${mode} ${type}`)
