/**
 * `aws_iam_policy_document` as the policy it renders, in the names of IAM's JSON, with the places of its blocks. It stays a
 * structure also where all of it is known: policies are read, not compared as text.
 *
 *     statement { actions = ["s3:GetObject"] }     Statement[0] = { Effect: Allow, Action: [s3:GetObject] }
 */
import { known, list, type Mapping, map, unknown, type Value, written } from '../../model/value'
import { overCases } from './evaluate/cases'
import { plainOfJson } from './evaluate/functions/documents'
import { fromPlain, plainScalar } from './evaluate/plain'
import { referencesOf } from './evaluate/references-of'
import { marksOf } from './evaluate/summary'
import type { ResourceInstance } from './resource-instance'

type Values = readonly Value<unknown>[]

export function policyOf(instance: ResourceInstance): Value<unknown> {
  const { place } = instance.exists.origin
  const names = [
    'statement',
    'source_policy_documents',
    'override_policy_documents',
    'source_json',
    'override_json',
  ]
  const parts = names.map((name) => instance.configured(name) ?? list([], written(place)))
  return overCases(parts, written(place), (chosen) => policyFrom(chosen, instance))
}

function policyFrom(
  [statements, sources, overrides, source, override]: Values,
  instance: ResourceInstance,
): Value<unknown> {
  const { place } = instance.exists.origin
  const before = [documentsOf(sources), documentsOf(source)]
  const after = [documentsOf(overrides), documentsOf(override)]
  const own = statementsOf(statements)
  const open = [...before, own, ...after].some((each) => each.open)
  const earlier = replacedBySid([...before.flatMap((each) => each.items), ...own.items])
  const unseen = [overrides, override].filter((_, at) => after[at]?.open)
  const all = replacedBySid([
    ...(unseen.length > 0 ? earlier.map((each) => perhapsReplaced(each, unseen)) : earlier),
    ...after.flatMap((each) => each.items),
  ])
  const entries = new Map<string, Value<unknown>>([
    ['Version', instance.configured('version') ?? known('2012-10-17', { place, how: 'default', trail: [] })],
  ])
  const id = instance.configured('policy_id')
  if (id !== undefined && id.state !== 'absent') entries.set('Id', id)
  entries.set('Statement', { ...list(all, written(place)), open })
  return map(entries, written(place))
}

interface Statements {
  readonly items: Values
  readonly open: boolean
}

/** Statements of other documents, given as texts or structures. */
function documentsOf(documents: Value<unknown> | undefined): Statements {
  if (documents === undefined || documents.state === 'absent') return { items: [], open: false }
  if (documents.state !== 'list') return statementsIn(documents)
  const all = documents.items.map(statementsIn)
  return { items: all.flatMap((each) => each.items), open: documents.open || all.some((each) => each.open) }
}

