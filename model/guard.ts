/**
 * # When something holds
 *
 * A template may say `!If [IsProd, a, b]`, a Terraform file `var.public ? a : b` with a variable nobody sets.
 * Both leave the value open until somebody chooses. A {@link Guard} says under which choices one case applies: a
 * formula over questions "has this choice this value?".
 *
 * A {@link Choice} has a finite domain. A parameter's is its AllowedValues, or the literals it is compared with and
 * one value that stands for every other text ({@link OTHER}); a Terraform condition's is `true` and `false`.
 * Equality over finite domains is all that real templates use, so no solver is needed: the engine enumerates the
 * choices that a question touches, drops the combinations that cannot be, and asks in each world.
 *
 *     Conditions: { IsProd: !Equals [!Ref Env, prod] }
 *     choice  { id: 'stack#Env', values: ['prod', OTHER] }
 *     guard   named('IsProd', { is: 'equals', choice: 'stack#Env', value: 'prod' })
 */

/** Stands for every text that is none of the others in a choice's domain. No real value can be equal to it. */
export const OTHER = '\u0000other'

/** Something that is decided outside the text. `id` is scoped by deployment and module instance, so it is unique in a run. */
export interface Choice {
  readonly id: string
  /** As a person knows it: `Env`, `var.public`. */
  readonly label: string
  readonly values: readonly string[]
  /** The value it takes when nobody sets it, where there is one. */
  readonly byDefault?: string
}

export type Guard =
  | { readonly is: 'always' }
  | { readonly is: 'never' }
  | { readonly is: 'equals'; readonly choice: string; readonly value: string }
  /** Two choices have the same value ({@link OTHER} of one is not known to be OTHER of the other). */
  | { readonly is: 'same'; readonly choices: readonly [string, string] }
  | { readonly is: 'not'; readonly guard: Guard }
  | { readonly is: 'all' | 'any'; readonly guards: readonly Guard[] }
  /** A formula with the name people gave it; `name` is for wording only. */
  | { readonly is: 'named'; readonly name: string; readonly guard: Guard }

export const ALWAYS: Guard = { is: 'always' }
export const NEVER: Guard = { is: 'never' }

export function not(guard: Guard): Guard {
  if (guard.is === 'always') return NEVER
  if (guard.is === 'never') return ALWAYS
  return guard.is === 'not' ? guard.guard : { is: 'not', guard }
}

export function allOf(guards: readonly Guard[]): Guard {
  const open = guards.filter((guard) => guard.is !== 'always')
  if (open.some((guard) => guard.is === 'never')) return NEVER
  const [only = ALWAYS] = open
  return open.length > 1 ? { is: 'all', guards: open } : only
}

export function anyOf(guards: readonly Guard[]): Guard {
  const open = guards.filter((guard) => guard.is !== 'never')
  if (open.some((guard) => guard.is === 'always')) return ALWAYS
  const [only = NEVER] = open
  return open.length > 1 ? { is: 'any', guards: open } : only
}

/** The ids of the choices a guard asks about, in order of appearance. */
export function choicesOf(guard: Guard, into: Set<string> = new Set()): Set<string> {
  switch (guard.is) {
    case 'always':
    case 'never':
      return into
    case 'equals':
      return into.add(guard.choice)
    case 'same':
      return into.add(guard.choices[0]).add(guard.choices[1])
    case 'not':
    case 'named':
      return choicesOf(guard.guard, into)
    case 'all':
    case 'any':
      for (const part of guard.guards) choicesOf(part, into)
      return into
  }
}
