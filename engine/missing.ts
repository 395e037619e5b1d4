/** What is not known, in a sentence, and what somebody could type to settle it. */
import type { Cause } from '../graph/causes'
import type { Place } from '../model/place'
import { referencesIn, type Value } from '../model/value'
import { bornWith } from '../resources/adopted'
import { attributeWords } from './attribute-words'
import { placeOf } from './evidence'
import { addressOf } from './namesakes'
import type { Missing } from './outcome'
import type { View } from './question'
import { supplyOf } from './supply'
import { MORE, ownName, reasonWords, referentWords } from './words'

export interface MissingWords {
  readonly text: string
  /** The one thing behind it that somebody could supply or look up: many checks may lack the same. */
  readonly fact: string
  readonly place: Place
  readonly supply: string | null
}

/** People read the first few; the rest repeats them. */
const MOST = 8

/** What several questions about one resource lack is one thing. Whether there is more in a list is settled with the list. */
export function missingWords(missing: readonly Missing[], graph: View): readonly MissingWords[] {
  const told = new Map<string, MissingWords & { readonly isOpen: boolean }>()
  for (const each of missing) {
    const words = { ...wordsOf(each, graph), isOpen: each.cause === 'open' }
    const lacks = [words.fact, words.supply, each.resource.id].join('\n')
    const known = told.get(lacks)
    if (!known || (known.isOpen && !words.isOpen)) told.set(lacks, words)
  }
  return [...told.values()].slice(0, MOST).map(({ isOpen: _, ...words }) => words)
}

function wordsOf(missing: Missing, graph: View): MissingWords {
  const [cause] = graph.causesOf(missing.resource, missing.attribute)
  const text = textOf(missing, cause, graph)
  return {
    text,
    fact: (cause ? causeWords(cause, graph) : factOf(missing, graph)) ?? text,
    place: placeOf(missing.resource, missing.value),
    supply: supplyOf(missing, cause, graph),
  }
}

function textOf(missing: Missing, root: Cause | undefined, graph: View): string {
  const { cause, resource, attribute, value, name, says } = missing
  const what = (says ?? attributeWords(resource, attribute, graph)).replace(/,$/, '')
  const behind = root && causeWords(root, graph)
  switch (cause) {
    case 'value':
      if (value === undefined) return `${what} is not known`
      return `${what}: ${behind ?? (isOfRead(missing) ? 'it is read from the account' : reasonWords(value, graph))}`
    case 'outside':
      return saidOnce(what, elsewhere(value, name, graph))
    case 'target':
      return `which one the ${what} is${behind ? `: ${behind}` : because(value, graph)}`
    case 'open':
      return `whether there is more than what is seen: ${what}${behind ? `: ${behind}` : whyMore(value, graph)}`
    case 'existence':
      return `whether ${addressOf(resource, graph)} is created${because(value, graph)}`
    case 'combinations':
      return `${addressOf(resource, graph)} depends on ${name} combinations of choices`
  }
}

/** What AWS makes with a VPC has no name but what it is of that VPC. */
const saidOnce = (what: string, said: string): string =>
  said.startsWith(`the ${what} `) ? said : `${what}: ${said}`

/** The thing that is not known, said of itself and not of who asks for it; undefined where only its place is known. */
function causeWords(cause: Cause, graph: View): string | undefined {
  return cause.is === 'outside'
    ? elsewhere(cause.outside.value, cause.outside.name, graph)
    : thingWords(cause.value, graph)
}

/** What follows from several things, where the account knows the one that it is asked of. */
const isOfRead = ({ resource, value }: Missing): boolean =>
  resource.ownership === 'read' &&
  value?.state === 'unknown' &&
  (value.reason === 'external' || value.reason === 'data-source') &&
  value.refersTo.length === 0

function factOf(missing: Missing, graph: View): string | undefined {
  const { cause, value, name, resource } = missing
  if (cause === 'outside') return elsewhere(value, name, graph)
  if (isOfRead(missing)) return `${addressOf(resource, graph)} is read from the account`
  return value && thingWords(value, graph)
}

/** `var.vpc_id has no value`, `module.vpc is not in the input`, `data.aws_vpc.main is read from the account`. */
export function thingWords(value: Value<unknown>, graph: View): string | undefined {
  const [first] = referencesIn(value)
  if (first === undefined) return undefined
  if (first.to.is === 'outside') return `${referentWords(first.to, graph)} is not in the input`
  const isSaid = value.state !== 'unknown' || first.to.is === 'input' || first.to.is === 'symbol'
  const resource = first.to.is === 'declaration' ? graph.at(first.to.id) : undefined
  if (resource?.ownership === 'read') return `${addressOf(resource, graph)} is read from the account`
  return isSaid ? ownWords(reasonWords(value, graph)) : undefined
}

/** Beside no other words, "it" and "there" would say nothing. */
const ownWords = (reason: string): string | undefined =>
  /^(?:it|there|a part of it) /.test(reason) ? undefined : reason

/**
 * An input without a value is said as such; everything else by its own name: `aws_vpc.main.main_route_table_id`, which AWS makes with the
 * VPC, is not missing from the input.
 */
function elsewhere(value: Value<unknown> | undefined, name: string | undefined, graph: View): string {
  const [first] = value === undefined ? [] : referencesIn(value)
  if (value !== undefined && first?.to.is === 'input') return reasonWords(value, graph)
  const owner = first?.to.is === 'declaration' ? graph.at(first.to.id) : undefined
  if (owner?.ownership === 'managed' && bornWith(first?.attribute ?? '') !== undefined)
    return `${ownName(name ?? 'it')} is made by AWS with ${addressOf(owner, graph)}, and nothing declares it`
  return `${first?.to.is === 'outside' ? referentWords(first.to, graph) : ownName(name ?? 'it')} is not in the input`
}

/** A value that is known itself explains nothing: it only shows where more may come from. */
const because = (value: Value<unknown> | undefined, graph: View): string =>
  value === undefined || value.state === 'known' || value.state === 'absent'
    ? ''
    : `: ${reasonWords(value, graph)}`

/** That there may be more is what is asked, and no reason. */
function whyMore(value: Value<unknown> | undefined, graph: View): string {
  const why = because(value, graph)
  return why === `: ${MORE}` ? '' : why
}
