/**
 * What a part of a declaration is called. A part has its owner's address, and `policy of a: a` says nothing: `statement 1 of the policy of a
 * allows by aws:SourceIp` does.
 */
import { listOf } from '../model/enumeration'
import type { Resource } from '../model/resource'
import type { Value } from '../model/value'
import { addressOf } from './namesakes'
import type { View } from './question'
import { valueWords } from './words'

/** `aws_vpc.main`; of a part `statement 1 of the policy of aws_vpc_endpoint.door`, `a rule of aws_security_group.web`. */
export function nameOf(resource: Resource, graph: View): string {
  const owner = ownerOf(resource, graph)
  if (owner === undefined) return addressOf(resource, graph)
  switch (resource.kind) {
    case 'policy-statement':
      return `statement ${numberOf(resource)} of the policy of ${nameOf(owner, graph)}`
    case 'policy-condition':
      return `condition ${numberOf(resource)} of ${nameOf(owner, graph)}`
    default:
      return `${articled(nounOf(resource.kind))} of ${nameOf(owner, graph)}`
  }
}

/** What a relation to its own parts says of one of them, `undefined` of anything else. */
export function partSentence(part: Resource, graph: View): string | undefined {
  if (ownerOf(part, graph) === undefined) return undefined
  switch (part.kind) {
    case 'policy-statement':
      return statementSentence(part, graph)
    case 'policy-condition':
      return conditionSentence(part, graph)
    default:
      return nameOf(part, graph)
  }
}

const VERBS: ReadonlyMap<string, string> = new Map([
  ['Allow', 'allows'],
  ['Deny', 'denies'],
])

function statementSentence(statement: Resource, graph: View): string {
  const verb = VERBS.get(valueWords(graph.value(statement, 'effect'), graph)) ?? 'decides'
  const keys = graph
    .relation(statement, 'conditions')
    .edges.flatMap(({ to }) => to)
    .flatMap((one) => ('outside' in one ? [] : [valueWords(graph.value(one, 'key'), graph)]))
  const by = keys.length === 0 ? '' : ` by ${listOf(new Set(keys))}`
  return `${nameOf(statement, graph)} ${verb}${by}`
}

/** Told whole, whichever of its words was looked at: none says anything without the others. */
function conditionSentence(condition: Resource, graph: View): string {
  const owner = ownerOf(condition, graph) ?? condition
  const [key, values] = ['key', 'values'].map((name) => compared(graph.value(condition, name), graph))
  return `${nameOf(owner, graph)} compares ${key} with ${values}`
}

const compared = (value: Value<unknown>, graph: View): string =>
  value.state === 'list' && !value.open && value.items.length > 0 && value.items.length <= MOST
    ? listOf(
        value.items.map((item) => valueWords(item, graph)),
        'or',
      )
    : valueWords(value, graph)

/** Values of a condition that are read out. */
const MOST = 5

const ownerOf = ({ partOf }: Resource, graph: View): Resource | undefined =>
  partOf === undefined ? undefined : graph.at(partOf)

/** Parts are counted from 1, as people do. */
const numberOf = ({ id }: Resource): number => Number(/\[(\d+)\][^[]*$/.exec(id)?.[1] ?? 0) + 1

/** `3 rules`, where a value is nothing but references to the parts of its resource. */
export function partsCounted(resource: Resource, value: Value<unknown>, graph: View): string | undefined {
  if (value.state !== 'list' || value.open) return undefined
  const parts = value.items.flatMap((item) =>
    item.state === 'reference'
      ? item.targets.map(({ to }) => (to.is === 'declaration' ? graph.at(to.id) : undefined))
      : [undefined],
  )
  const [first] = parts
  if (first === undefined || parts.some((part) => part?.partOf !== resource.id)) return undefined
  return `${parts.length} ${nounOf(first.kind)}${parts.length === 1 ? '' : 's'}`
}

/** `security-group-rule` is a `rule`. */
const nounOf = (kind: string): string => kind.slice(kind.lastIndexOf('-') + 1)

const articled = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
