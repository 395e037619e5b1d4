/** What somebody could type to settle what is not known: an option, a command, or a line of `outside:`. */
import type { Cause } from '../graph/causes'
import type { Reference } from '../model/reference'
import type { Outside, Resource } from '../model/resource'
import { referencesIn, type Value } from '../model/value'
import { kindNamed } from '../resources/index'
import { kindOf } from './configuration/facts'
import { canBeTold, rowsToTell } from './configuration/told'
import type { Missing } from './outcome'
import type { View } from './question'
import { inputWords, ownName } from './words'

export const supplyOf = (missing: Missing, cause: Cause | undefined, graph: View): string | null =>
  supplyOfThing(missing, graph) ??
  (cause ? supplyOfCause(cause, graph) : null) ??
  supplyOfValue(missing, graph)

/** A line about the very thing that is asked of. */
function supplyOfThing(missing: Missing, graph: View): string | null {
  const { cause, resource, attribute } = missing
  if (cause === 'value' && resource.ownership === 'read')
    return outsideLine(resource.address, resource.kind, [attribute], graph)
  return cause === 'outside' ? supplyElsewhere(missing, graph) : null
}

/** Where no cause behind it is known: what its value is made of. */
function supplyOfValue({ cause, resource, value, name, attribute }: Missing, graph: View): string | null {
  const inputs = value ? referencesIn(value) : []
  for (const input of inputs) {
    const supply = supplyOfReference(input, graph)
    if (supply !== null) return supply
  }
  const read = inputs
    .map(({ to }) => (to.is === 'declaration' ? graph.at(to.id) : undefined))
    .find((one) => one?.ownership === 'read')
  if (read) return outsideLine(read.address, read.kind, [attribute], graph)
  return cause === 'outside' && name
    ? outsideLine(keyOf(name, value, graph), kindWanted(resource, attribute, graph), [], graph)
    : dataSupply(value)
}

/** A variable with an id for its value says nothing of the thing that has this id: the line says it under either name. */
function supplyElsewhere(
  { resource, attribute, value, name, asks = [] }: Missing,
  graph: View,
): string | null {
  const kind = kindWanted(resource, attribute, graph)
  const [reference] = value ? referencesIn(value) : []
  const isModule = reference?.to.is === 'outside' && reference.to.what === 'module'
  const key = keyOf(name ?? '', value, graph)
  const told = kind === null ? [] : tellable(kind, asks, graph)
  return key === '' || isModule || told.length === 0 ? null : outsideLine(key, kind, told, graph)
}

/** One thing has one key, whoever asks: a variable as people type it, anything else by the name that is shown. */
function keyOf(name: string, value: Value<unknown> | undefined, graph: View): string {
  const [reference] = value ? referencesIn(value) : []
  const own = ownName(name)
  return reference?.to.is === 'input' && own.startsWith(reference.to.name)
    ? inputWords(reference.to.deployment, own, graph).replace(/^the parameter /, '')
    : own
}

/** What a relation leads to; of several kinds, nobody can say which. */
function kindWanted({ kind }: Resource, attribute: string, graph: View): string | null {
  const row = graph.row(kind, attribute)
  return row && 'kind' in row && kindNamed(row.kind) !== undefined ? row.kind : null
}

/** Of what is asked of it, what the reader of the configuration takes. */
function tellable(kind: string, attributes: readonly string[], graph: View): readonly string[] {
  const facts = attributes.flatMap((attribute) => graph.fact(kind, attribute) ?? [])
  const rows = rowsToTell(kind, graph.rowsOf(kind), facts)
  const told = attributes.map((attribute) => graph.fact(kind, attribute)?.toldBy ?? attribute)
  return [...new Set(told.filter((attribute) => canBeTold(rows[attribute])))]
}

function supplyOfCause(cause: Cause, graph: View): string | null {
  if (cause.is === 'outside') return supplyOfOutside(cause.outside, graph)
  const [first] = referencesIn(cause.value)
  return first ? supplyOfReference(first, graph) : dataSupply(cause.value)
}

/** Of what kind it is, nobody says here: a value for it is more than an empty line. */
function supplyOfOutside({ name, value }: Outside, graph: View): string | null {
  const [reference] = referencesIn(value)
  return reference?.to.is === 'input'
    ? supplyInput(reference.to.deployment, reference.to.name, graph)
    : outsideLine(keyOf(name, value, graph), null, [], graph)
}

function supplyOfReference({ to }: Reference, graph: View): string | null {
  if (to.is === 'input') return supplyInput(to.deployment, to.name, graph)
  return to.is === 'outside' && to.what === 'module' ? 'terraform init' : null
}

/** A line of the configuration that says what is so elsewhere; with its kind, where the name does not say it. */
function outsideLine(name: string, kind: string | null, attributes: readonly string[], graph: View): string {
  const told = kind === null ? [] : tellable(kind, attributes, graph)
  const kinds = kind !== null && kindOf(name) === null ? [`kind: ${kind}`] : []
  const inside = [...kinds, ...told.map((attribute) => `${attribute}: …`)]
  return `outside: { ${JSON.stringify(name)}: { ${told.length === 0 ? [...kinds, '…'].join(', ') : inside.join(', ')} } }`
}

/** Where it names what was not seen, that is no plan. */
const dataSupply = (value: Value<unknown> | undefined): string | null =>
  value?.state === 'unknown' && value.reason === 'not-planned' && value.refersTo.length === 0
    ? 'a whole plan: without -target, and without an error'
    : null

function supplyInput(deployment: string, name: string, graph: View): string {
  const terraform = graph.deployment(deployment)?.dialect === 'terraform'
  return terraform ? `--var '${name.replace(/^var\./, '')}=…'` : `--parameter '${name}=…'`
}
