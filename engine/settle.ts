/**
 * Opens a value in a world: conditional parts are replaced by the case that applies. Where the world leaves that open, all
 * cases that may apply are given, with the guards that would decide: if every one of them leads to the same verdict, nobody has to
 * ask further.
 *
 *     !If [IsProd, true, false]   in {}                →  options true, false; needs IsProd
 *     !If [IsProd, true, false]   in { Env: 'prod' }   →  options true
 */
import type { Guard } from '../model/guard'
import { type Conditional, type List, type Template, unknown, type Value } from '../model/value'
import { evaluateGuard, type World } from '../model/world'

/** A value without a choice left at its top. */
export type Plain = Exclude<Value<unknown>, Conditional<unknown>>

export interface Settled {
  readonly options: readonly Plain[]
  readonly needs: readonly Guard[]
}

/**
 * `assumed`: defaults of parameters and variables count as their values. `given`: they count as unknown, because a deployment may
 * override them; a verdict that stands under both does not rest on a default.
 */
export type Trust = 'assumed' | 'given'

/** Whether nothing in it depends on a choice, nor on a default that is not trusted: it stands for itself. */
export const isSettled = (value: Value<unknown>, trust: Trust): value is Plain =>
  SCALAR.has(value.state) && (trust === 'assumed' || value.assumed === undefined)

const SCALAR: ReadonlySet<Value['state']> = new Set(['known', 'absent', 'reference', 'unknown', 'map'])

/** How deep cases may stand in cases; a parser's budget is far below. */
const DEPTH = 64

export function settle(value: Value<unknown>, world: World, trust: Trust = 'assumed', depth = 0): Settled {
  if (depth > DEPTH) return certain(unknown('budget', value.origin))
  if (trust === 'given' && value.assumed) return certain(unknown('no-value-for-input', value.origin))
  switch (value.state) {
    case 'conditional':
      return settleCases(value, world, trust, depth)
    case 'list':
      return settleList(value, world, trust, depth)
    case 'template':
      return settleTemplate(value, world, trust, depth)
    default:
      return certain(value)
  }
}

const certain = (value: Plain): Settled => ({ options: [value], needs: [] })

function settleCases(value: Conditional<unknown>, world: World, trust: Trust, depth: number): Settled {
  const options: Plain[] = []
  const needs: Guard[] = []
  for (const each of value.cases) {
    const truth = evaluateGuard(each.guard, world)
    if (truth === 'false') continue
    const inner = settle(each.value, world, trust, depth + 1)
    if (truth === 'true') return inner
    options.push(...inner.options)
    needs.push(each.guard, ...inner.needs)
  }
  return options.length === 0 ? certain(unknown('opaque-expression', value.origin)) : { options, needs }
}

/** Entries that may or may not be there make the list open, so that nothing is concluded from their absence. */
function settleList(value: List, world: World, trust: Trust, depth: number): Settled {
  if (!value.items.some((item) => item.state === 'conditional' || item.state === 'absent'))
    return certain(value)
  const items: Plain[] = []
  const needs: Guard[] = []
  for (const item of value.items) {
    const inner = settle(item, world, trust, depth + 1)
    const only = inner.options.length === 1 ? inner.options[0] : undefined
    if (only === undefined) needs.push(...inner.needs)
    else if (only.state !== 'absent') items.push(only)
  }
  const settled: List = { ...value, items, open: value.open || needs.length > 0 }
  return { options: [settled], needs }
}

function settleTemplate(value: Template, world: World, trust: Trust, depth: number): Settled {
  if (value.parts.every((part) => typeof part === 'string' || part.state !== 'conditional'))
    return certain(value)
  const needs: Guard[] = []
  const parts = value.parts.map((part) => {
    if (typeof part === 'string') return part
    const inner = settle(part, world, trust, depth + 1)
    if (inner.options.length === 1) return inner.options[0] ?? part
    needs.push(...inner.needs)
    return unknown('opaque-expression', part.origin)
  })
  return { options: [{ ...value, parts }], needs }
}
