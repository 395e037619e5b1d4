/**
 * Addresses and what has them: an instance whose private address somebody chose, or an attribute that will be the address of whatever it
 * is asked of.
 *
 *     records = [aws_instance.db.private_ip]      the address of aws_instance.db, whichever that will be
 *     records = ["10.0.1.7"]                      that of aws_instance.db, if that says private_ip = "10.0.1.7"
 */
import type { Graph } from '../graph/graph'
import { sharing } from '../graph/shared'
import { type Range, rangesOf } from '../model/range'
import type { Resource } from '../model/resource'
import type { Value } from '../model/value'
import { returnedBy } from '../resources/returned'
import type { AnswerTarget } from './answer'

/** The range of one address, where the text is one. */
export const rangeOfAddress = (text: string): Range | undefined => {
  const [range] = /[.:].*[.:]/.test(text) ? (rangesOf(text) ?? []) : []
  return range && range.from === range.to ? range : undefined
}

type Address = Extract<AnswerTarget, { is: 'address' }>

/** Undefined where nobody can see an address. */
export function addressIn(graph: Graph, value: Value<unknown>): Address | undefined {
  if (value.state === 'known') return addressAt(graph, String(value.value))
  const of = addressOf(graph, value)
  return of && { is: 'address', address: `{${of.address}}`, of }
}

/** An address that somebody wrote, and what has it. */
export function addressAt(graph: Graph, address: string): Address {
  const of = owning(graph, 'private addresses', () => chosenAddresses(graph)).get(address)
  return { is: 'address', address, ...(of && { of }) }
}

function addressOf(graph: Graph, value: Value<unknown>): Resource | undefined {
  const [target] = value.state === 'reference' && value.exact ? value.targets : []
  const of = target?.to.is === 'declaration' ? graph.at(target.to.id) : undefined
  return of && target && returnedBy(of.dialect, of.kind, target.attribute) === 'private-address'
    ? of
    : undefined
}

const owning = sharing<ReadonlyMap<string, Resource | undefined>>()

/** Two VPCs may use one range: of an address that several have nobody knows whose is meant. */
function chosenAddresses(graph: Graph): ReadonlyMap<string, Resource | undefined> {
  const found = new Map<string, Resource | undefined>()
  for (const one of graph.ofKind('instance')) {
    const address = graph.value(one, 'privateIp')
    if (address.state !== 'known') continue
    const text = String(address.value)
    found.set(text, found.has(text) ? undefined : one)
  }
  return found
}
