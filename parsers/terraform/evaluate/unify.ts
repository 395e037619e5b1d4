/** Elements of a list, set or map have one type: beside a text, numbers and booleans become texts. */
import type { Value } from '../../../model/value'
import { convertTo } from './convert'
import { plainScalar } from './plain'

export function unified(items: readonly Value<unknown>[]): readonly Value<unknown>[] {
  const types = new Set(
    items
      .map(plainScalar)
      .filter((scalar) => scalar !== undefined)
      .map((scalar) => typeof scalar),
  )
  return types.size < 2 ? items : items.map((item) => convertTo(item, { is: 'string' }))
}
