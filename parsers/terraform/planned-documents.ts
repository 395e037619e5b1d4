/**
 * Policy documents that wait for the apply, put in place: first as the `json` of their data source, then wherever an
 * argument refers to exactly that.
 */
import type { Declaration } from '../../model/declaration'
import { mapped } from '../../model/lazy-map'
import { referencesIn, type Value } from '../../model/value'
import { plannedPolicy } from './planned-policy'

const TYPE = 'aws_iam_policy_document'
const DEPTH = 50

type Documents = ReadonlyMap<string, Value<unknown>>

export function withDocumentsInPlace(declarations: readonly Declaration[]): readonly Declaration[] {
  const waiting = declarations.filter((each) => each.type === TYPE && each.mode === 'read' && !isKnown(each))
  if (waiting.length === 0) return declarations
  const documents = new Map<string, Value<unknown>>()
  for (const each of inOrder(waiting)) {
    const attributes = mapped(each.attributes, (value) => replaced(value, documents))
    documents.set(each.id, plannedPolicy(attributes, { place: each.place, how: 'written', trail: [] }))
  }
  return declarations.map((each) => withDocuments(each, documents))
}

const isKnown = (declaration: Declaration): boolean => declaration.attributes.get('json')?.state === 'known'

/** Documents that others build on come first. */
function inOrder(waiting: readonly Declaration[]): readonly Declaration[] {
  const byId = new Map(waiting.map((each) => [each.id, each]))
  const ordered = new Set<Declaration>()
  const entered = new Set<Declaration>()
  const enter = (document: Declaration, depth: number): void => {
    if (entered.has(document) || depth > DEPTH) return
    entered.add(document)
    for (const { to } of [...document.attributes.values()].flatMap(referencesIn)) {
      const below = to.is === 'declaration' ? byId.get(to.id) : undefined
      if (below !== undefined) enter(below, depth + 1)
    }
    ordered.add(document)
  }
  for (const each of waiting) enter(each, 0)
  return [...ordered]
}

function withDocuments(declaration: Declaration, documents: Documents): Declaration {
  const own = documents.get(declaration.id)
  const attributes = mapped(declaration.attributes, (value) => replaced(value, documents))
  if (own === undefined) return { ...declaration, attributes }
  return { ...declaration, attributes: new Map([...attributes, ['json', own], ['minified_json', own]]) }
}

function replaced(value: Value<unknown>, documents: Documents, depth = 0): Value<unknown> {
  if (depth > DEPTH) return value
  switch (value.state) {
    case 'reference': {
      const [only] = value.targets
      const id =
        value.exact && only?.to.is === 'declaration' && /json$/.test(only.attribute) ? only.to.id : ''
      const document = documents.get(id)
      return document === undefined ? value : standingAt(document, value)
    }
    case 'list':
      return { ...value, items: value.items.map((each) => replaced(each, documents, depth + 1)) }
    case 'map': {
      const entries = [...value.entries].map(
        ([name, each]) => [name, replaced(each, documents, depth + 1)] as const,
      )
      return { ...value, entries: new Map(entries) }
    }
    default:
      return value
  }
}

/** The document keeps its place, and says through which argument it came. */
const standingAt = (document: Value<unknown>, argument: Value<unknown>): Value<unknown> => ({
  ...document,
  origin: { ...argument.origin, trail: [document.origin.place, ...argument.origin.trail] },
})
