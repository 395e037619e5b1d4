/**
 * Asking a word about requests: the walk is followed once and read in every world. What stops the request is the evidence, what nobody can
 * tell is missing, and the walk itself is handed over for the finding.
 */
import type { Graph } from '../graph/graph'
import { noted } from '../graph/note'
import { both, CANNOT_TELL, contrary, either, NO, type Standing, under } from '../graph/standing'
import { ALWAYS, allOf, type Guard } from '../model/guard'
import { type Answered, toldFrom } from '../model/noticed'
import { isOutside, type Resource } from '../model/resource'
import type { Truth } from '../model/truth'
import type { Value } from '../model/value'
import { evaluateGuard, type World } from '../model/world'
import { alike, arrives, blockedAt, leadsTo, lookUps, tracesTo, type Wanted, waysTo } from '../paths/reach'
import type { Step, Trace } from '../paths/trace'
import { isAssumed } from './marks'
import type { Consulted, Missing, Outcome } from './outcome'
import { SENDERS, type Walk } from './path-words'
import type { Question } from './question'

export function walk(test: Walk, resource: Resource, question: Question): Outcome {
  const { graph, world, trust } = question
  if (!sends(resource, graph)) return unsent(test, resource)
  const { asked, open } = followed(test, resource, graph)
  const told = asked.flatMap(({ traces }) => traces(guardOf(world))).flatMap(stepsOf)
  const assumed = trust === 'given' && told.some(({ because }) => because.some(isAssumed))
  const is = assumed ? CANNOT_TELL : together(test, asked, open)
  const truth = truthIn(is, world)
  const undecided = truth === 'unknown'
  return {
    truth,
    evidence: evidenceOf(test, resource, told, asked),
    missing: undecided ? missingOf(test, resource, told, open) : [],
    needs: undecided ? [is.yes, is.no].filter((guard) => guard.is !== 'always' && guard.is !== 'never') : [],
  }
}

/** Only whether it is so. */
export function walkTruth(test: Walk, resource: Resource, question: Question): Truth {
  const { graph, world, trust } = question
  // Whether it rests on a default is told by what stands on the way.
  if (trust === 'given') return walk(test, resource, question).truth
  if (!sends(resource, graph)) return 'unknown'
  const { asked, open } = followed(test, resource, graph)
  return truthIn(together(test, asked, open), world)
}

const sends = ({ kind }: Resource, graph: Graph): boolean =>
  SENDERS.some((sender) => graph.kindsIn(sender).has(kind))

function followed(test: Walk, resource: Resource, graph: Graph) {
  const { goals, open } = goalsOf(test, resource, graph)
  return { asked: goals.map((goal) => askedOf(test, resource, goal, graph)), open }
}

interface Goal {
  readonly guard: Guard
  readonly to: string | Resource
}

/** `open`: why there may be others. */
function goalsOf(
  { to }: Walk,
  resource: Resource,
  graph: Graph,
): { readonly goals: readonly Goal[]; readonly open: readonly Value<unknown>[] } {
  if ('text' in to) return { goals: [{ guard: ALWAYS, to: to.text }], open: [] }
  const { edges, why } = graph.relation(resource, to.of)
  const seen = edges.flatMap(({ to: [target], exact, guard }) =>
    target && exact && !isOutside(target) ? [{ guard, to: target }] : [],
  )
  const unseen = edges.filter(({ to: [target], exact }) => !target || !exact || isOutside(target))
  return { goals: seen, open: [...why, ...unseen.flatMap(({ because }) => because)] }
}

interface Asked {
  readonly goal: Goal
  readonly is: Standing
  readonly traces: (under: Guard) => readonly Trace[]
}

/** Walks are kept: a question is asked in many worlds. */
const walkedIn = noted(() => new Map<string, Answered<Omit<Asked, 'goal'>>>())

function askedOf(test: Walk, resource: Resource, goal: Goal, graph: Graph): Asked {
  const kept = walkedIn(graph)
  const to = typeof goal.to === 'string' ? goal.to : goal.to.id
  const about = JSON.stringify([to, test.word, test.port, test.codes, test.endings])
  const asked = toldFrom(kept, `${resource.id} ${about}`, () =>
    followedTo(test, resource, goal.to, graph, about),
  )
  return { goal, ...asked }
}

