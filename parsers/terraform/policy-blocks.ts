/**
 * # The blocks of a policy document
 *
 * `aws_iam_policy_document` writes a policy in blocks; here they get the names of IAM's JSON, with the places of the blocks. Sources
 * (`policy-document.ts`) and plans whose document waits for the apply (`planned-policy.ts`) share it: nothing is evaluated here.
 *
 *     statement { actions = ["s3:Get*"]; principals { type = "AWS"; identifiers = [aws_iam_role.r.arn] } }
 *     { Effect: Allow, Action: [s3:Get*], Principal: { AWS: [-> r.arn] } }
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
  type UnknownReason,
  unknown,
  type Value,
} from '../../model/value'

/** Statements of one document; open where there may be more. */
export interface Statements {
  readonly items: readonly Value<unknown>[]
  readonly open: boolean
}

export const NO_STATEMENTS: Statements = { items: [], open: false }

type Attributes = ReadonlyMap<string, Value<unknown>>

/** A policy of these statements, with the version and id that its document names. */
export function policyWith(
  { items, open }: Statements,
  { version, id }: { readonly version: Value<unknown> | undefined; readonly id: Value<unknown> | undefined },
  origin: Origin,
): Value<unknown> {
  const entries = new Map<string, Value<unknown>>()
  entries.set('Version', version ?? known('2012-10-17', { ...origin, how: 'default' }))
  if (id !== undefined && id.state !== 'absent') entries.set('Id', id)
  entries.set('Statement', { ...list(items, origin), open })
  return map(entries, origin)
}

/** A later statement of the same Sid takes the place of the earlier one. */
export function replacedBySid(statements: readonly Value<unknown>[]): readonly Value<unknown>[] {
  const kept = new Map<string | number, Value<unknown>>()
  for (const [at, statement] of statements.entries())
    kept.set((statement.state === 'map' && textOf(statement.entries.get('Sid'))) || at, statement)
  return [...kept.values()]
}

/** `reason`: why what blocks leave open is not known. */
export function statementsOf(blocks: Value<unknown> | undefined, reason: UnknownReason): Statements {
  if (blocks?.state !== 'list') return { items: [], open: blocks !== undefined && blocks.state !== 'absent' }
  const items = blocks.items.map((block) => (block.state === 'map' ? statementOf(block, reason) : block))
  return { items, open: blocks.open }
}

const TEXTS = [
  ['sid', 'Sid'],
  ['effect', 'Effect'],
] as const

const LISTS = [
  ['actions', 'Action'],
  ['not_actions', 'NotAction'],
  ['resources', 'Resource'],
  ['not_resources', 'NotResource'],
] as const

const PRINCIPALS = [
  ['principals', 'Principal'],
  ['not_principals', 'NotPrincipal'],
] as const

function statementOf(block: Mapping, reason: UnknownReason): Value<unknown> {
  const entries = new Map<string, Value<unknown>>()
  const rename = (
    names: readonly (readonly [own: string, iam: string])[],
    read: (value: Value<unknown>) => Value<unknown>,
  ) => {
    for (const [own, iam] of names) {
      const value = block.entries.get(own)
      if (value !== undefined && !isEmpty(value)) entries.set(iam, read(value))
    }
  }
  rename(TEXTS, (value) => value)
  if (!entries.has('Effect')) entries.set('Effect', known('Allow', { ...block.origin, how: 'default' }))
  rename(LISTS, withVariables)
  rename(PRINCIPALS, (value) => principalsOf(value, reason))
  rename([['condition', 'Condition']], (value) => conditionsOf(value, reason))
  return { ...map(entries, block.origin), open: block.open }
}

const isEmpty = (value: Value<unknown>): boolean =>
  value.state === 'list' && !value.open && value.items.length === 0

/** `&{aws:username}` is how Terraform writes IAM's `${aws:username}`. */
function withVariables(value: Value<unknown>): Value<unknown> {
  if (value.state === 'list') return { ...value, items: value.items.map(withVariables) }
  if (value.state === 'template') {
    const parts = value.parts.map((part) => (typeof part === 'string' ? inIam(part) : part))
    return { ...value, parts }
  }
  const text = textOf(value)
  return text?.includes('&{') ? { ...value, ...known(inIam(text), value.origin) } : value
}

const inIam = (text: string): string => text.replaceAll('&{', '${')

/** `{ type = "AWS", identifiers = [...] }` is `{"AWS": [...]}`; `*` of type `*` is everybody. */
function principalsOf(blocks: Value<unknown>, reason: UnknownReason): Value<unknown> {
  if (blocks.state !== 'list') return unknown(reason, blocks.origin, referencesIn(blocks))
  const entries = new Map<string, Value<unknown>>()
  let { open } = blocks
  for (const block of blocks.items) {
    const fields = fieldsOf(block)
    const type = textOf(fields.get('type'))
    const identifiers = fields.get('identifiers')
    if (type === undefined || identifiers === undefined) open = true
    else if (type === '*' && isEverybody(identifiers)) return known('*', identifiers.origin)
    else entries.set(type, appended(entries.get(type), withVariables(identifiers)))
  }
  return { ...map(entries, blocks.origin), open }
}

const isEverybody = (identifiers: Value<unknown>): boolean => {
  const [only] = identifiers.state === 'list' && identifiers.items.length === 1 ? identifiers.items : []
  return textOf(only) === '*'
}

/** Several blocks of one type, or of one test and variable, are one list. */
function appended(before: Value<unknown> | undefined, more: Value<unknown>): Value<unknown> {
  if (before?.state !== 'list') return more
  const added: Statements = more.state === 'list' ? more : { items: [more], open: true }
  return { ...before, items: [...before.items, ...added.items], open: before.open || added.open }
}

/** `{ test, variable, values }` is `{ test: { variable: values } }`. */
function conditionsOf(blocks: Value<unknown>, reason: UnknownReason): Value<unknown> {
  if (blocks.state !== 'list') return unknown(reason, blocks.origin, referencesIn(blocks))
  const tests = new Map<string, Mapping>()
  let { open } = blocks
  for (const block of blocks.items) {
    const fields = fieldsOf(block)
    const test = textOf(fields.get('test'))
    const variable = textOf(fields.get('variable'))
    const values = fields.get('values')
    if (test === undefined || variable === undefined || values === undefined) {
      open = true
      continue
    }
    const before = tests.get(test) ?? map(new Map(), block.origin)
    const merged = appended(before.entries.get(variable), withVariables(values))
    tests.set(test, map(new Map([...before.entries, [variable, merged]]), before.origin))
  }
  return { ...map(new Map<string, Value<unknown>>(tests), blocks.origin), open }
}

const fieldsOf = (block: Value<unknown>): Attributes => (block.state === 'map' ? block.entries : new Map())

const textOf = (value: Value<unknown> | undefined): string | undefined =>
  value?.state === 'known' && typeof value.value === 'string' ? value.value : undefined
