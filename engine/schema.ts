/**
 * The JSON Schema of rules in YAML, made from the resource tables, the registry of facts and the operators, so that it can never know
 * another word than the engine. What `about` names picks the branch first: one typo is one message.
 */
import type { Row } from '../resources/define'
import { branch, operatorSchemas, type Schema, testSchema } from './operator-schema'
import { EVERYWHERE } from './question'
import { type Vocabulary, type Words, wordsOf } from './vocabulary'

/** The schema of one rule about anything. */
export function ruleSchema(vocabulary: Vocabulary): Schema {
  const words = wordsOf(vocabulary)
  const abouts = [...words.keys()].sort()
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    required: ['about'],
    properties: { about: { enum: abouts } },
    allOf: abouts.map((about) =>
      branch({ properties: { about: { const: about } } }, ruleAbout(about, words.get(about) ?? new Map())),
    ),
    definitions: definitionsOf(vocabulary),
  }
}

/** The conditions and operators that every branch refers to. */
export function definitionsOf(vocabulary: Vocabulary): Readonly<Record<string, Schema>> {
  const conditions = [...wordsOf(vocabulary)].map(([name, words]): [string, Schema] => [
    `about.${name}`,
    conditionSchema(name, words),
  ])
  return { ...operatorSchemas(), ...Object.fromEntries(conditions) }
}

const text: Schema = { type: 'string', minLength: 1 }
const texts: Schema = { type: 'array', items: text }
const severity: Schema = { enum: ['error', 'warning', 'note'] }
const condition = (about: string): Schema => ({ $ref: `#/definitions/about.${about}` })

export function ruleAbout(about: string, words: Words): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'severity', 'title', 'why', 'remedy', 'about', 'when', 'must', 'message'],
    properties: {
      id: { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' },
      severity,
      title: text,
      why: text,
      remedy: text,
      message: text,
      about: { const: about },
      when: condition(about),
      must: condition(about),
      raise: { type: 'array', items: raiseSchema(about) },
      pointAt: { enum: namesIn(words) },
      links: { type: 'array', items: { type: 'string', pattern: '^https://' } },
      tags: texts,
      traps: texts,
      formerly: texts,
      dialects: { type: 'array', items: { enum: ['terraform', 'cloudformation'] } },
      differs: {
        type: 'object',
        additionalProperties: false,
        properties: { terraform: text, cloudformation: text },
      },
      preview: { const: true },
    },
  }
}

const namesIn = (words: Words): readonly string[] => [...words.keys(), ...EVERYWHERE]

const raiseSchema = (about: string): Schema => ({
  type: 'object',
  additionalProperties: false,
  required: ['to', 'when'],
  properties: { to: severity, when: condition(about), message: text },
})

function conditionSchema(about: string, words: Words): Schema {
  const own = condition(about)
  const rows = [...words].map(([name, row]): [string, Schema] => [name, rowSchema(row)])
  const everywhere = [...EVERYWHERE].map((name): [string, Schema] => [name, testSchema('string')])
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      ...Object.fromEntries([...everywhere, ...rows]),
      any: { type: 'array', items: own, minItems: 1 },
      all: { type: 'array', items: own, minItems: 1 },
      not: own,
      unique: {
        type: 'object',
        additionalProperties: false,
        required: ['by'],
        properties: { by: { type: 'array', items: { enum: namesIn(words) }, minItems: 1 }, where: own },
      },
    },
  }
}

function rowSchema(row: Row): Schema {
  switch (row.row) {
    case 'one':
      return stepSchema(row.kind)
    case 'many':
    case 'parts':
    case 'reverse':
      return quantifierSchema(row.kind)
    case 'policy':
      return quantifierSchema('policy-statement')
    case 'structure':
      return presence
    case 'scalars':
      return { $ref: `#/definitions/operators.${row.type}` }
    default:
      return testSchema(row.type)
  }
}

const presence: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['exists'],
  properties: { exists: { type: 'boolean' } },
}

/** Either what must hold there, or only whether there is one. */
const stepSchema = (kind: string): Schema =>
  branch({ type: 'object', required: ['exists'] }, presence, condition(kind))

const quantifierSchema = (kind: string): Schema => ({
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    some: condition(kind),
    every: condition(kind),
    none: condition(kind),
    exists: { type: 'boolean' },
    count: {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      properties: {
        atLeast: { type: 'integer', minimum: 0 },
        atMost: { type: 'integer', minimum: 0 },
        distinct: text,
        where: condition(kind),
      },
    },
  },
})
