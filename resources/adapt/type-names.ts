/** Which table a declared type belongs to. */
import type { Declaration } from '../../model/declaration'
import { kinds } from '../index'
import type { Kind } from '../rows'

type Kinds = ReadonlyMap<string, Kind>

const byType = (names: (kind: Kind) => string | readonly string[] | null): Kinds =>
  new Map(
    Object.values<Kind>(kinds).flatMap((kind) => namesIn(names(kind)).map((type) => [type, kind] as const)),
  )

const ofCloudFormation = byType(({ names }) => names.cloudformation)
const ofTerraform: Readonly<Record<Declaration['mode'], Kinds>> = {
  managed: byType(({ names }) => names.terraform),
  read: byType(({ names }) => names.data ?? null),
}

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
  (dialect === 'cloudformation' ? ofCloudFormation : ofTerraform[mode]).get(type)
