/**
 * # A policy document that waits for the apply
 *
 * A deferred `aws_iam_policy_document` has no `json` yet, but its statements are in the plan with their unknown leaves. They
 * are put together again under IAM's own names, so that a policy with holes is read like any other:
 *
 *     statement { actions = ["s3:Get*"]; principals { type = "AWS"; identifiers = [aws_iam_role.r.arn] } }
 *     { Version, Statement: [{ Effect: Allow, Action: [s3:Get*], Principal: { AWS: [-> r.arn] } }] }
 *
 * Names and defaults: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
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

type Attributes = ReadonlyMap<string, Value<unknown>>

const RENAMED: readonly (readonly [string, string])[] = [
  ['sid', 'Sid'],
  ['actions', 'Action'],
  ['not_actions', 'NotAction'],
  ['resources', 'Resource'],
  ['not_resources', 'NotResource'],
]

/** The document that the arguments of the data source describe. */
export function policyOf(attributes: Attributes, origin: Origin): Value<unknown> {
  const own = statementsOf(attributes.get('statement'))
  const documents = (...names: string[]) => names.map((name) => documentsOf(attributes.get(name)))
  const before = documents('source_policy_documents', 'source_json')
  const after = documents('override_policy_documents', 'override_json')
  if (after.some((each) => each.open))
    return unknown(
      'data-source',
      origin,
      [...attributes.values()].flatMap((each) => referencesIn(each)),
    )
  const all = [...before, own, ...after]
  const statements = replacedBySid(all.flatMap((each) => each.statements))
  const open = all.some((each) => each.open)
  const found = new Map<string, Value<unknown>>()
  found.set('Version', attributes.get('version') ?? known('2012-10-17', { ...origin, how: 'default' }))
  setUnlessMissing(found, 'Id', attributes.get('policy_id'))
  found.set('Statement', { ...list(statements, attributes.get('statement')?.origin ?? origin), open })
  return map(found, origin)
}

/** A later statement of the same Sid takes the place of the earlier one. */
function replacedBySid(statements: readonly Value<unknown>[]): readonly Value<unknown>[] {
  const kept = new Map<string, Value<unknown>>()
  for (const [at, each] of statements.entries()) {
    const sid = each.state === 'map' ? textOf(each.entries.get('Sid')) : undefined
    kept.set(sid === undefined || sid === '' ? `#${at}` : `=${sid}`, each)
  }
  return [...kept.values()]
}

interface Statements {
  readonly statements: readonly Value<unknown>[]
  readonly open: boolean
}

function statementsOf(statement: Value<unknown> | undefined): Statements {
  if (statement === undefined) return { statements: [], open: false }
  if (statement.state !== 'list') return { statements: [], open: true }
  return {
    statements: statement.items.map((each) => (each.state === 'map' ? statementOf(each) : each)),
    open: statement.open,
  }
}

function statementOf(block: Mapping): Value<unknown> {
  const found = new Map<string, Value<unknown>>()
  for (const [name, iamName] of RENAMED) {
    const value = block.entries.get(name)
    if (value !== undefined) found.set(iamName, withVariables(value))
  }
  found.set('Effect', block.entries.get('effect') ?? known('Allow', { ...block.origin, how: 'default' }))
  setUnlessMissing(found, 'Principal', principalsOf(block.entries.get('principals')))
  setUnlessMissing(found, 'NotPrincipal', principalsOf(block.entries.get('not_principals')))
  setUnlessMissing(found, 'Condition', conditionsOf(block.entries.get('condition')))
  return map(found, block.origin)
}

/** `&{aws:username}` is how Terraform writes IAM's `${aws:username}`. */
function withVariables(value: Value<unknown>): Value<unknown> {
  if (value.state === 'list') return { ...value, items: value.items.map(withVariables) }
  const text = textOf(value)
  return text?.includes('&{') ? { ...value, ...known(text.replaceAll('&{', '${'), value.origin) } : value
}

function setUnlessMissing(
  into: Map<string, Value<unknown>>,
  name: string,
  value: Value<unknown> | undefined,
): void {
  if (value !== undefined) into.set(name, value)
}

const textOf = (value: Value<unknown> | undefined): string | undefined =>
  value?.state === 'known' && typeof value.value === 'string' ? value.value : undefined

/** `{ type: "*", identifiers: ["*"] }` is everybody; else one list a type. */
function principalsOf(blocks: Value<unknown> | undefined): Value<unknown> | undefined {
  if (blocks === undefined) return undefined
  if (blocks.state !== 'list' || blocks.open) return hidden(blocks)
  const byType = new Map<string, Value<unknown>[]>()
  for (const block of blocks.items) {
    const type = block.state === 'map' ? textOf(block.entries.get('type')) : undefined
    const identifiers = block.state === 'map' ? block.entries.get('identifiers') : undefined
    if (type === undefined || identifiers === undefined) return hidden(blocks)
    if (type === '*') return known('*', block.origin)
    byType.set(type, [...(byType.get(type) ?? []), ...itemsOf(withVariables(identifiers))])
  }
  const entries = [...byType].map(([type, each]) => [type, list(each, blocks.origin)] as const)
  return map(new Map<string, Value<unknown>>(entries), blocks.origin)
}

/** Condition blocks with the same test and variable are one condition with all their values. */
function conditionsOf(blocks: Value<unknown> | undefined): Value<unknown> | undefined {
  if (blocks === undefined) return undefined
  if (blocks.state !== 'list' || blocks.open) return hidden(blocks)
  const tests = new Map<string, Map<string, Value<unknown>>>()
  for (const block of blocks.items) {
    const entries: Attributes = block.state === 'map' ? block.entries : new Map()
    const test = textOf(entries.get('test'))
    const variable = textOf(entries.get('variable'))
    const values = entries.get('values')
    if (test === undefined || variable === undefined || values === undefined) return hidden(blocks)
    const variables = tests.get(test) ?? new Map<string, Value<unknown>>()
    const before = variables.get(variable)
    variables.set(
      variable,
      list([...(before ? itemsOf(before) : []), ...itemsOf(withVariables(values))], block.origin),
    )
    tests.set(test, variables)
  }
  const entries = [...tests].map(([test, variables]) => [test, map(variables, blocks.origin)] as const)
  return map(new Map<string, Value<unknown>>(entries), blocks.origin)
}

const itemsOf = (value: Value<unknown>): readonly Value<unknown>[] =>
  value.state === 'list' && !value.open ? value.items : [value]

const hidden = (value: Value<unknown>): Value<unknown> =>
  unknown('computed', value.origin, referencesIn(value))

/** The statements of documents given as text, or put together from what waits itself; open where a text is not known. */
function documentsOf(value: Value<unknown> | undefined): Statements {
  if (value === undefined) return { statements: [], open: false }
  const parts = itemsOf(value).map((each): Statements => {
    if (each.state === 'map') return statementsIn(each)
    const json = parseJson(textOf(each) ?? '')
    if (!isObject(json)) return { statements: [], open: true }
    const statement = Object.hasOwn(json, 'Statement') ? json.Statement : undefined
    const statements = isArray(statement) ? statement : statement === undefined ? [] : [statement]
    return { statements: statements.map((one) => fromJson(one, each.origin)), open: false }
  })
  return { statements: parts.flatMap((part) => part.statements), open: parts.some((part) => part.open) }
}

function statementsIn(document: Mapping): Statements {
  const found = document.entries.get('Statement')
  return found?.state === 'list'
    ? { statements: found.items, open: found.open }
    : { statements: [], open: true }
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
