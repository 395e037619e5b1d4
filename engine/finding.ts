/** From a failed judgement to a finding whose places are not yet lines: claim, evidence, assumption, severity. */
import type { Graph } from '../graph/graph'
import type { Place } from '../model/place'
import type { Certainty, Severity } from '../model/report'
import type { Resource } from '../model/resource'
import { NO_CHOICE, type World } from '../model/world'
import type { Trace } from '../paths/trace'
import type { Claim } from './allow/match'
import { type Piece, piecesOf } from './evidence'
import type { Judgement } from './judgement'
import { holdsSecret } from './marks'
import { fillMessage } from './message'
import { missingWords } from './missing'
import type { Consulted } from './outcome'
import { pointedPlace } from './pointing'
import type { View } from './question'
import type { AnyRule } from './rule'
import { severityOf } from './severity'
import { shownBy } from './trace'
import { assumedWords, defaultsUnder } from './trust'
import type { Possibilities } from './worlds'

export interface Finding {
  readonly rule: AnyRule
  readonly severity: Severity
  readonly certainty: Certainty
  readonly message: string
  readonly resource: Resource
  readonly place: Place
  /** What it points at is a secret. */
  readonly hidden: boolean
  readonly pieces: readonly Piece[]
  /** The values that the rule demands otherwise. */
  readonly failed: readonly Consulted[]
  readonly assuming: readonly string[]
  readonly wouldRaise: readonly string[]
  /** The choices under which it is told. */
  readonly world: World
  /** The request that was followed. */
  readonly trace: Trace | undefined
}

/** `base`: the rule's severity, or what the configuration made of it. */
export function findingOf(
  judgement: Judgement,
  base: Severity,
  graph: Graph,
  possibilities: Possibilities,
): Finding {
  const { rule, resource, verdict, assuming } = judgement
  const defaults = defaultsUnder(judgement, graph, possibilities)
  const severely = severityOf(judgement, base, graph, defaults.length > 0)
  const world = judgement.worlds[0] ?? NO_CHOICE
  const demanded = [...verdict.must.evidence, ...severely.evidence]
  return {
    rule,
    severity: severely.severity,
    certainty: 'certain',
    message: fillMessage(severely.message, resource, graph, world),
    resource,
    place: pointedPlace(resource, rule.pointAt, graph),
    hidden: rule.pointAt !== undefined && holdsSecret(graph.value(resource, rule.pointAt)),
    pieces: piecesOf(resource, rule.pointAt, demanded, verdict.when.evidence, graph),
    failed: verdict.must.evidence,
    assuming: [
      ...(assuming === undefined ? [] : [assuming]),
      ...new Set(defaults.map((each) => assumedWords(each, graph))),
    ],
    wouldRaise: [...new Set(severely.wouldRaise)],
    world,
    trace: shownBy(rule, [...severely.evidence, ...verdict.must.evidence], graph, world),
  }
}

/** A verdict that is no finding, with what it rests on. */
export function claimOf(
  { rule, resource, verdict }: Judgement,
  graph: View,
): Claim & Pick<Finding, 'pieces'> {
  return {
    rule,
    resource,
    place: pointedPlace(resource, rule.pointAt, graph),
    pieces: piecesOf(resource, rule.pointAt, verdict.must.evidence, verdict.when.evidence, graph),
  }
}

/** A check that was not decided, where people want proof: a finding that says what is not known. */
export function unprovenFinding(judgement: Judgement, severity: Severity, graph: Graph): Finding {
  const { rule, missing, verdict, worlds } = judgement
  const unknown = missingWords(missing, graph).map(({ text }) => text)
  const first = unknown.slice(0, MOST_NAMED).join('; ')
  const more = unknown.length > MOST_NAMED ? ` and ${unknown.length - MOST_NAMED} more` : ''
  return {
    ...claimOf(judgement, graph),
    severity,
    certainty: 'possible',
    message: `Nobody can tell whether this is so: ${rule.title}.${first === '' ? '' : ` Not known: ${first}${more}.`}`,
    hidden: rule.pointAt !== undefined && holdsSecret(graph.value(judgement.resource, rule.pointAt)),
    failed: [],
    assuming: [],
    wouldRaise: [],
    world: worlds[0] ?? NO_CHOICE,
    trace: shownBy(rule, verdict.must.evidence, graph, worlds[0] ?? NO_CHOICE),
  }
}

const MOST_NAMED = 3
