/** The last step of every value that leaves the evaluator: no marks of its own, zones as symbols, no null in a collection of blocks. */
import type { Reference } from '../../model/reference'
import type { Value } from '../../model/value'

const zoneName = /^(?:names|zone_ids)\[(\d+)\]$/

/** `isZoneList` tells whether a declaration is a list of availability zones. */
export function settle(value: Value<unknown>, isZoneList: (id: string) => boolean): Value<unknown> {
  const { ...copy } = value
  if (copy.state === 'unknown' && 'failure' in copy) {
    const { failure: _failure, ...plain } = copy
    return plain
  }
  switch (copy.state) {
    case 'known':
    case 'absent':
    case 'unknown':
      return value
    case 'reference':
      return { ...copy, targets: copy.targets.map((target) => settleTarget(target, isZoneList)) }
    case 'list': {
      const { state, origin, open, sensitive, assumed } = copy
      const items = copy.items.map((item) => settle(item, isZoneList))
      const marks = {
        ...(sensitive === undefined ? {} : { sensitive }),
        ...(assumed === undefined ? {} : { assumed }),
      }
      return { state, items, open, origin, ...marks }
    }
    case 'map':
      return {
        ...copy,
        entries: new Map([...copy.entries].map(([key, entry]) => [key, settle(entry, isZoneList)])),
      }
    case 'template':
      return {
        ...copy,
        parts: copy.parts.map((part) => (typeof part === 'string' ? part : settle(part, isZoneList))),
      }
    case 'conditional':
      return {
        ...copy,
        cases: copy.cases.map((each) => ({ guard: each.guard, value: settle(each.value, isZoneList) })),
      }
  }
}

/** The n-th of a list of zones is a zone whose name nobody knows, and the same one wherever it is asked for. */
function settleTarget(target: Reference, isZoneList: (id: string) => boolean): Reference {
  const index = target.to.is === 'declaration' ? zoneName.exec(target.attribute)?.[1] : undefined
  if (target.to.is !== 'declaration' || index === undefined || !isZoneList(target.to.id)) return target
  return { ...target, to: { is: 'symbol', name: 'zone', of: `${target.to.id}[${index}]` }, attribute: '' }
}
