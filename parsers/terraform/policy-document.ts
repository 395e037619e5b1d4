/**
 * `aws_iam_policy_document` of sources as the policy it renders: its own blocks and the documents it is made of. It stays a structure also
 * where all of it is known: policies are read, not compared as text.
 */
import { list, unknown, type Value, written } from '../../model/value'
import { overCases } from './evaluate/cases'
import { plainOfJson } from './evaluate/functions/documents'
import { fromPlain, plainScalar } from './evaluate/plain'
import { referencesOf } from './evaluate/references-of'
import { marksOf } from './evaluate/summary'
import { NO_STATEMENTS, policyWith, replacedBySid, type Statements, statementsOf } from './policy-blocks'
import type { ResourceInstance } from './resource-instance'

const PARTS = [
  'statement',
  'source_policy_documents',
  'override_policy_documents',
  'source_json',
  'override_json',
]

export function renderedPolicy(instance: ResourceInstance): Value<unknown> {
  const { place } = instance.exists.origin
  const parts = PARTS.map((name) => instance.configured(name) ?? list([], written(place)))
  return overCases(parts, written(place), (chosen) => policyFrom(chosen, instance))
}

function policyFrom(
  [statements, sources, overrides, source, override]: readonly Value<unknown>[],
  instance: ResourceInstance,
): Value<unknown> {
  const before = [documentsOf(sources), documentsOf(source)]
  const after = [documentsOf(overrides), documentsOf(override)]
  const own = statementsOf(statements, 'opaque-expression')
  const earlier = replacedBySid([...before, own].flatMap(({ items }) => items))
  const unseen = [overrides, override].filter((_, at) => after[at]?.open)
  const items = replacedBySid([
    ...(unseen.length > 0 ? earlier.map((each) => perhapsReplaced(each, unseen)) : earlier),
    ...after.flatMap((each) => each.items),
  ])
  const open = [...before, own, ...after].some((each) => each.open)
  const named = { version: instance.configured('version'), id: instance.configured('policy_id') }
  return policyWith({ items, open }, named, written(instance.exists.origin.place))
}

/** Statements of other documents, given as texts or structures. */
function documentsOf(documents: Value<unknown> | undefined): Statements {
  if (documents === undefined || documents.state === 'absent') return NO_STATEMENTS
  if (documents.state !== 'list') return statementsIn(documents)
  const all = documents.items.map(statementsIn)
  return { items: all.flatMap((each) => each.items), open: documents.open || all.some((each) => each.open) }
}

function statementsIn(document: Value<unknown>): Statements {
  const scalar = plainScalar(document)
  if (document.state === 'absent' || scalar === '') return NO_STATEMENTS
  const plain = typeof scalar === 'string' ? plainOfJson(scalar) : undefined
  const structure = plain === undefined ? document : fromPlain(plain, document.origin, marksOf([document]))
  const found = structure.state === 'map' ? structure.entries.get('Statement') : undefined
  if (found?.state === 'list') return { items: found.items, open: found.open }
  if (found !== undefined) return { items: [found], open: false }
  return { items: [unknown('opaque-expression', document.origin, referencesOf([document]))], open: true }
}

/** What has a Sid, a document that nobody sees may replace. */
const perhapsReplaced = (
  statement: Value<unknown>,
  by: readonly (Value<unknown> | undefined)[],
): Value<unknown> =>
  statement.state === 'map' && !statement.entries.has('Sid')
    ? statement
    : unknown(
        'opaque-expression',
        statement.origin,
        referencesOf([statement, ...by.filter((each) => each !== undefined)]),
      )
