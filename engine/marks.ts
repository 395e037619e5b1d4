/** Marks that a value carries anywhere inside: a default that may be overridden, a secret. */
import { type Value, valuesInside } from '../model/value'

/** It rests on the default of a variable or parameter, or on one reading of a scalar. */
export const isAssumed = (value: Value<unknown>): boolean =>
  value.assumed !== undefined || valuesInside(value).some(isAssumed)

/** Some part of it is marked as secret: no excerpt may show its place. */
export const holdsSecret = (value: Value<unknown>): boolean =>
  value.sensitive === true || valuesInside(value).some(holdsSecret)
