/** The part of the schema that the operators make: what may stand behind an attribute of each type. */
import { operators } from './operators/index'
import type { Operator } from './operators/operator'

/** A JSON Schema, as data. */
export interface Schema {
  readonly [keyword: string]: unknown
}

/** One schema or another, by what the value is like: one mistake is then reported once. */
export const branch = (test: Schema, yes: Schema, no?: Schema): Schema =>
  Object.fromEntries([['if', test], ['then', yes], ...(no ? [['else', no] as const] : [])])

const TYPES = ['string', 'number', 'boolean'] as const
type ScalarType = (typeof TYPES)[number]

/** Globs and texts in rules are short; what is longer is a mistake. */
const LONGEST = 500
const scalars: Readonly<Record<ScalarType, Schema>> = {
  string: { type: 'string', maxLength: LONGEST },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
}

/** A bare value, or operators: told apart by the type, so that a mistake in one is not reported as two. */
const testSchema = (type: ScalarType): Schema =>
  branch({ type: 'object' }, { $ref: `#/definitions/operators.${type}` }, scalars[type])

export const operatorSchemas = (): Readonly<Record<string, Schema>> =>
  Object.fromEntries(
    TYPES.flatMap((type) => [
      [`operators.${type}`, operatorsOn(type)],
      [`test.${type}`, testSchema(type)],
    ]),
  )

function operatorsOn(type: ScalarType): Schema {
  const words = operators.map((operator): [string, Schema] => [
    operator.name,
    { description: operator.says, ...operandSchema(operator, type) },
  ])
  const not: Schema = { description: 'The opposite: one operator or a bare value.', ...testSchema(type) }
  return {
    type: 'object',
    additionalProperties: false,
    minProperties: 1,
    properties: { ...Object.fromEntries(words), not },
  }
}

const of: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['of'],
  properties: { of: { type: 'string', minLength: 1 } },
}

const orOf = (schema: Schema): Schema => branch({ type: 'object' }, of, schema)

function operandSchema({ takes }: Operator, type: ScalarType): Schema {
  switch (takes) {
    case 'value':
      return orOf(scalars[type])
    case 'values':
      return { type: 'array', minItems: 1, items: scalars[type] }
    case 'number':
      return orOf({ type: 'number' })
    case 'globs':
      return branch({ type: 'array' }, { items: scalars.string, minItems: 1 }, scalars.string)
    case 'range':
      return orOf({ type: ['string', 'number'] })
    case 'boolean':
      return { type: 'boolean' }
  }
}
