/**
 * Functions over values that depend on conditions: `!Sub '${If…}.example.com'` is itself one of two texts. The function is
 * applied in every case, as long as there are few.
 */
import { allOf, type Guard } from '../../model/guard'
import type { Conditional, Origin, Value } from '../../model/value'
import { absent } from '../../model/value'

type Case = Conditional<unknown>['cases'][number]

/** More combinations than this are left for the reader to sort out: the inputs are handed on as they are. */
const MOST_CASES = 24

/** Applies `build` to every consistent combination of the cases among the inputs. */
export function overCases(
  inputs: readonly Value[],
  origin: Origin,
  build: (inputs: readonly Value[]) => Value,
): Value {
  if (!inputs.some((input) => input.state === 'conditional')) return build(inputs)
  let rows: readonly Row[] = [{ guards: [], values: [] }]
  for (const input of inputs) {
    rows = rows.flatMap((row) => extended(row, input))
    if (rows.length > MOST_CASES) return build(inputs)
  }
  return conditional(
    rows.map(({ guards, values }) => ({ guard: allOf(guards), value: build(values) })),
    origin,
  )
}

interface Row {
  readonly guards: readonly Guard[]
  readonly values: readonly Value[]
}

function extended({ guards, values }: Row, input: Value): readonly Row[] {
  if (input.state !== 'conditional') return [{ guards, values: [...values, input] }]
  return input.cases
    .map(({ guard, value }) => ({ guards: [...guards, guard], values: [...values, value] }))
    .filter((row) => !contradicts(row.guards))
}

/** Cases in cases become one list; impossible ones go; a case that always holds is no case. */
export function conditional(cases: readonly Case[], origin: Origin): Value {
  if (cases.length > 1 && cases.every(isPlain)) return { state: 'conditional', cases, origin }
  const flat = cases.flatMap(flattened).filter(({ guard }) => guard.is !== 'never' && !contradicts([guard]))
  const certain = flat.find(({ guard }) => guard.is === 'always')
  if (certain) return certain.value
  if (flat.length < 2) return flat[0]?.value ?? absent(origin)
  return { state: 'conditional', cases: flat, origin }
}

/** Nearly always: nothing of it can be left out. */
const isPlain = ({ guard, value }: Case): boolean =>
  value.state !== 'conditional' && guard.is !== 'all' && guard.is !== 'always' && guard.is !== 'never'

function flattened({ guard, value }: Case): readonly Case[] {
  if (value.state !== 'conditional' || value.cases.length > MOST_CASES) return [{ guard, value }]
  return value.cases.map((inner) => ({ guard: allOf([guard, inner.guard]), value: inner.value }))
}

/** Whether a condition and its opposite are both asked for, or two values of one choice. Sound, not complete. */
function contradicts(guards: readonly Guard[]): boolean {
  const seen = new Map<string, string>()
  return guards.some((guard) => conflicts(guard, seen))
}

function conflicts(guard: Guard, seen: Map<string, string>): boolean {
  if (guard.is === 'all') return guard.guards.some((part) => conflicts(part, seen))
  const negated = guard.is === 'not'
  const inner = negated ? guard.guard : guard
  if (inner.is === 'equals') {
    const opposite = `${inner.choice}=${inner.value}`
    if (negated) return seen.get(inner.choice) === inner.value || clashes(seen, opposite, 'no')
    return clashes(seen, inner.choice, inner.value) || clashes(seen, opposite, 'yes')
  }
  return inner.is === 'named' && clashes(seen, `named ${inner.name}`, negated ? 'no' : 'yes')
}

function clashes(seen: Map<string, string>, key: string, value: string): boolean {
  const before = seen.get(key)
  seen.set(key, value)
  return before !== undefined && before !== value
}
