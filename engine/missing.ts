/** What is not known, in a sentence, and what somebody could type to settle it. */
import type { Place } from '../model/place'
import type { Reference } from '../model/reference'
import { referencesIn, type Value } from '../model/value'
import { attributeWords } from './attribute-words'
import { placeOf } from './evidence'
import type { Missing } from './outcome'
import type { View } from './question'
import { ownName, reasonWords } from './words'

export interface MissingWords {
  readonly text: string
  readonly place: Place
  readonly supply: string | null
}

/** People read the first few; the rest repeats them. */
const MOST = 8

export function missingWords(missing: readonly Missing[], graph: View): readonly MissingWords[] {
  const seen = new Map<string, MissingWords>()
  for (const each of missing) {
    const words = wordsOf(each, graph)
    if (!seen.has(words.text)) seen.set(words.text, words)
  }
  return [...seen.values()].slice(0, MOST)
}

const wordsOf = (missing: Missing, graph: View): MissingWords => ({
  text: textOf(missing, graph),
  place: placeOf(missing.resource, missing.value),
  supply: supplyOf(missing, graph),
})

function textOf({ cause, resource, attribute, value, name }: Missing, graph: View): string {
  const what = attributeWords(resource, attribute, graph)
  switch (cause) {
    case 'value':
      return value ? `${what}: ${reasonWords(value, graph)}` : `${what} is not known`
    case 'outside':
      return `${what}: ${elsewhere(value, name, graph)}`
    case 'target':
      return `which one the ${what} is${because(value, graph)}`
    case 'open':
      return `whether ${what} leads to more than what is seen${because(value, graph)}`
    case 'existence':
      return `whether ${resource.address} is created${because(value, graph)}`
    case 'combinations':
      return `${resource.address} depends on ${name} combinations of choices`
  }
}

/** An input without a value is said as such; everything else by its own name. */
function elsewhere(value: Value<unknown> | undefined, name: string | undefined, graph: View): string {
  const isInput = value !== undefined && referencesIn(value).some(({ to }) => to.is === 'input')
  return isInput ? reasonWords(value, graph) : `${ownName(name ?? 'it')} is not in the input`
}

/** A value that is known itself explains nothing: it only shows where more may come from. */
const because = (value: Value<unknown> | undefined, graph: View): string =>
  value === undefined || value.state === 'known' || value.state === 'absent'
    ? ''
    : `: ${reasonWords(value, graph)}`

/** The one thing to type that is certain to be about it. */
function supplyOf({ cause, resource, value, name, attribute }: Missing, graph: View): string | null {
  if (cause === 'value' && resource.ownership === 'read') return outsideLine(resource.address, attribute)
  const inputs = value ? referencesIn(value) : []
  for (const { to } of inputs) {
    if (to.is === 'input') return supplyInput(to.deployment, to.name, graph)
    if (to.is === 'outside' && to.what === 'module') return 'terraform init'
  }
  const read = inputs.find((reference) => isRead(reference, graph))
  if (read) return outsideLine(nameOf(read, graph), attribute)
  return cause === 'outside' && name ? `outside: { "${ownName(name)}": { … } }` : dataSupply(value)
}

/** A line of the configuration that says what is so elsewhere. */
const outsideLine = (name: string, attribute: string): string => `outside: { "${name}": { ${attribute}: … } }`

const dataSupply = (value: Value<unknown> | undefined): string | null =>
  value?.state === 'unknown' && value.reason === 'not-planned' ? 'a plan without -target' : null

function supplyInput(deployment: string, name: string, graph: View): string {
  const terraform = graph.deployment(deployment)?.dialect === 'terraform'
  return terraform ? `--var '${name.replace(/^var\./, '')}=…'` : `--parameter '${name}=…'`
}

const isRead = ({ to }: Reference, graph: View): boolean =>
  to.is === 'declaration' && graph.at(to.id)?.ownership === 'read'

const nameOf = ({ to }: Reference, graph: View): string =>
  to.is === 'declaration' ? (graph.at(to.id)?.address ?? to.id) : ''
