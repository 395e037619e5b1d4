/**
 * The size of a guard, as a formula written out. Guards share parts, so a few lines of `a = b && b` can describe formulas of
 * billions of terms; what exceeds the budget is never written out, walked or compared.
 */
import type { Guard } from '../../../model/guard'

export const MAX_GUARD = 200

const sizes = new WeakMap<Guard, number>()

export function guardSize(guard: Guard): number {
  const before = sizes.get(guard)
  if (before !== undefined) return before
  const size = measured(guard)
  sizes.set(guard, size)
  return size
}

function measured(guard: Guard): number {
  switch (guard.is) {
    case 'always':
    case 'never':
    case 'equals':
    case 'same':
      return 1
    case 'not':
    case 'named':
      return 1 + guardSize(guard.guard)
    case 'all':
    case 'any':
      return guard.guards.reduce((sum, part) => sum + guardSize(part), 1)
  }
}

const keys = new WeakMap<Guard, string>()

/** Equal guards have equal keys; only for guards within the budget. */
export function guardKey(guard: Guard): string {
  const before = keys.get(guard)
  if (before !== undefined) return before
  const key = guardSize(guard) > MAX_GUARD ? '' : JSON.stringify(guard)
  keys.set(guard, key)
  return key
}
