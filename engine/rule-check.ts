/** Checks data against the schema of the kind it is about. ajv is loaded only here, when somebody has rules of their own. */
import type { ErrorObject } from 'ajv'
import { NAMES_A_HOST } from './path-words'
import type { AnyRule } from './rule'
import { branchesOf, definitionsOf } from './schema'
import { type Vocabulary, wordsOf } from './vocabulary'

/** One thing wrong with a rule. */
export interface Failure {
  /** Where in the rule. */
  readonly at: readonly (string | number)[]
  /** The name of the property that is wrong, when it is the name. */
  readonly key?: string
  readonly message: string
  readonly word?: string
  readonly known: readonly string[]
}

export type RuleCheck = (
  data: unknown,
) => { readonly rule: AnyRule } | { readonly failed: readonly Failure[] }

/** Compiling the schema of a kind takes longer than checking all rules about it. */
const checks = new WeakMap<Vocabulary, RuleCheck>()

export function ruleCheck(vocabulary: Vocabulary): RuleCheck {
  const check = checks.get(vocabulary) ?? makeCheck(vocabulary)
  checks.set(vocabulary, check)
  return check
}

function makeCheck(vocabulary: Vocabulary): RuleCheck {
  const words = wordsOf(vocabulary)
  const abouts = [...words.keys()]
  const validator = validatorOf(vocabulary)
  return (data) => {
    const about = propertyOf(data, 'about')
    if (typeof about !== 'string' || !words.has(about)) return { failed: [aboutFailure(data, about, abouts)] }
    const validate = validator.getSchema(`vpclint#/definitions/rule.${about}`)
    if (!validate) return { failed: [aboutFailure(data, about, abouts)] }
    if (validate(data) === true) return { rule: asRule(data) }
    return { failed: failuresOf(validate.errors ?? []) }
  }
}

function validatorOf(vocabulary: Vocabulary) {
  const { Ajv } = require('ajv') as typeof import('ajv')
  const definitions = { ...definitionsOf(vocabulary), ...branchesOf(vocabulary) }
  return new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    validateSchema: false,
    inlineRefs: false,
    code: { optimize: false },
  }).addSchema({ $id: 'vpclint', definitions })
}

/** The border: the schema has just said that this is a rule. */
function asRule(data: unknown): AnyRule {
  const told = data as Omit<AnyRule, 'links' | 'tags'> & Partial<AnyRule>
  return { links: [], tags: [], ...told }
}

const propertyOf = (data: unknown, name: string): unknown =>
  typeof data === 'object' && data !== null && Object.hasOwn(data, name) ? Reflect.get(data, name) : undefined

function aboutFailure(data: unknown, about: unknown, abouts: readonly string[]): Failure {
  if (typeof data !== 'object' || data === null) return { at: [], message: 'A rule is a mapping.', known: [] }
  if (typeof about !== 'string')
    return { at: [], message: 'A rule says what kind it is about: "about" is missing.', known: [] }
  return { at: ['about'], message: `There is no kind "${about}".`, word: about, known: abouts }
}

/** One message a place and keyword; `if` only repeats what its branch says. */
function failuresOf(errors: readonly ErrorObject[]): readonly Failure[] {
  const failures = errors.filter(({ keyword }) => keyword !== 'if').map(failureOf)
  return [
    ...new Map(failures.map((each) => [JSON.stringify([each.at, each.key, each.message]), each])).values(),
  ]
}

function failureOf({ instancePath, keyword, params, message, parentSchema, data }: ErrorObject): Failure {
  const at = instancePath.split('/').slice(1).map(unescapePointer)
  const name = at.at(-1) ?? 'the rule'
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty)
      return {
        at,
        key,
        message: `"${key}" is not a word that can stand here.`,
        word: key,
        known: wordsIn(parentSchema),
      }
    }
    case 'required':
      return { at, message: `"${String(params.missingProperty)}" is missing.`, known: [] }
    case 'enum': {
      const known = Array.isArray(params.allowedValues) ? params.allowedValues.map(String) : []
      return {
        at,
        message: `"${String(data)}" is not one of the values of ${name}.`,
        word: String(data),
        known,
      }
    }
    case 'pattern':
      if (params.pattern === NAMES_A_HOST)
        return { at, message: `"${String(data)}" is neither a host name nor a URL.`, known: [] }
      return { at, message: `${name} ${message ?? 'is not valid'}.`, known: [] }
    default:
      return { at, message: `${name} ${message ?? 'is not valid'}.`, known: [] }
  }
}

const unescapePointer = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~')

function wordsIn(schema: object | undefined): readonly string[] {
  const properties = propertyOf(schema, 'properties')
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : []
}
