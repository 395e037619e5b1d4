/** `includes`: one item of a list. */
import { equal } from './equality'
import type { Operator } from './operator'

export const includes: Operator = {
  name: 'includes',
  says: 'A list that holds this value.',
  takes: 'value',
  onList: 'some',
  holds: (value, operands) => {
    const wanted = operands[0]
    return wanted === undefined ? 'unknown' : equal(value, wanted)
  },
}
