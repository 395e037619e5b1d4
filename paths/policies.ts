/**
 * # What a policy says to a request
 *
 * An explicit Deny beats every Allow; without an Allow it is denied. Three-valued, under the guards of what is written:
 *
 *     Allow * , Deny * unless aws:SourceVpce is this endpoint     request through another endpoint: denied, explicitly
 *     Allow * if aws:SourceVpce is var.endpoint                   nobody can tell
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import type { Graph } from '../graph/graph'
import {
  both,
  CANNOT_TELL,
  contrary,
  either,
  existing,
  NO,
  type Standing,
  standingOf,
  under,
  YES,
} from '../graph/standing'
import { type Hole, piecesOf } from '../graph/text'
import { referentKey } from '../model/reference'
import { isOutside, type Relation, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { executionArn } from './execution-arn'
import { onlyTargets } from './places'
import { conditionHolds } from './policy-condition'
import { idTokens, matches, patternOf, symbolToken, type Token } from './policy-pattern'
import type { PolicyRequest } from './policy-request'
import { unseenIn, unseenOf } from './unseen'

export interface Decision {
  readonly allowed: Standing
  /** A Deny matches: no Allow helps. */
  readonly denied: Standing
  /** The statements that may match, the denying ones first. */
  readonly because: readonly Value<unknown>[]
  /** What is not known of them. */
  readonly missing: () => readonly Value<unknown>[]
}

/** `attribute` is a row of the owner that is a policy; what holds without one is the caller's to know. */
export function decide(graph: Graph, owner: Resource, attribute: string, request: PolicyRequest): Decision {
  const statements = graph.relation(owner, attribute)
  const read = statements.edges.map((edge) => statementOf(graph, edge, request))
  const open = statements.open ? CANNOT_TELL : NO
  const denies = read.filter(({ effect }) => effect !== 'Allow')
  const allows = read.filter(({ effect }) => effect !== 'Deny')
  const denied = either(open, ...denies.map(({ fits }) => fits))
  const allowed = both(contrary(denied), either(open, ...allows.map(({ fits }) => fits)))
  const said = [...denies, ...allows].filter(({ fits }) => fits.no.is !== 'always')
  return {
    allowed,
    denied,
    because: [...said.flatMap(({ because }) => because), ...statements.why],
    missing: () => said.flatMap(({ statement }) => (statement ? unseenOfStatement(graph, statement) : [])),
  }
}

interface Read {
  readonly statement?: Resource
  readonly effect: string
  readonly fits: Standing
  readonly because: readonly Value<unknown>[]
}

/** What cannot be read may be of either effect. */
function statementOf(graph: Graph, edge: Relation['edges'][number], request: PolicyRequest): Read {
  const [statement] = edge.to
  if (!statement || isOutside(statement)) return { effect: '', fits: CANNOT_TELL, because: edge.because }
  const effect = graph.value(statement, 'effect')
  const fits = both(
    effect.state === 'known' ? YES : CANNOT_TELL,
    isFor(graph, statement, request),
    actsOn(graph, statement, request),
    isAbout(graph, statement, request),
    conditioned(graph, statement, request),
  )
  return {
    statement,
    effect: effect.state === 'known' ? String(effect.value) : '',
    fits: under(edge.guard, both(existing(statement.exists), fits)),
    because: [effect],
  }
}

const DECIDING = [
  'effect',
  'principals',
  'notPrincipals',
  'actions',
  'notActions',
  'resources',
  'notResources',
]

function unseenOfStatement(graph: Graph, statement: Resource): readonly Value<unknown>[] {
  const conditions = graph.relation(statement, 'conditions')
  return [
    ...unseenOf(graph, statement, DECIDING),
    ...unseenIn(conditions),
    ...onlyTargets(conditions).flatMap((one) => unseenOf(graph, one, ['operator', 'key', 'values'])),
  ]
}

