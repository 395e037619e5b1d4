/** What AWS does where nobody says, put in place of `absent`, with the page that documents it. */
import type { Dialect } from '../../model/declaration'
import type { Place } from '../../model/place'
import { known, list, type Origin, unknown, type Value } from '../../model/value'
import type { Default } from '../rows'
import type { Block } from './block'
import { orElse } from './fold'

export type AnyDefault = Default<unknown>

export const defaultOrigin = (place: Place, source: string): Origin => ({
  place,
  how: 'default',
  trail: [],
  source,
})

/** Fills the cases where nobody sets the value; what is documented for the other dialect only stays absent. */
export function filled(
  value: Value<unknown>,
  standard: AnyDefault | undefined,
  block: Block,
  attributes: ReadonlyMap<string, Value<unknown>>,
): Value<unknown> {
  if (!standard) return value
  const documented = ofDialect(standard.value, block.dialect)
  if (documented === undefined) return value
  return orElse(value, () => applied(documented, standard, block, attributes, value))
}

function applied(
  documented: unknown,
  standard: AnyDefault,
  block: Block,
  attributes: ReadonlyMap<string, Value<unknown>>,
  value: Value<unknown>,
): Value<unknown> {
  const origin = defaultOrigin(block.place, standard.source)
  const asDefault = constant(documented, origin)
  if (!standard.where) return asDefault
  const decides = attributes.get(standard.where.row)
  if (decides?.state !== 'known') return unknown('opaque-expression', origin)
  return standard.where.oneOf.includes(String(decides.value))
    ? asDefault
    : { state: 'absent', origin: value.origin }
}

const constant = (documented: unknown, origin: Origin): Value<unknown> =>
  Array.isArray(documented)
    ? list(
        documented.map((item: unknown) => known(item, origin)),
        origin,
      )
    : known(documented, origin)

/** A default that is no object is that of both dialects. */
function ofDialect(value: unknown, dialect: Dialect): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.entries(value).find(([name]) => name === dialect)?.[1]
}
