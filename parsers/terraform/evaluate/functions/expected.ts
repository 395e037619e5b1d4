/**
 * What Terraform refuses before a function is asked: null, and what is seen to be of another kind. Only of functions that get the
 * values themselves; those of plain data look at their own.
 */
import type { Value } from '../../../../model/value'
import { isSet, isTyped } from '../outcome'
import { plainBoolean, plainNumber, plainScalar } from '../plain'
import { refuse, type TerraformFunction } from './define'

/** `items`: a set too. `sized`: what has a length. The last one holds for all that follow. */
type Expected =
  | 'list'
  | 'list-or-null'
  | 'items'
  | 'map'
  | 'text'
  | 'truths'
  | 'whole'
  | 'sized'
  | 'value'
  | 'anything'

interface Arguments {
  readonly are: readonly Expected[]
  readonly atLeast?: number
}

const EXPECTED: Readonly<Record<string, Arguments>> = {
  alltrue: { are: ['truths'] },
  anytrue: { are: ['truths'] },
  chunklist: { are: ['items', 'whole'] },
  coalescelist: { are: ['list-or-null'] },
  compact: { are: ['items'] },
  concat: { are: ['list'], atLeast: 1 },
  contains: { are: ['items', 'value'] },
  distinct: { are: ['items'] },
  element: { are: ['list', 'whole'] },
  flatten: { are: ['items'] },
  format: { are: ['text', 'anything'] },
  formatlist: { are: ['text', 'anything'] },
  index: { are: ['list', 'value'] },
  join: { are: ['text', 'items'] },
  keys: { are: ['map'] },
  length: { are: ['sized'] },
  lookup: { are: ['map', 'text', 'anything'] },
  matchkeys: { are: ['items'] },
  one: { are: ['items'] },
  reverse: { are: ['items'] },
  setintersection: { are: ['items'] },
  setproduct: { are: ['items'], atLeast: 2 },
  setsubtract: { are: ['items'] },
  setunion: { are: ['items'] },
  slice: { are: ['list', 'whole'] },
  split: { are: ['text'] },
  values: { are: ['map'] },
  zipmap: { are: ['items', 'list'] },
}

/** The function, asked only of what it takes. */
export function expecting(name: string, compute: TerraformFunction): TerraformFunction {
  const expected = EXPECTED[name]
  if (expected === undefined) return compute
  const { are, atLeast = 0 } = expected
  return (call) => {
    if (call.values.length < atLeast) return refuse(call, 'there are too few arguments.')
    const at = call.values.findIndex((value, index) => isOther(value, are[index] ?? are.at(-1) ?? 'anything'))
    return at < 0 ? compute(call) : refuse(call, `argument ${at + 1} is null or has the wrong type.`)
  }
}

/** What cannot be seen may be anything. */
function isOther(value: Value<unknown>, expected: Expected): boolean {
  if (expected === 'anything') return false
  if (value.state === 'absent') return expected !== 'list-or-null' || !isTyped(value)
  switch (expected) {
    case 'value':
      return false
    case 'whole':
      return isNoWhole(value)
    case 'text':
      return value.state === 'list' || value.state === 'map'
    case 'sized':
      return value.state === 'known' && typeof value.value !== 'string'
    case 'truths':
      return isOther(value, 'items') || (value.state === 'list' && value.items.some(isNoTruth))
    case 'map':
      return value.state === 'list' || isText(value)
    case 'items':
      return value.state === 'map' || isText(value)
    case 'list':
    case 'list-or-null':
      return value.state === 'map' || isText(value) || isSet(value)
  }
}

const isText = (value: Value<unknown>): boolean => value.state === 'known' || value.state === 'template'

function isNoTruth(item: Value<unknown>): boolean {
  const scalar = plainScalar(item)
  return isOther(item, 'text')
    ? item.state !== 'absent'
    : scalar !== undefined && plainBoolean(scalar) === undefined
}

function isNoWhole(value: Value<unknown>): boolean {
  if (value.state === 'list' || value.state === 'map') return true
  const scalar = plainScalar(value)
  return scalar !== undefined && !Number.isInteger(plainNumber(scalar))
}
