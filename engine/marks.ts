/** Marks that a value carries anywhere inside: a default that may be overridden, a secret. */
import type { Value } from '../model/value'

/** It rests on the default of a variable or parameter, or on one reading of a scalar. */
export const isAssumed = (value: Value<unknown>): boolean =>
  value.assumed !== undefined || inside(value).some(isAssumed)

/** Some part of it is marked as secret: no excerpt may show its place. */
export const holdsSecret = (value: Value<unknown>): boolean =>
  value.sensitive === true || inside(value).some(holdsSecret)

/** Parsers bound the depth of values. */
function inside(value: Value<unknown>): readonly Value<unknown>[] {
  switch (value.state) {
    case 'template':
      return value.parts.filter((part) => typeof part !== 'string')
    case 'list':
      return value.items
    case 'map':
      return [...value.entries.values()]
    case 'conditional':
      return value.cases.map((each) => each.value)
    default:
      return []
  }
}