/** A list in the policy, or its contrary; neither there means that nothing is asked. */
function listed(
  graph: Graph,
  statement: Resource,
  rows: readonly [string, string],
  fits: (value: Value<unknown>) => Standing,
): Standing {
  const [some, none] = rows.map((row) => graph.value(statement, row))
  if (some && some.state !== 'absent') return anyOf(some, fits)
  if (none && none.state !== 'absent') return contrary(anyOf(none, fits))
  return YES
}

const anyOf = (values: Value<unknown>, fits: (value: Value<unknown>) => Standing): Standing =>
  standingOf(values, (one) => {
    if (one.state !== 'list') return one.state === 'unknown' ? CANNOT_TELL : standingOf(one, fits)
    return either(one.open ? CANNOT_TELL : NO, ...one.items.map((item) => standingOf(item, fits)))
  })

const isFor = (graph: Graph, statement: Resource, { principal }: PolicyRequest): Standing =>
  listed(graph, statement, ['principals', 'notPrincipals'], (value) => {
    if (value.state === 'known' && (value.value === '*' || value.value === 'AWS:*')) return YES
    return principal === 'anonymous' && !mayBeEverybody(value) ? NO : CANNOT_TELL
  })

/** What somebody gives may be `*`; what is created has a name of its own. */
const mayBeEverybody = (value: Value<unknown>): boolean =>
  value.state !== 'known' &&
  piecesOf(value).every((piece) =>
    typeof piece === 'string'
      ? piece === 'AWS:' || piece === '*:'
      : !piece.exact || piece.refers.some(({ to }) => to.is !== 'declaration'),
  )

const actsOn = (graph: Graph, statement: Resource, { action }: PolicyRequest): Standing =>
  listed(graph, statement, ['actions', 'notActions'], (value) =>
    value.state === 'known'
      ? matches(patternOf(String(value.value).toLowerCase()), patternOf(action.toLowerCase()))
      : CANNOT_TELL,
  )

const isAbout = (graph: Graph, statement: Resource, { resource }: PolicyRequest): Standing =>
  listed(graph, statement, ['resources', 'notResources'], (value) =>
    value.state === 'unknown' ? CANNOT_TELL : matches(resourcePattern(graph, value), resource),
  )

/** `execute-api:/live/*` in the policy of an API is short for its ARN. */
function resourcePattern(graph: Graph, value: Value<unknown>): readonly Token[] {
  const pieces = piecesOf(value)
  const [first] = pieces
  const short = typeof first === 'string' && first.startsWith('execute-api:/')
  const tokens = pieces.flatMap((piece) =>
    typeof piece === 'string' ? patternOf(piece) : holeTokens(graph, piece),
  )
  return short ? [...patternOf('arn:*:execute-api:*:*:*'), ...tokens.slice('execute-api:'.length)] : tokens
}

/** An ARN ends in what the resource is called by. */
function holeTokens(graph: Graph, { refers, exact, value }: Hole): readonly Token[] {
  const [reference] = refers
  if (!exact || !reference) return [{ is: 'unseen', key: JSON.stringify(value.origin.place) }]
  if (reference.to.is === 'symbol' && reference.to.name === 'partition') return [{ is: 'part' }]
  if (reference.to.is !== 'declaration') return [symbolToken(reference)]
  const resource = graph.at(reference.to.id)
  if (!resource) return [{ is: 'unseen', key: referentKey(reference.to) }]
  if (reference.attribute === 'execution_arn') return executionArn(resource)
  const id = idTokens(resource)
  return /^arn$/i.test(reference.attribute) ? [...patternOf('arn:*:*:*:*:'), ...id] : id
}

function conditioned(graph: Graph, statement: Resource, request: PolicyRequest): Standing {
  const { edges, open } = graph.relation(statement, 'conditions')
  const each = edges.map(({ to: [condition], guard }) =>
    !condition || isOutside(condition)
      ? CANNOT_TELL
      : either(contrary(under(guard, YES)), conditionHolds(graph, condition, request)),
  )
  return both(open ? CANNOT_TELL : YES, ...each)
}
