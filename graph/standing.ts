/**
 * # Under which choices something is so
 *
 * A fact about several resources is often true only under some choices: the API is public `if IsPublic`, the endpoint is there
 * `if var.private`. A {@link Standing} says under which guard it is certainly so and under which it is certainly not; in
 * all other worlds nobody can tell.
 *
 *     privateDns = var.dns ? true : unknown    { yes: var.dns, no: never }
 */
import { ALWAYS, allOf, anyOf, type Guard, NEVER, not } from '../model/guard'
import type { Truth } from '../model/truth'
import { known, type Origin, type UnknownReason, unknown, type Value } from '../model/value'

export interface Standing {
  readonly yes: Guard
  readonly no: Guard
}

export const YES: Standing = { yes: ALWAYS, no: NEVER }
export const NO: Standing = { yes: NEVER, no: ALWAYS }
export const CANNOT_TELL: Standing = { yes: NEVER, no: NEVER }

export const standing = (truth: Truth): Standing =>
  truth === 'true' ? YES : truth === 'false' ? NO : CANNOT_TELL

/** What certainly is so, or certainly not, in every world is one of the three above: whoever combines many sees that at once. */
function made(yes: Guard, no: Guard): Standing {
  if (yes.is === 'always' && no.is === 'never') return YES
  return yes.is === 'never' && no.is === 'always' ? NO : { yes, no }
}

export const both = (...parts: readonly Standing[]): Standing =>
  alone(parts, NO, YES) ?? made(allOf(parts.map((part) => part.yes)), anyOf(parts.map((part) => part.no)))

export const either = (...parts: readonly Standing[]): Standing =>
  alone(parts, YES, NO) ?? made(anyOf(parts.map((part) => part.yes)), allOf(parts.map((part) => part.no)))

/** What decides, or the only one that is left beside what changes nothing; undefined where several are. Most are told by that. */
function alone(parts: readonly Standing[], decisive: Standing, neutral: Standing): Standing | undefined {
  let left = neutral
  let several = false
  for (const part of parts) {
    if (part === decisive) return decisive
    if (part === neutral) continue
    several ||= left !== neutral
    left = part
  }
  return several ? undefined : left
}

export const contrary = (one: Standing): Standing => made(one.no, one.yes)

/** Only while the guard holds; elsewhere it is not so. */
export const under = (guard: Guard, one: Standing): Standing =>
  guard.is === 'always' ? one : made(allOf([guard, one.yes]), anyOf([not(guard), one.no]))

/** Only while the guard holds can it be told; elsewhere it may be either. */
export const onlyWhile = (guard: Guard, one: Standing): Standing =>
  guard.is === 'always' ? one : made(allOf([guard, one.yes]), allOf([guard, one.no]))

/** Conditions within conditions: nobody writes more, and a hostile text ends here. */
const DEEPEST = 100

/** Asks every case of a value; `ask` sees no conditional. */
export function standingOf<T>(
  value: Value<T>,
  ask: (value: Value<T>) => Standing,
  depth: number = DEEPEST,
): Standing {
  if (value.state !== 'conditional') return ask(value)
  if (depth === 0) return CANNOT_TELL
  const cases = value.cases.map((each) => ({ guard: each.guard, is: standingOf(each.value, ask, depth - 1) }))
  return {
    yes: anyOf(cases.map(({ guard, is }) => allOf([guard, is.yes]))),
    no: anyOf(cases.map(({ guard, is }) => allOf([guard, is.no]))),
  }
}

/** Known to be this; absent is not this. */
export const isExactly = (value: Value<unknown>, expected: unknown): Standing =>
  value.state === 'conditional'
    ? standingOf(value, (one) => isPlainly(one, expected))
    : isPlainly(value, expected)

function isPlainly(value: Value<unknown>, expected: unknown): Standing {
  if (value.state === 'known') return value.value === expected ? YES : NO
  return value.state === 'absent' ? NO : CANNOT_TELL
}

/** The resource is there. */
export const existing = (exists: Value<boolean>): Standing => isExactly(exists, true)

/** A list that holds this text. */
export const holds = (value: Value<unknown>, text: string): Standing =>
  standingOf(value, (one) => {
    if (one.state !== 'list') return isExactly(one, text)
    return either(one.open ? CANNOT_TELL : NO, ...one.items.map((item) => isExactly(item, text)))
  })

/** As the value of a fact. */
export function asValue(
  one: Standing,
  origin: Origin,
  reason: UnknownReason = 'opaque-expression',
): Value<boolean> {
  if (one.yes.is === 'always') return known(true, origin)
  if (one.no.is === 'always') return known(false, origin)
  if (one.yes.is === 'never' && one.no.is === 'never') return unknown(reason, origin)
  const cases: { guard: Guard; value: Value<boolean> }[] = [
    { guard: one.yes, value: known(true, origin) },
    { guard: one.no, value: known(false, origin) },
    { guard: not(anyOf([one.yes, one.no])), value: unknown(reason, origin) },
  ]
  return { state: 'conditional', cases: cases.filter((each) => each.guard.is !== 'never'), origin }
}
