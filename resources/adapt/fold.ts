/** Ways through a value that several readers need. */
import type { Guard } from '../../model/guard'
import { type Conditional, known, type Value } from '../../model/value'
import { guarded } from './entries'

type Leaf = Exclude<Value<unknown>, { readonly state: 'conditional' }>

export const inEachCase = (
  value: Conditional<unknown>,
  change: (value: Value<unknown>) => Value<unknown>,
): Value<unknown> => ({
  ...value,
  cases: value.cases.map((each) => ({ guard: each.guard, value: change(each.value) })),
})

/** Changes what stands at the end of every condition. */
export const atLeaves = (value: Value<unknown>, change: (leaf: Leaf) => Value<unknown>): Value<unknown> =>
  value.state === 'conditional' ? inEachCase(value, (each) => atLeaves(each, change)) : change(value)

/** What stands elsewhere, in the cases where nobody sets this. */
export function orElse(value: Value<unknown>, other: () => Value<unknown>): Value<unknown> {
  if (value.state === 'absent') return other()
  return value.state === 'conditional' ? inEachCase(value, (each) => orElse(each, other)) : value
}

/** Exists when the whole does and the guard holds. */
export function under(exists: Value<boolean>, guard: Guard): Value<boolean> {
  if (guard.is === 'always') return exists
  const inside = guarded(guard, exists)
  if (inside.state !== 'conditional') return exists
  return {
    state: 'conditional',
    origin: exists.origin,
    cases: inside.cases.map((each) => ({
      guard: each.guard,
      value: each.value === exists ? exists : known(false, exists.origin),
    })),
  }
}
