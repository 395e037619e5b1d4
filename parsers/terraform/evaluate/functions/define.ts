/**
 * Two ways to define a function. A *pure* one computes with plain data and is asked only when all arguments are known. A
 * *structural* one gets the values themselves and may answer although parts of them are unknown.
 */
import type { Place } from '../../../../model/place'
import { unknown, type Value, written } from '../../../../model/value'
import type { Expression } from '../../syntax/tree'
import { failed, opaque, trailOf } from '../outcome'
import {
  fromPlain,
  isPlainList,
  isPlainMap,
  type Plain,
  type PlainMap,
  plainBoolean,
  plainNumber,
  plainText,
  toPlain,
} from '../plain'
import type { Scope } from '../scope'
import { marksOf } from '../summary'

export interface FunctionCall {
  readonly name: string
  readonly values: readonly Value<unknown>[]
  readonly place: Place
  readonly scope: Scope
  /** Handed in, so that functions need not import what calls them. */
  readonly evaluate: (expression: Expression, scope: Scope) => Value<unknown>
}

export type TerraformFunction = (call: FunctionCall) => Value<unknown>
export type FunctionTable = Readonly<Record<string, TerraformFunction>>

/** Terraform would refuse the arguments. */
export interface Fault {
  readonly fault: string
}

/** A budget ended the computation. */
export const TOO_LARGE: Fault = { fault: '' }

export const fault = (message: string): Fault => ({ fault: message })

const isFault = (result: Plain | Fault): result is Fault =>
  typeof result === 'object' && result !== null && 'fault' in result

interface Kinds {
  readonly text: string
  readonly number: number
  readonly whole: number
  readonly truth: boolean
  readonly list: readonly Plain[]
  readonly texts: readonly string[]
  readonly map: PlainMap
  readonly any: Plain
}

type Kind = keyof Kinds

/** Converts as Terraform does (`"80"` is a number where one is wanted); `undefined` when it would refuse. */
const converters: { readonly [K in Kind]: (plain: Plain) => Kinds[K] | undefined } = {
  text: plainText,
  number: plainNumber,
  whole: wholeNumber,
  truth: plainBoolean,
  list: (plain) => (isPlainList(plain) ? plain : undefined),
  texts: textsOf,
  map: (plain) => (isPlainMap(plain) ? plain : undefined),
  any: (plain) => plain,
}

function wholeNumber(plain: Plain): number | undefined {
  const number = plainNumber(plain)
  return number !== undefined && Number.isSafeInteger(number) ? number : undefined
}

function textsOf(plain: Plain): readonly string[] | undefined {
  if (!isPlainList(plain)) return undefined
  const texts = plain.map(plainText)
  return texts.every((text) => text !== undefined) ? texts : undefined
}

/** What is known is looked at first: of a wrong argument nobody waits for the others. */
function computed(
  call: FunctionCall,
  kinds: readonly Kind[],
  compute: (plain: readonly Plain[]) => Plain | Fault,
): Value<unknown> {
  const { values, place } = call
  const plain = values.map(toPlain)
  const wrong = plain.findIndex((each, at) => each !== undefined && isOther(each, kinds[at] ?? kinds.at(-1)))
  if (wrong >= 0) return refuse(call, `argument ${wrong + 1} has the wrong type.`)
  if (!plain.every((each) => each !== undefined)) return opaque(values, place)
  const result = compute(plain)
  if (result === TOO_LARGE) return unknown('budget', written(place))
  if (isFault(result)) return failed(`${call.name}: ${result.fault}`, written(place))
  return fromPlain(result, written(place, trailOf(values)), marksOf(values))
}

const isOther = (plain: Plain, kind: Kind = 'any'): boolean => converters[kind](plain) === undefined

const wrongCount: Fault = { fault: 'wrong number of arguments.' }
const wrongKind: Fault = { fault: 'an argument has the wrong type.' }

/** A function of one argument. */
export function pure1<A extends Kind>(kind: A, compute: (a: Kinds[A]) => Plain | Fault): TerraformFunction {
  return (call) =>
    computed(call, [kind], ([first, ...others]) => {
      if (first === undefined || others.length > 0) return wrongCount
      const a = converters[kind](first)
      return a === undefined ? wrongKind : compute(a)
    })
}

/** A function of two arguments. */
export function pure2<A extends Kind, B extends Kind>(
  kinds: readonly [A, B],
  compute: (a: Kinds[A], b: Kinds[B]) => Plain | Fault,
): TerraformFunction {
  return (call) =>
    computed(call, kinds, ([first, second, ...others]) => {
      if (first === undefined || second === undefined || others.length > 0) return wrongCount
      const a = converters[kinds[0]](first)
      const b = converters[kinds[1]](second)
      return a === undefined || b === undefined ? wrongKind : compute(a, b)
    })
}

/** A function of three arguments. */
export function pure3<A extends Kind, B extends Kind, C extends Kind>(
  kinds: readonly [A, B, C],
  compute: (a: Kinds[A], b: Kinds[B], c: Kinds[C]) => Plain | Fault,
): TerraformFunction {
  return (call) =>
    computed(call, kinds, ([first, second, third, ...others]) => {
      if (first === undefined || second === undefined || third === undefined || others.length > 0)
        return wrongCount
      const a = converters[kinds[0]](first)
      const b = converters[kinds[1]](second)
      const c = converters[kinds[2]](third)
      return a === undefined || b === undefined || c === undefined ? wrongKind : compute(a, b, c)
    })
}

/** A function of any number of arguments of one kind. */
export function pureMany<A extends Kind>(
  kind: A,
  compute: (all: readonly Kinds[A][]) => Plain | Fault,
): TerraformFunction {
  return (call) =>
    computed(call, [kind], (plain) => {
      const all = plain.map(converters[kind])
      return all.every((each) => each !== undefined) ? compute(all) : wrongKind
    })
}

/** What a structural function answers when the arguments make no sense. */
export const refuse = (call: FunctionCall, message: string): Value<unknown> =>
  failed(`${call.name}: ${message}`, written(call.place))

/** What a structural function answers when it cannot tell. */
export const cannotTell = (call: FunctionCall): Value<unknown> => opaque(call.values, call.place)
