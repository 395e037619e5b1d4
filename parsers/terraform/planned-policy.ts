/**
 * # A policy document that waits for the apply
 *
 * A deferred `aws_iam_policy_document` has no `json` yet, but its statements are in the plan with their unknown leaves, and so are
 * documents that it is made of. They are put together again, so that a policy with holes is read like any other.
 */
import {
  known,
  list,
  type Mapping,
  map,
  type Origin,
  referencesIn,
  unknown,
  type Value,
} from '../../model/value'
import { isArray, isObject, type Json, parseJson } from './plan-json'
import { NO_STATEMENTS, policyWith, replacedBySid, type Statements, statementsOf } from './policy-blocks'

type Attributes = ReadonlyMap<string, Value<unknown>>

/** The document that the arguments of the data source describe. */
export function plannedPolicy(attributes: Attributes, origin: Origin): Value<unknown> {
  const own = statementsOf(attributes.get('statement'), 'computed')
  const documents = (...names: string[]) => names.map((name) => documentsOf(attributes.get(name)))
  const before = documents('source_policy_documents', 'source_json')
  const after = documents('override_policy_documents', 'override_json')
  if (after.some((each) => each.open))
    return unknown('data-source', origin, [...attributes.values()].flatMap(referencesIn))
  const all = [...before, own, ...after]
  const items = replacedBySid(all.flatMap((each) => each.items))
  const open = all.some((each) => each.open)
  const named = { version: attributes.get('version'), id: attributes.get('policy_id') }
  return policyWith({ items, open }, named, origin)
}

/** The statements of documents given as text, or put together from what waits itself; open where a text is not known. */
function documentsOf(value: Value<unknown> | undefined): Statements {
  if (value === undefined) return NO_STATEMENTS
  const documents = value.state === 'list' && !value.open ? value.items : [value]
  const parts = documents.map(documentOf)
  return { items: parts.flatMap((part) => part.items), open: parts.some((part) => part.open) }
}

function documentOf(document: Value<unknown>): Statements {
  if (document.state === 'map') return statementsIn(document)
  const json = document.state === 'known' ? parseJson(String(document.value)) : undefined
  if (!isObject(json)) return { items: [], open: true }
  const statement = Object.hasOwn(json, 'Statement') ? json.Statement : undefined
  const statements = isArray(statement) ? statement : statement === undefined ? [] : [statement]
  return { items: statements.map((one) => fromJson(one, document.origin)), open: false }
}

function statementsIn(document: Mapping): Statements {
  const found = document.entries.get('Statement')
  return found?.state === 'list' ? { items: found.items, open: found.open } : { items: [], open: true }
}

function fromJson(json: Json, origin: Origin, depth = 0): Value<unknown> {
  if (depth > 50) return unknown('budget', origin)
  if (isArray(json))
    return list(
      json.map((each) => fromJson(each, origin, depth + 1)),
      origin,
    )
  if (!isObject(json)) return known(json, origin)
  const entries = Object.entries(json).map(
    ([name, each]) => [name, fromJson(each, origin, depth + 1)] as const,
  )
  return map(new Map<string, Value<unknown>>(entries), origin)
}
