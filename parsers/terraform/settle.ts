/** The last step of every value that leaves the evaluator: no marks of its own, zones as symbols, no null in a collection of blocks. */
import { anyOf } from '../../model/guard'
import type { Reference } from '../../model/reference'
import type { Conditional, Value } from '../../model/value'
import { soundCases } from './evaluate/cases'

const zoneName = /^(?:names|zone_ids)\[(\d+)\]$/

/** `isZoneList` tells whether a declaration is a list of availability zones. */
export function settle(value: Value<unknown>, isZoneList: (id: string) => boolean): Value<unknown> {
  const copy = withoutOwnMarks(value)
  switch (copy.state) {
    case 'known':
    case 'absent':
    case 'unknown':
      return copy
    case 'reference':
      return { ...copy, targets: copy.targets.map((target) => settleTarget(target, isZoneList)) }
    case 'list': {
      const { state, origin, open } = copy
      return {
        state,
        items: copy.items.map((item) => settle(item, isZoneList)),
        open,
        origin,
        ...marksOf(copy),
      }
    }
    case 'map': {
      const entries = new Map([...copy.entries].map(([key, entry]) => [key, settle(entry, isZoneList)]))
      const { state, origin, open } = copy
      return { state, entries, open, origin, ...marksOf(copy) }
    }
    case 'template':
      return {
        ...copy,
        parts: copy.parts.map((part) => (typeof part === 'string' ? part : settle(part, isZoneList))),
      }
    case 'conditional':
      return settleCases(copy, isZoneList)
  }
}

/** What only the evaluator asks: that it failed, of which type it is. */
function withoutOwnMarks(value: Value<unknown>): Value<unknown> {
  if (!('failure' in value || 'type' in value || 'disputed' in value)) return value
  const {
    failure: _failure,
    type: _type,
    disputed: _disputed,
    ...plain
  }: Value<unknown> & {
    readonly failure?: unknown
    readonly type?: unknown
    readonly disputed?: unknown
  } = value
  return plain
}

const marksOf = ({ sensitive, assumed }: Value<unknown>): Pick<Value<unknown>, 'sensitive' | 'assumed'> => ({
  ...(sensitive === undefined ? {} : { sensitive }),
  ...(assumed === undefined ? {} : { assumed }),
})

/** Where Terraform would fail nothing is deployed: these worlds are given to another case, so that every world has one. */
function settleCases(value: Conditional<unknown>, isZoneList: (id: string) => boolean): Value<unknown> {
  const sound = soundCases(value)
  const [first, ...others] = sound.map((each) => ({
    guard: each.guard,
    value: settle(each.value, isZoneList),
  }))
  if (first === undefined || others.length === 0) return first?.value ?? value
  const left = value.cases.filter((each) => !sound.includes(each)).map((each) => each.guard)
  return { ...value, cases: [{ guard: anyOf([first.guard, ...left]), value: first.value }, ...others] }
}

/** The n-th of a list of zones is a zone whose name nobody knows, and the same one wherever it is asked for. */
function settleTarget(target: Reference, isZoneList: (id: string) => boolean): Reference {
  const index = target.to.is === 'declaration' ? zoneName.exec(target.attribute)?.[1] : undefined
  if (target.to.is !== 'declaration' || index === undefined || !isZoneList(target.to.id)) return target
  return { ...target, to: { is: 'symbol', name: 'zone', of: `${target.to.id}[${index}]` }, attribute: '' }
}
