/**
 * What people call a resource: `Lambda function "checkout"`, or the name alone. The last part of its address, unless another of its kind
 * has the same one; what is an address already is none the better for being cut.
 */
import { noted } from '../graph/note'
import { isOutside, type Outside, type Resource } from '../model/resource'
import { spelledOut } from './attribute-words'
import { quotedName } from './namesakes'
import type { View } from './question'
import { targetName } from './words'

/** The words a message may end in instead of an attribute. */
export const CALLED = ['address', 'called', 'quoted'] as const

export function calledBy(word: string, one: Resource | Outside, graph: View): string | undefined {
  switch (word) {
    case 'address':
      return targetName(one, graph)
    case 'quoted':
      return quoted(one, graph)
    case 'called':
      return isOutside(one) ? quoted(one, graph) : `${nounOf(one.kind)} ${quoted(one, graph)}`
    default:
      return undefined
  }
}

const quoted = (one: Resource | Outside, graph: View): string => {
  if (isOutside(one)) return `"${targetName(one, graph)}"`
  const short = shortName(one)
  return quotedName(one, ambiguousAmong(one.kind, graph).has(short) ? one.address : short, graph)
}

/** By kind, the names that several addresses have; put together once a graph, since many sentences ask. */
const ambiguousIn = noted(() => new Map<string, ReadonlySet<string>>())

function ambiguousAmong(kind: string, graph: View): ReadonlySet<string> {
  const byKind = ambiguousIn(graph)
  const names = byKind.get(kind) ?? namesOfSeveral(graph.ofKind(kind))
  byKind.set(kind, names)
  return names
}

function namesOfSeveral(resources: readonly Resource[]): ReadonlySet<string> {
  const addresses = new Map<string, string>()
  const several = new Set<string>()
  for (const one of resources) {
    const name = shortName(one)
    if ((addresses.get(name) ?? one.address) !== one.address) several.add(name)
    addresses.set(name, one.address)
  }
  return several
}

/** `module.shop.aws_lambda_function.checkout["a"]` is `checkout["a"]`; a construct `Shop/Orders/Resource` is `Orders`. */
const shortName = ({ address, type, construct }: Resource): string => {
  const ofConstruct = construct?.path
    .split('/')
    .filter((part) => part !== 'Resource')
    .at(-1)
  if (ofConstruct !== undefined) return ofConstruct
  const at = address.lastIndexOf(`${type}.`)
  return at < 0 ? address : address.slice(at + type.length + 1)
}

/** `rest-api` is `REST API`. */
export const nounOf = (kind: string): string =>
  spelledOut(kind.replaceAll('-', ' ')).replace(/^lambda\b/, 'Lambda')
