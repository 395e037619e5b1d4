/**
 * The JSON Schema of rules in YAML, made from the resource tables, the registry of facts and the operators, so that it can never know
 * another word than the engine. What `about` names picks the branch first: one typo is one message.
 */
import type { Row } from '../resources/define'
import { branch, operatorSchemas, type Schema } from './operator-schema'
import { codesSchema, pathSchemas, SENDERS } from './path-words'
import { EVERYWHERE } from './question'
import { type Vocabulary, type Words, wordsOf } from './vocabulary'

/** The schema of a file with one rule about anything. */
export function ruleSchema(vocabulary: Vocabulary): Schema {
  const abouts = [...wordsOf(vocabulary).keys()].sort()
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...ruleAbout({ enum: abouts }),
    allOf: abouts.map((about) =>
      branch({ properties: { about: { const: about } } }, { properties: conditionsAbout(about) }),
    ),
    definitions: definitionsOf(vocabulary),
  }
}

/** What every rule and condition refers to, by kind and type. */
export function definitionsOf(vocabulary: Vocabulary): Readonly<Record<string, Schema>> {
  const senders = sendersOf(vocabulary)
  const all = [...wordsOf(vocabulary)].flatMap(([name, words]): [string, Schema][] => [
    [`about.${name}`, conditionSchema(name, words, senders.has(name))],
    [`step.${name}`, stepSchema(name)],
    [`related.${name}`, quantifierSchema(name)],
    [`names.${name}`, { enum: [...words.keys(), ...EVERYWHERE] }],
  ])
  return { ...operatorSchemas(), presence, ...Object.fromEntries(all) }
}

/** The schema of a rule about each kind, beside the definitions: `rule.vpc-endpoint`. */
export const branchesOf = (vocabulary: Vocabulary): Readonly<Record<string, Schema>> =>
  Object.fromEntries(
    [...wordsOf(vocabulary).keys()].map((about) => [
      `rule.${about}`,
      ruleAbout({ const: about }, conditionsAbout(about)),
    ]),
  )

const to = (definition: string): Schema => ({ $ref: `#/definitions/${definition}` })
const text: Schema = { type: 'string', minLength: 1 }
const texts: Schema = { type: 'array', items: text }
const severity: Schema = { enum: ['error', 'warning', 'note'] }

const exact = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
})

const wayOut: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['title'],
  properties: {
    title: text,
    costs: text,
    steps: texts,
    set: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } },
    breaks: { type: 'array', items: exact({ whoever: text, says: text }) },
  },
}

/** `about`: which kinds; `conditions`: what only the kind can say. */
function ruleAbout(about: Schema, conditions: Readonly<Record<string, Schema>> = ANYTHING): Schema {
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
      about,
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
      blocks: codesSchema,
      fixes: { type: 'array', minItems: 1, items: wayOut },
      check: exact({ command: text, says: text }),
      ...conditions,
    },
  }
}

const ANYTHING: Readonly<Record<string, Schema>> = { when: {}, must: {}, raise: {}, pointAt: {} }

const conditionsAbout = (about: string): Readonly<Record<string, Schema>> => ({
  when: to(`about.${about}`),
  must: to(`about.${about}`),
  pointAt: to(`names.${about}`),
  raise: { type: 'array', items: raiseSchema(about) },
})

const raiseSchema = (about: string): Schema => ({
  type: 'object',
  additionalProperties: false,
  required: ['to', 'when'],
  properties: { to: severity, when: to(`about.${about}`), message: text },
})

/** The kinds and groups whose requests are followed. */
const sendersOf = ({ kinds }: Vocabulary): ReadonlySet<string> =>
  new Set([
    ...SENDERS,
    ...kinds.flatMap(({ kind, groups = [] }) => (SENDERS.some((one) => groups.includes(one)) ? [kind] : [])),
  ])

function conditionSchema(about: string, words: Words, sends: boolean): Schema {
  const own = to(`about.${about}`)
  const rows = [...words].map(([name, row]): [string, Schema] => [name, rowSchema(row)])
  const everywhere = [...EVERYWHERE].map((name): [string, Schema] => [name, to('test.string')])
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      ...Object.fromEntries([...everywhere, ...rows]),
      ...(sends ? pathSchemas : {}),
      any: { type: 'array', items: own, minItems: 1 },
      all: { type: 'array', items: own, minItems: 1 },
      not: own,
      unique: {
        type: 'object',
        additionalProperties: false,
        required: ['by'],
        properties: { by: { type: 'array', items: to(`names.${about}`), minItems: 1 }, where: own },
      },
    },
  }
}

function rowSchema(row: Row): Schema {
  switch (row.row) {
    case 'one':
      return to(`step.${row.kind}`)
    case 'many':
    case 'parts':
    case 'reverse':
      return to(`related.${row.kind}`)
    case 'policy':
      return to('related.policy-statement')
    case 'structure':
      return to('presence')
    case 'scalars':
      return to(`operators.${row.type}`)
    default:
      return to(`test.${row.type}`)
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
  branch({ type: 'object', required: ['exists'] }, to('presence'), to(`about.${kind}`))

function quantifierSchema(kind: string): Schema {
  const there = to(`about.${kind}`)
  const number: Schema = { type: 'integer', minimum: 0 }
  return {
    type: 'object',
    additionalProperties: false,
    minProperties: 1,
    properties: {
      some: there,
      every: there,
      none: there,
      exists: { type: 'boolean' },
      count: {
        type: 'object',
        additionalProperties: false,
        minProperties: 1,
        properties: { atLeast: number, atMost: number, distinct: text, where: there },
      },
    },
  }
}
