/**
 * # Policies
 *
 * A policy is JSON text, text with holes, a structure with intrinsic functions, or the `json` of a policy document that
 * another block describes. All of them become one structure here, and its statements one shape:
 *
 * - `Principal`: a list of texts, `*` or kind and value: `AWS:*`, `Service:apigateway.amazonaws.com`
 * - `Condition`: a list of blocks `{ operator, key, values }`
 *
 * Grammar: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
import type { Declaration } from '../../model/declaration'
import { ALWAYS, allOf, type Guard } from '../../model/guard'
import { asSecretAs } from '../../model/secret'
import { known, map, type Referring, referencesIn, unknown, type Value } from '../../model/value'
import { conditionKey } from './condition-keys'
import { asList, type Entries, type Entry, entriesOf, joined, keyedEntriesOf } from './entries'
import { atLeaves } from './fold'
import { structureOfTemplate, structureOfText } from './json-text'

/** Policy documents that other declarations describe, by declaration id. */
export type Documents = ReadonlyMap<string, Declaration>

export const isDocument = (declaration: Declaration): boolean =>
  declaration.type === 'aws_iam_policy_document'

/** A `map` at every leaf where the policy can be read, `absent` where there is none, `unknown` elsewhere. */
export function policyStructure(value: Value<unknown>, documents: Documents): Value<unknown> {
  return atLeaves(value, (leaf) => {
    switch (leaf.state) {
      case 'known':
        return ofText(leaf)
      case 'template':
        return asSecretAs(leaf, structureOfTemplate(leaf) ?? opaque(leaf))
      case 'reference':
        return ofReference(leaf, documents)
      case 'list':
        return opaque(leaf)
      case 'map':
      case 'absent':
      case 'unknown':
        return leaf
    }
  })
}

function ofText(value: Value<unknown> & { readonly state: 'known' }): Value<unknown> {
  if (value.value === '' || value.value === null) return { state: 'absent', origin: value.origin }
  if (typeof value.value !== 'string') return opaque(value)
  const structure = structureOfText(value.value, value.origin)
  return structure?.state === 'map' ? asSecretAs(value, structure) : opaque(value)
}

/** Only a document's rendered text is its policy; a document that was read but not rendered is unknown. */
function ofReference(value: Referring, documents: Documents): Value<unknown> {
  const [only] = value.targets
  const document = value.exact && only?.to.is === 'declaration' ? documents.get(only.to.id) : undefined
  const text = document?.attributes.get('json')
  if (!text || text.state === 'reference' || !only) return opaque(value)
  return only.attribute === 'json' || only.attribute === 'minified_json'
    ? policyStructure(text, new Map())
    : opaque(value)
}

const opaque = (value: Value<unknown>): Value<unknown> =>
  unknown('opaque-expression', value.origin, referencesIn(value))

/** The statements of a policy in one shape, each under the guard it stands under. */
export function statementsOf(policy: Value<unknown>, guard: Guard = ALWAYS): Entries {
  if (policy.state === 'conditional')
    return joined(policy.cases.map((each) => statementsOf(each.value, allOf([guard, each.guard]))))
  if (policy.state !== 'map') return entriesOf(policy, guard)
  const statements = policy.entries.get('Statement')
  if (!statements) return { entries: [], absent: [], open: policy.open ? [policy] : [] }
  const { entries, open } = entriesOf(statements, guard)
  return { entries: entries.map(inOneShape), absent: [], open }
}

const inOneShape = (entry: Entry): Entry => ({ guard: entry.guard, value: statement(entry.value) })

function statement(value: Value<unknown>): Value<unknown> {
  if (value.state !== 'map') return value
  const entries = new Map(value.entries)
  for (const name of ['Principal', 'NotPrincipal']) {
    const written = entries.get(name)
    if (written) entries.set(name, principals(written))
  }
  const conditions = entries.get('Condition')
  if (conditions) entries.set('Condition', conditionBlocks(conditions))
  return { ...value, entries }
}

/** `{ AWS: [a, b], Service: c }` is `AWS:a`, `AWS:b`, `Service:c`. */
function principals(value: Value<unknown>): Value<unknown> {
  if (value.state === 'unknown' || value.state === 'absent') return value
  const all = entriesOf(value)
  const kinds = all.entries.map((entry) =>
    entry.value.state === 'map'
      ? ofKinds(entry.value, entry.guard)
      : { entries: [entry], absent: [], open: [] },
  )
  return asList(joined([...kinds, { entries: [], absent: [], open: all.open }]), value.origin)
}

function ofKinds(value: Value<unknown> & { readonly state: 'map' }, guard: Guard): Entries {
  const kinds = [...value.entries].map(([kind, names]) => {
    const { entries, open } = namesOf(names, guard)
    return { entries: entries.map((one) => ({ ...one, value: prefixed(kind, one.value) })), absent: [], open }
  })
  return joined([...kinds, { entries: [], absent: [], open: value.open ? [value] : [] }])
}

/** A reference is one principal: a list of them is always written as a list. */
const namesOf = (names: Value<unknown>, guard: Guard): Entries =>
  names.state === 'reference'
    ? { entries: [{ guard, value: names }], absent: [], open: [] }
    : entriesOf(names, guard)

const prefixed = (kind: string, name: Value<unknown>): Value<unknown> =>
  name.state === 'known'
    ? { ...name, value: `${kind}:${String(name.value)}` }
    : { state: 'template', origin: name.origin, parts: [`${kind}:`, ...partsOf(name)] }

const partsOf = (name: Value<unknown>): readonly (string | Value<unknown>)[] =>
  name.state === 'template' ? name.parts : [name]

/** `{ StringEquals: { 'aws:SourceVpce': a } }` is one block a key. */
function conditionBlocks(value: Value<unknown>): Value<unknown> {
  if (value.state === 'unknown' || value.state === 'absent') return value
  const operators = keyedEntriesOf(value, ALWAYS)
  const blocks = operators.entries.map(({ key: operator, guard, value: keys }) => {
    const within = keyedEntriesOf(keys, guard)
    const entries = within.entries.map((each) => ({
      guard: each.guard,
      value: conditionBlock(operator, each.key, each.value, keys),
    }))
    return { entries, absent: [], open: within.open }
  })
  return asList(joined([...blocks, { entries: [], absent: [], open: operators.open }]), value.origin)
}

function conditionBlock(
  operator: string,
  key: string,
  values: Value<unknown>,
  { origin }: Value<unknown>,
): Value<unknown> {
  const entries: readonly (readonly [string, Value<unknown>])[] = [
    ['operator', known(operator, origin)],
    ['key', known(conditionKey(key), values.origin)],
    ['values', values],
  ]
  return map(new Map(entries), origin)
}
