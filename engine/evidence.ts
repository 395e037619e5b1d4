/** Evidence: the consulted values as sentences with their places, the pointed one first, nothing twice. */
import { firstThree } from '../model/enumeration'
import type { Place } from '../model/place'
import { isOutside, type Outside, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { attributeWords, truthWords } from './attribute-words'
import { holdsSecret } from './marks'
import { addressOf } from './namesakes'
import type { Consulted } from './outcome'
import { nameOf, partSentence, partsCounted } from './part-words'
import type { View } from './question'
import { targetName, valueWords } from './words'

/** A piece of evidence before its places are turned into lines. */
export interface Piece {
  readonly text: string
  readonly resource: Resource
  readonly place: Place
  readonly trail: readonly Place[]
  /** The value is a secret: no excerpt of it. */
  readonly hidden: boolean
}

/** What everybody sees at once proves nothing. */
const OBVIOUS: ReadonlySet<string> = new Set(['kind', 'dialect', 'ownership'])

/** People read the first few. */
const MOST = 12

/** Of what makes a rule apply: which sort of thing it is about says little beside why it is at fault. */
const SORTS: ReadonlySet<string> = new Set(['type', 'serviceKey', 'zoneSort'])

/**
 * `pointed` goes first when it is among them; what the rule demands comes before what makes the rule apply. A place that is told in a
 * sentence is not shown once more as a value.
 */
export function piecesOf(
  subject: Resource,
  pointed: string | undefined,
  must: readonly Consulted[],
  when: readonly Consulted[],
  graph: View,
): readonly Piece[] {
  const isPointed = ({ resource, attribute }: Consulted) =>
    resource.id === subject.id && attribute === pointed
  const first = [...must, ...when].filter(isPointed)
  const telling = shown([...first, ...must, ...when.filter(({ attribute }) => !SORTS.has(attribute))], graph)
  const all = telling.length < LEAST ? shown([...first, ...must, ...when], graph) : telling
  return all.slice(0, MOST)
}

/** A finding rests on two at least. */
const LEAST = 2

function shown(consulted: readonly Consulted[], graph: View): readonly Piece[] {
  const sentences = sentencesIn(consulted)
  const seen = new Map<string, Piece>()
  for (const one of consulted) {
    if (OBVIOUS.has(one.attribute)) continue
    const pieces = one.told ? toldPieces(one) : [pieceOf(one, graph), ...furtherPieces(one, graph)]
    for (const each of pieces) {
      const piece = sentences?.get(JSON.stringify(each.place)) ?? each
      if (!seen.has(piece.text)) seen.set(piece.text, piece)
    }
  }
  return [...seen.values()]
}

/** By the place that each is about; undefined where there are none, as nearly always. */
const sentencesIn = (consulted: readonly Consulted[]): ReadonlyMap<string, Piece> | undefined =>
  consulted.some(({ told }) => told)
    ? new Map(consulted.flatMap(toldPieces).map((piece) => [JSON.stringify(piece.place), piece] as const))
    : undefined

const toldPieces = ({ told = [] }: Consulted): readonly Piece[] =>
  told.map(({ says, value, at }) => ({
    text: says,
    resource: at,
    place: placeOf(at, value),
    trail: value.origin.trail,
    hidden: holdsSecret(value),
  }))

export function pieceOf(consulted: Consulted, graph: View): Piece {
  const { resource, value, leadsTo, says } = consulted
  return {
    text: says ?? (leadsTo ? relationText(consulted, graph) : valueText(consulted, graph)),
    resource,
    place: placeShown(consulted),
    trail: value?.origin.trail ?? [],
    hidden: value !== undefined && holdsSecret(value),
  }
}

/** The other values by which a derived relation ties the two, where they are written. */
function furtherPieces(consulted: Consulted, graph: View): readonly Piece[] {
  const written = (consulted.further ?? []).filter(({ origin }) => origin.how === 'written')
  return written.map((value) => ({
    ...pieceOf({ ...consulted, value }, graph),
    text: writtenAs(value, consulted, graph) ?? byText(valueWords(value, graph), consulted, graph),
  }))
}

/** An output or export is what it leads to. */
const byText = (by: string, consulted: Consulted, graph: View): string =>
  consulted.leadsTo?.some((end) => !isOutside(end) && nameOf(end, graph) === by)
    ? `${by} is handed on`
    : `${relationText(consulted, graph)}, by ${by}`

/** The attribute of one of the two that has this value, in a sentence of its own. */
function writtenAs(value: Value<unknown>, consulted: Consulted, graph: View): string | undefined {
  const ends = [consulted.resource, ...(consulted.leadsTo ?? [])].filter(
    (end): end is Resource => !isOutside(end),
  )
  for (const end of ends) {
    const name = [...end.attributes].find(([, own]) => holds(own, value))?.[0]
    if (name !== undefined)
      return valueText({ resource: end, attribute: name, value: graph.value(end, name) }, graph)
  }
  return undefined
}

const holds = (own: Value<unknown>, value: Value<unknown>): boolean =>
  own === value || (own.state === 'list' && own.items.includes(value))

/** What nobody wrote is shown at the header of its block. */
export const placeOf = (resource: Resource, value: Value<unknown> | undefined): Place =>
  value === undefined || value.state === 'absent' || value.origin.how === 'default'
    ? resource.place
    : value.origin.place

/** A derived relation may rest on what nobody wrote in the block of another resource; a part that is meant alone has its own block. */
function placeShown({ resource, value, leadsTo }: Consulted): Place {
  const [part, ...others] = leadsTo ?? []
  if (part && others.length === 0 && isPartOf(part, resource)) return part.place
  return value && leadsTo ? value.origin.place : placeOf(resource, value)
}

function relationText({ resource, attribute, leadsTo = [], value, empty }: Consulted, graph: View): string {
  const words = attributeWords(resource, attribute, graph)
  const [part, ...others] = leadsTo.flatMap((target) => (isPartOf(target, resource) ? [target] : []))
  const sentence = part && others.length === 0 ? partSentence(part, graph) : undefined
  if (sentence !== undefined) return sentence
  const names = leadsTo.map((target) =>
    isOutside(target) ? `${targetName(target, graph)} (not in the input)` : nameOf(target, graph),
  )
  if (leadsTo.length === 0 && (value === undefined || empty)) return `${words}: none`
  return names.length === 0 ? `${words} is not known` : `${words}: ${firstThree(names)}`
}

const isPartOf = (target: Resource | Outside, owner: Resource): target is Resource =>
  !isOutside(target) && target.partOf === owner.id

function valueText({ resource, attribute, value }: Consulted, graph: View): string {
  if (attribute === 'exists') return existsText(resource, value, graph)
  const part = resource.kind === 'policy-condition' ? partSentence(resource, graph) : undefined
  if (part !== undefined) return part
  const subject = attributeWords(resource, attribute, graph)
  if (value === undefined) return `${subject} is not known`
  const words = knownTruth(resource, attribute, value, graph) ?? subjectIs(subject, value, resource, graph)
  if (value.state === 'known' && value.origin.source !== undefined)
    return `${words}: nobody sets it, and that is AWS's default`
  return value.origin.how === 'inherited' ? `${words}, set for all resources at once` : words
}

function subjectIs(subject: string, value: Value<unknown>, resource: Resource, graph: View): string {
  const parts = partsCounted(resource, value, graph)
  if (parts !== undefined) return `${subject}: ${parts}`
  if (value.state === 'reference') return `${subject}: ${valueWords(value, graph)}`
  if (value.state !== 'list' || value.open) return `${subject} is ${valueWords(value, graph)}`
  const items = value.items.map((item) => valueWords(item, graph))
  return `${subject}: ${items.length === 0 ? 'none' : firstThree(items)}`
}

const knownTruth = (resource: Resource, attribute: string, value: Value<unknown>, graph: View) =>
  value.state === 'known' && typeof value.value === 'boolean'
    ? truthWords(resource, attribute, value.value, graph)
    : undefined

const existsText = (resource: Resource, value: Value<unknown> | undefined, graph: View): string =>
  value?.state === 'known' && value.value === true
    ? `${addressOf(resource, graph)} is created under these choices`
    : `${addressOf(resource, graph)} is created only under some choices`