function statementsIn(document: Value<unknown>): Statements {
  const scalar = plainScalar(document)
  if (document.state === 'absent' || scalar === '') return { items: [], open: false }
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

/** A later statement of the same Sid takes the place of the earlier one. */
function replacedBySid(statements: Values): Values {
  const at = new Map<string, number>()
  const kept: Value<unknown>[] = []
  for (const statement of statements) {
    const sid = statement.state === 'map' ? plainScalar(statement.entries.get('Sid') ?? statement) : undefined
    const before = typeof sid === 'string' && sid !== '' ? at.get(sid) : undefined
    if (before !== undefined) kept[before] = statement
    else {
      if (typeof sid === 'string') at.set(sid, kept.length)
      kept.push(statement)
    }
  }
  return kept
}

function statementsOf(blocks: Value<unknown> | undefined): Statements {
  if (blocks?.state !== 'list') return { items: [], open: blocks !== undefined && blocks.state !== 'absent' }
  return { items: blocks.items.map(statementOf), open: blocks.open }
}

const scalarNames = { sid: 'Sid', effect: 'Effect' } as const
const listNames = {
  actions: 'Action',
  not_actions: 'NotAction',
  resources: 'Resource',
  not_resources: 'NotResource',
} as const
const principalNames = { principals: 'Principal', not_principals: 'NotPrincipal' } as const

function statementOf(block: Value<unknown>): Value<unknown> {
  if (block.state !== 'map') return block
  const entries = new Map<string, Value<unknown>>()
  for (const [name, iam] of Object.entries(scalarNames)) {
    const value = block.entries.get(name)
    if (value !== undefined) entries.set(iam, value)
  }
  if (!entries.has('Effect')) entries.set('Effect', known('Allow', { ...block.origin, how: 'default' }))
  for (const [name, iam] of Object.entries(listNames)) {
    const value = block.entries.get(name)
    if (value !== undefined && !isEmpty(value)) entries.set(iam, withVariables(value))
  }
  for (const [name, iam] of Object.entries(principalNames)) {
    const value = block.entries.get(name)
    if (value !== undefined && !isEmpty(value)) entries.set(iam, principalsOf(value))
  }
  const condition = block.entries.get('condition')
  if (condition !== undefined && !isEmpty(condition)) entries.set('Condition', conditionsOf(condition))
  return { ...map(entries, block.origin), open: block.open }
}

const isEmpty = (value: Value<unknown>): boolean =>
  value.state === 'list' && !value.open && value.items.length === 0

/** `&{aws:username}` is how Terraform writes IAM's `${aws:username}`. */
function withVariables(value: Value<unknown>): Value<unknown> {
  if (value.state === 'list') return { ...value, items: value.items.map(withVariables) }
  if (value.state === 'template')
    return {
      ...value,
      parts: value.parts.map((part) => (typeof part === 'string' ? part.replaceAll('&{', '${') : part)),
    }
  const scalar = plainScalar(value)
  return typeof scalar === 'string' && scalar.includes('&{')
    ? { ...value, ...known(scalar.replaceAll('&{', '${'), value.origin) }
    : value
}

/** `{ type = "AWS", identifiers = [...] }` is `{"AWS": [...]}`; `*` of type `*` is everybody. */
function principalsOf(blocks: Value<unknown>): Value<unknown> {
  if (blocks.state !== 'list') return unknown('opaque-expression', blocks.origin, referencesOf([blocks]))
  const entries = new Map<string, Value<unknown>>()
  let { open } = blocks
  for (const block of blocks.items) {
    const type = block.state === 'map' ? plainScalar(block.entries.get('type') ?? block) : undefined
    const identifiers = block.state === 'map' ? block.entries.get('identifiers') : undefined
    if (typeof type !== 'string' || identifiers === undefined) open = true
    else if (type === '*' && isEverybody(identifiers)) return known('*', identifiers.origin)
    else entries.set(type, appended(entries.get(type), withVariables(identifiers)))
  }
  return { ...map(entries, blocks.origin), open }
}

const isEverybody = (identifiers: Value<unknown>): boolean => {
  const [only] = identifiers.state === 'list' && identifiers.items.length === 1 ? identifiers.items : []
  return only !== undefined && plainScalar(only) === '*'
}

function appended(before: Value<unknown> | undefined, more: Value<unknown>): Value<unknown> {
  if (before?.state !== 'list') return more
  const items = more.state === 'list' ? more.items : [more]
  return {
    ...before,
    items: [...before.items, ...items],
    open: before.open || more.state !== 'list' || more.open,
  }
}

/** `{ test, variable, values }` is `{ test: { variable: values } }`. */
function conditionsOf(blocks: Value<unknown>): Value<unknown> {
  if (blocks.state !== 'list') return unknown('opaque-expression', blocks.origin, referencesOf([blocks]))
  const tests = new Map<string, Mapping>()
  let { open } = blocks
  for (const block of blocks.items) {
    const fields = block.state === 'map' ? block.entries : new Map<string, Value<unknown>>()
    const [test, variable] = ['test', 'variable'].map((name) => plainScalar(fields.get(name) ?? block))
    const values = fields.get('values')
    if (typeof test !== 'string' || typeof variable !== 'string' || values === undefined) {
      open = true
      continue
    }
    const before = tests.get(test)
    const merged = appended(before?.entries.get(variable), withVariables(values))
    tests.set(
      test,
      map(new Map([...(before?.entries ?? []), [variable, merged]]), before?.origin ?? block.origin),
    )
  }
  return { ...map(new Map<string, Value<unknown>>(tests), blocks.origin), open }
}
