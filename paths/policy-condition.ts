/**
 * # Conditions of policies
 *
 *     StringEquals         one of the values is that of the request; a key that is not in the request matches nothing
 *     StringNotEquals      none of the values is; a key that is not in the request is none of them
 *     …IfExists            true where the key is not in the request
 *     ForAllValues:…       true where the key is not in the request; ForAnyValue:… false
 *     Null                 whether the key is not in the request
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
import type { Graph } from '../graph/graph'
import { identical } from '../graph/same'
import { both, CANNOT_TELL, contrary, either, NO, type Standing, standingOf, YES } from '../graph/standing'
import { piecesOf } from '../graph/text'
import { rangesOf } from '../model/range'
import { isOutside, type Outside, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { contained } from './places'
import { charsOf, matches, patternOf } from './policy-pattern'
import type { Fact, PolicyRequest } from './policy-request'

const SET = /^For(All|Any)Values?:/i

interface Operator {
  readonly sort: string
  readonly negated: boolean
  readonly ifExists: boolean
  readonly set: 'all' | 'any' | undefined
}

function operatorOf(text: string): Operator {
  const set = SET.exec(text)?.[1]?.toLowerCase()
  const bare = text.replace(SET, '')
  const ifExists = /ifexists$/i.test(bare)
  const plain = bare.replace(/ifexists$/i, '').toLowerCase()
  return {
    sort: plain.replace('not', ''),
    negated: plain.includes('not'),
    ifExists,
    set: set === 'all' || set === 'any' ? set : undefined,
  }
}

/** Whether one condition holds for a request. */
export function conditionHolds(graph: Graph, condition: Resource, request: PolicyRequest): Standing {
  const [operator, key] = [graph.value(condition, 'operator'), graph.value(condition, 'key')]
  if (operator.state !== 'known' || key.state !== 'known') return CANNOT_TELL
  const fact = request.context(String(key.value).toLowerCase())
  const how = operatorOf(String(operator.value))
  const values = graph.value(condition, 'values')
  if (how.sort === 'null') return isNull(fact, values)
  if (fact.is === 'absent') return onAbsent(how)
  if (fact.is === 'unknown') return everything(how, values) ?? CANNOT_TELL
  return standingOf(values, (one) => {
    const items = one.state === 'list' ? one.items : [one]
    const some = items.map((value) => sameAs(graph, condition, how.sort, fact, value))
    const any = either(one.state === 'list' && one.open ? CANNOT_TELL : NO, ...some)
    return how.negated ? contrary(any) : any
  })
}

const isNull = (fact: Fact, values: Value<unknown>): Standing => {
  const [wanted] = values.state === 'list' ? values.items : [values]
  if (fact.is === 'unknown' || wanted?.state !== 'known') return CANNOT_TELL
  return (String(wanted.value).toLowerCase() === 'true') === (fact.is === 'absent') ? YES : NO
}

function onAbsent({ negated, ifExists, set }: Operator): Standing {
  if (ifExists || set === 'all') return YES
  return negated && set !== 'any' ? YES : NO
}

/** Whatever the request holds, `*` and `0.0.0.0/0` match it. */
function everything({ sort, negated }: Operator, values: Value<unknown>): Standing | undefined {
  const items = values.state === 'list' ? values.items : [values]
  const all = items.some(
    (item) =>
      item.state === 'known' &&
      ((/like$/.test(sort) && item.value === '*') || (sort === 'ipaddress' && item.value === '0.0.0.0/0')),
  )
  return all && negated ? NO : undefined
}

function sameAs(graph: Graph, from: Resource, sort: string, fact: Fact, value: Value<unknown>): Standing {
  if (value.state === 'conditional') return standingOf(value, (one) => sameAs(graph, from, sort, fact, one))
  switch (fact.is) {
    case 'thing':
      return isThing(graph, from, sort, fact, value)
    case 'some':
      return isSome(graph, from, sort, fact, value)
    case 'addresses':
      return hasAddress(sort, fact, value)
    case 'text':
      return isText(sort, fact.text, value)
    default:
      return CANNOT_TELL
  }
}

/** By identity first; an id of another sort (`vpc-…` for an endpoint) is never that of this thing. */
function isThing(
  graph: Graph,
  from: Resource,
  sort: string,
  { thing, kind }: Fact & { is: 'thing' },
  value: Value<unknown>,
): Standing {
  return bySpelling(sort, kind, value) ?? byTarget(graph, from, value, (one) => identical(one, thing))
}

/** An endpoint that nobody shows can be one that is named, if that is an endpoint at all. */
function isSome(
  graph: Graph,
  from: Resource,
  sort: string,
  { kind, may }: Fact & { is: 'some' },
  value: Value<unknown>,
): Standing {
  const spelled = bySpelling(sort, kind, value)
  if (spelled) return spelled.no.is === 'always' ? NO : CANNOT_TELL
  return byTarget(graph, from, value, (one) =>
    isOutside(one) ? CANNOT_TELL : both(CANNOT_TELL, one.kind === kind ? may(one) : NO),
  )
}

/** Undefined where the text does not decide. */
function bySpelling(sort: string, kind: 'vpc' | 'vpc-endpoint', value: Value<unknown>): Standing | undefined {
  if (!/^(string|arn)/.test(sort)) return CANNOT_TELL
  if (value.state !== 'known') return undefined
  const prefix = kind === 'vpc' ? 'vpc-' : 'vpce-'
  const text = String(value.value)
  if (/[*?]/.test(text)) return /like$/.test(sort) ? likePrefix(text, prefix) : NO
  return text.startsWith(prefix) ? undefined : NO
}

function byTarget(
  graph: Graph,
  from: Resource,
  value: Value<unknown>,
  is: (target: Resource | Outside) => Standing,
): Standing {
  const { edges, open } = graph.leadsTo(from, 'values', value, ['vpc', 'vpc-endpoint'])
  const same = edges.map((edge) =>
    edge.exact && edge.to[0] && edge.to.length === 1 ? is(edge.to[0]) : CANNOT_TELL,
  )
  return either(open ? CANNOT_TELL : NO, ...same)
}

function likePrefix(pattern: string, prefix: string): Standing {
  const start = matches(patternOf(pattern), [...charsOf(prefix), { is: 'unseen', key: '' }])
  return start
}

function hasAddress(sort: string, { ranges }: Fact & { is: 'addresses' }, value: Value<unknown>): Standing {
  const outer = sort === 'ipaddress' && value.state === 'known' ? rangesOf(value.value) : undefined
  return outer ? contained(ranges, outer, CANNOT_TELL) : CANNOT_TELL
}

function isText(sort: string, text: string, value: Value<unknown>): Standing {
  const pieces = piecesOf(value)
  if (pieces.some((piece) => typeof piece !== 'string')) return CANNOT_TELL
  const pattern = pieces.join('')
  switch (sort) {
    case 'stringequals':
      return pattern === text ? YES : NO
    case 'stringequalsignorecase':
    case 'bool':
      return pattern.toLowerCase() === text.toLowerCase() ? YES : NO
    case 'stringlike':
    case 'arnlike':
    case 'arnequals':
      return matches(patternOf(pattern), charsOf(text))
    default:
      return CANNOT_TELL
  }
}
