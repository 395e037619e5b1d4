/**
 * What is known where a condition holds. Inside `!If [HasVpc, …]`, with HasVpc saying that a parameter is not empty, the
 * parameter's empty default cannot be assumed; inside a resource with `Condition: IsProd`, `!If [IsProd, a, b]` is `a`.
 */
import type { Guard } from '../../model/guard'
import type { Scope } from './scope'

interface Known {
  readonly given: Map<string, boolean>
  readonly chosen: Map<string, string>
  readonly excluded: Map<string, ReadonlySet<string>>
}

/** The scope of what only counts when a condition holds (or does not), with all that follows from it. */
export function givenThat(name: string, holds: boolean, guard: Guard, scope: Scope): Scope {
  const { inside } = scope.run
  const made = inside.get(scope) ?? new Map<string, Scope>()
  inside.set(scope, made)
  const key = `${holds} ${name}`
  const known = made.get(key) ?? within(name, holds, guard, scope)
  made.set(key, known)
  return known
}

function within(name: string, holds: boolean, guard: Guard, scope: Scope): Scope {
  const known: Known = {
    given: new Map(scope.given).set(name, holds),
    chosen: new Map(scope.chosen),
    excluded: new Map(scope.excluded),
  }
  addImplied(guard, holds, known)
  return { ...scope, ...known }
}

function addImplied(guard: Guard, holds: boolean, known: Known): void {
  switch (guard.is) {
    case 'named':
      known.given.set(guard.name, holds)
      addImplied(guard.guard, holds, known)
      break
    case 'not':
      addImplied(guard.guard, !holds, known)
      break
    case 'equals':
      if (holds) known.chosen.set(guard.choice, guard.value)
      else known.excluded.set(guard.choice, new Set(known.excluded.get(guard.choice)).add(guard.value))
      break
    case 'all':
    case 'any':
      if ((guard.is === 'all') === holds) for (const part of guard.guards) addImplied(part, holds, known)
      break
    case 'always':
    case 'never':
    case 'same':
      break
  }
}

/** Whether conditions that hold here say what a choice is: its value, or that it is not its default. */
export function knownChoice(
  choice: string,
  byDefault: string | undefined,
  { chosen, excluded }: Scope,
): { readonly value: string | undefined; readonly notDefault: boolean } {
  const notDefault = byDefault !== undefined && (excluded.get(choice)?.has(byDefault) ?? false)
  return { value: chosen.get(choice), notDefault }
}