/** `about`: all that is asked, but of whom. */
function followedTo(
  test: Walk,
  resource: Resource,
  to: string | Resource,
  graph: Graph,
  about: string,
): Omit<Asked, 'goal'> {
  const { port } = test
  const wanted = { to, ...(port !== undefined && { port }) }
  return {
    is: alike(graph, resource, about, () => standingOf(test, resource, wanted, graph)),
    traces: (guard) => tracesTo(graph, resource, wanted, guard),
  }
}

function standingOf(
  { word, codes, endings }: Walk,
  resource: Resource,
  wanted: Wanted,
  graph: Graph,
): Standing {
  switch (word) {
    case 'reaches':
      return arrives(waysTo(graph, resource, wanted))
    case 'blockedAt':
      return blockedAt(waysTo(graph, resource, wanted), codes)
    case 'resolves':
      return leadsTo(lookUps(graph, resource, wanted.to), endings)
  }
}

/** Everything arrives, something is blocked, every name leads there. */
function together({ word }: Walk, asked: readonly Asked[], open: readonly unknown[]): Standing {
  const rest = open.length > 0 ? [CANNOT_TELL] : []
  if (word === 'blockedAt') return either(NO, ...asked.map(({ goal, is }) => under(goal.guard, is)), ...rest)
  return both(...asked.map(({ goal, is }) => contrary(under(goal.guard, contrary(is)))), ...rest)
}

function truthIn({ yes, no }: Standing, world: World): Truth {
  if (evaluateGuard(yes, world) === 'true') return 'true'
  return evaluateGuard(no, world) === 'true' ? 'false' : 'unknown'
}

/** The choices of a world as a guard. */
export const guardOf = (world: World): Guard =>
  allOf([...world].map(([choice, value]) => ({ is: 'equals', choice, value })))

const stepsOf = ({ hops }: Trace): readonly Step[] => hops.flatMap(({ steps }) => steps)

/** What stops it; where nothing does, the last thing that lets it pass, or the name's end. */
function evidenceOf(
  { word, codes }: Walk,
  resource: Resource,
  told: readonly Step[],
  asked: readonly Asked[],
): readonly Consulted[] {
  const names = told.filter(({ stage }) => stage === 'name')
  const blocked = told.filter(
    ({ verdict, code }) =>
      verdict === 'blocked' && (codes === undefined || (code !== undefined && codes.includes(code))),
  )
  const last = (word === 'resolves' ? names : told).slice(-1)
  const shown = word === 'resolves' || blocked.length === 0 ? last : blocked
  const walked = (guard: Guard) => asked.flatMap(({ traces }) => traces(guard))
  return shown.map((step) => ({ ...placed(word, resource, step), value: step.because[0], walked }))
}

const placed = (attribute: string, resource: Resource, { at, says }: Step) => ({
  resource: at && !isOutside(at) ? at : resource,
  attribute,
  says,
})

const UNSEEN: ReadonlySet<Value<unknown>['state']> = new Set([
  'unknown',
  'reference',
  'template',
  'conditional',
])

function missingOf(
  test: Walk,
  resource: Resource,
  told: readonly Step[],
  open: readonly Value<unknown>[],
): readonly Missing[] {
  const steps = told.filter(({ verdict }) => verdict === 'unknown')
  const unsure = steps.map((step): Missing => {
    const value = step.because.find(({ state }) => UNSEEN.has(state))
    return { cause: 'value', ...placed(test.word, resource, step), value }
  })
  const others = open.map(
    (value): Missing => ({ cause: 'open', resource, attribute: 'of' in test.to ? test.to.of : '', value }),
  )
  const all = [...unsure, ...others]
  return all.length > 0 ? all : unsent(test, resource).missing
}

/** Nobody can see where it asks from, or nothing here has the name. */
const unsent = ({ word, to }: Walk, resource: Resource): Outcome => ({
  truth: 'unknown',
  evidence: [],
  missing: [
    {
      cause: 'value',
      resource,
      attribute: word,
      value: undefined,
      says: `where a request of ${resource.address} to ${'text' in to ? to.text : `its ${to.of}`} goes`,
    },
  ],
  needs: [],
})
