/** `exists`: whether anybody sets it. */
import { negate, type Truth } from '../../model/truth'
import type { UnknownReason } from '../../model/value'
import type { Plain } from '../settle'
import type { Operator } from './operator'

/** Somebody wrote something there, only what it is is not known; the other reasons may hide that nobody wrote anything. */
const WRITTEN: ReadonlySet<UnknownReason> = new Set<UnknownReason>([
  'computed',
  'dynamic-reference',
  'sensitive',
])

/** Whether anybody sets it. A variable without a value may be null, which is nobody setting it. */
export function presence(value: Plain): Truth {
  switch (value.state) {
    case 'known':
    case 'template':
      return 'true'
    case 'reference':
      return value.targets.some((target) => target.to.is === 'input') ? 'unknown' : 'true'
    case 'absent':
      return 'false'
    case 'list':
      return value.items.length > 0 ? 'true' : value.open ? 'unknown' : 'false'
    case 'map':
      return value.entries.size > 0 ? 'true' : value.open ? 'unknown' : 'false'
    case 'unknown':
      return WRITTEN.has(value.reason) ? 'true' : 'unknown'
  }
}

export const exists: Operator = {
  name: 'exists',
  says: 'With true: somebody sets it, or AWS has a default for it. With false: nobody does, and AWS has none.',
  takes: 'boolean',
  onList: 'whole',
  holds: (value, operands) => {
    const wanted = operands[0]
    return wanted?.state === 'known' && wanted.value === false ? negate(presence(value)) : presence(value)
  },
}
