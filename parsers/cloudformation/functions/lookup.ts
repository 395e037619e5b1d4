/**
 * `Fn::FindInMap`. A key that depends on a parameter nobody set gives one case for each key the parameter can be: a
 * parameter's default is not enough, since the mapping says what the other values mean.
 */
import { ALWAYS, allOf, anyOf, type Guard, not } from '../../../model/guard'
import type { Origin, Value } from '../../../model/value'
import { type MappingNode, type Node, valueAt } from '../../yaml/node'
import { argumentsOf, type Call, canonicalText } from '../call'
import { conditional } from '../cases'
import { equalsGuard } from '../choices'
import { choiceOf } from '../equality'
import { callOrigin, evaluate, type Intrinsic, knownText, malformed } from '../intrinsic'
import { complain, placeOf, type Scope, unknownOf } from '../scope'

export const findInMap: Intrinsic = (call, scope) => {
  const [map, first, second, extra] = argumentsOf(call.argument)
  if (!map || !first || !second) return malformed(call, scope, 'needs the name of a mapping and two keys')
  const open: Scope = { ...scope, defaults: 'left-open' }
  const name = knownText(evaluate(map, scope))
  const mapping = name === undefined ? undefined : scope.run.template.mappings.get(name)?.value
  const origin = callOrigin(call, scope)
  const keys = [evaluate(first, open), evaluate(second, open)] as const
  const otherwise = valueAt(extra, 'DefaultValue')
  const missing = otherwise ? evaluate(otherwise, scope) : unknownOf('opaque-expression', origin, keys)
  if (mapping?.kind !== 'mapping') {
    if (name !== undefined && scope.run.template.transforms.length === 0)
      complain(scope, 'undefined-mapping', `There is no mapping ${JSON.stringify(name)}.`, call.node)
    return missing
  }
  const cells = cellsOf(mapping, keys, scope)
  if (!otherwise) complainOfMissing(mapping, keys, call, scope)
  if (!otherwise && cells) constrain(cells, call, scope)
  return cells ? lookUp(cells, keys, scope, origin, missing) : missing
}

/** Keys that are written, not those that a parameter or the Region may be. */
function complainOfMissing(mapping: MappingNode, keys: readonly Value[], call: Call, scope: Scope): void {
  const [first, second] = keys.map(knownText)
  if (first === undefined || mapping.pairs.some(({ key }) => key.text.startsWith('Fn::'))) return
  const row = valueAt(mapping, first)
  const name = row === undefined ? first : second
  if (name === undefined || (row !== undefined && valueAt(row, name) !== undefined)) return
  complain(scope, 'undefined-mapping-key', `The mapping has no key ${JSON.stringify(name)}.`, call.node)
}

function lookUp(
  cells: readonly Cell[],
  [first, second]: readonly [Value, Value],
  scope: Scope,
  origin: Origin,
  missing: Value,
): Value {
  if (cells.length > MOST_CELLS) return unknownOf('budget', origin, [first, second])
  const cases = alike(cells).map(({ guard, found }) => ({
    guard,
    value: found ? leaf(found, scope, origin) : missing,
  }))
  return conditional(cases, origin)
}

/** What the mapping holds for every pair of keys; undefined when nobody knows which row is meant. */
function cellsOf(
  mapping: MappingNode,
  [first, second]: readonly [Value, Value],
  scope: Scope,
): readonly Cell[] | undefined {
  return keyed(first, mapping, scope)?.flatMap(({ guard, found }) => {
    const columns = found?.kind === 'mapping' ? keyed(second, found, scope) : undefined
    if (!columns) return [{ guard, found: undefined }]
    return columns.map((column) => ({ guard: allOf([guard, column.guard]), found: column.found }))
  })
}

/**
 * A key that the mapping does not have is refused, unless the call says what is meant then: a stack with the zones of twelve Regions is
 * deployed to one of them. What stands under a condition is left alone: nobody says whether it is looked up where that is false.
 */
function constrain(cells: readonly Cell[], call: Call, { run, given, source }: Scope): void {
  const { transforms, serverless } = run.template
  if (given.size > 0 || run.settings.within || transforms.length > (serverless ? 1 : 0)) return
  const there = anyOf(cells.flatMap(({ guard, found }) => (found ? [guard] : [])))
  if (there.is !== 'always' && there.is !== 'never') run.lookups.set(`${source}:${call.node.start}`, there)
}

const MOST_CELLS = 200

interface Cell {
  readonly guard: Guard
  /** Undefined: the mapping says nothing about this key. */
  readonly found: Node | undefined
}

/** What the mapping holds for every key that the value can be; undefined when nobody knows which. */
function keyed(key: Value, mapping: MappingNode, scope: Scope): readonly Cell[] | undefined {
  const text = knownText(key)
  if (text !== undefined) return [{ guard: ALWAYS, found: valueAt(mapping, text) }]
  if (key.state === 'conditional') return casesOf(key.cases, mapping, scope)
  const choice = choiceOf(key, scope.run)
  if (!choice || mapping.pairs.length > MOST_CELLS) return undefined
  const cells = mapping.pairs
    .map((pair) => ({ guard: equalsGuard(scope.run.choices, choice, pair.key.text), found: pair.value }))
    .filter(({ guard }) => guard.is !== 'never')
  const covered = choice.allowed?.every((value) => valueAt(mapping, value)) ?? false
  const guards = cells.map(({ guard }) => guard)
  return covered ? cells : [...cells, { guard: not(anyOf(guards)), found: undefined }]
}

function casesOf(
  cases: readonly { readonly guard: Guard; readonly value: Value }[],
  mapping: MappingNode,
  scope: Scope,
): readonly Cell[] | undefined {
  const inner = cases.map(({ guard, value }) =>
    keyed(value, mapping, scope)?.map((cell) => ({ ...cell, guard: allOf([guard, cell.guard]) })),
  )
  return inner.every((cells) => cells !== undefined) ? inner.flat() : undefined
}

/** Cells with the same text are one case. */
function alike(cells: readonly Cell[]): readonly Cell[] {
  const groups = new Map<string, { guards: Guard[]; found: Node | undefined }>()
  for (const { guard, found } of cells) {
    const key = found ? canonicalText(found) : ''
    const group = groups.get(key)
    if (group) group.guards.push(guard)
    else groups.set(key, { guards: [guard], found })
  }
  return [...groups.values()].map(({ guards, found }) => ({ guard: anyOf(guards), found }))
}

function leaf(node: Node, scope: Scope, origin: Origin): Value {
  const value = evaluate(node, { ...scope, source: scope.run.template.source })
  return { ...value, origin: { ...origin, trail: [placeOf(node, scope), ...value.origin.trail] } }
}
