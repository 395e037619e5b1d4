/** All operators by name: the evaluator, the schema of YAML rules and the docs read this one table. */
import { covers, overlaps, within } from './containment'
import { is, isNot, noneOf, oneOf } from './equality'
import { matches } from './glob'
import { includes } from './membership'
import type { Operator } from './operator'
import { atLeast, atMost } from './order'
import { exists } from './presence'

export const operators: readonly Operator[] = [
  is,
  isNot,
  oneOf,
  noneOf,
  matches,
  atLeast,
  atMost,
  covers,
  overlaps,
  within,
  includes,
  exists,
]

const byName: ReadonlyMap<string, Operator> = new Map(operators.map((operator) => [operator.name, operator]))

export const operatorNamed = (name: string): Operator | undefined => byName.get(name)
