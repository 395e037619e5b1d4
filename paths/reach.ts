/**
 * # What a condition asks of requests
 *
 * Whether what a resource sends arrives, at which block it ends, or what a name leads to, each under the choices it depends on. The same
 * walk as that of `vpclint trace`, before anybody says under which choices it is told.
 *
 *     reaches of aws_ecs_service.worker, sqs.eu-west-1.amazonaws.com     { yes: var.open, no: not var.open }
 */
import type { Graph } from '../graph/graph'
import {
  both,
  CANNOT_TELL,
  contrary,
  either,
  NO,
  type Standing,
  standing,
  under,
  YES,
} from '../graph/standing'
import { ALWAYS, allOf, type Guard } from '../model/guard'
import type { Resource } from '../model/resource'
import { type Truth, truthOf } from '../model/truth'
import type { Resolution } from './answer'
import { isNotFound, namesAsked, ownNames } from './asking'
import type { Cases } from './cases'
import type { BlockCode } from './codes'
import { follow } from './follow'
import { type ByName, followName, type Way, waysByName } from './follow-name'
import { directTo, portIn } from './follow-request'
import { traceOf } from './follow-trace'
import type { HostName } from './host-name'
import type { Judged } from './judged'
import { clientOf } from './places-client'
import { resolve } from './resolver'
import type { Step, Trace } from './trace'
import { vantagesOf } from './vantage'

/** What is asked for: a URL or host name as people write it, or something that has names or addresses. */
export interface Wanted {
  readonly to: string | Resource
  readonly port?: number
}

/** One way that a request may take, and when it takes it. */
export interface Possible {
  readonly guard: Guard
  readonly way: Way
  readonly traces: (under: Guard) => readonly Trace[]
}

/** The ways from one place where the resource asks; it may be in one of several. */
export type Ways = readonly Possible[]

/** None at all where nobody can see where the resource asks from, or nothing has this name. */
export function waysTo(graph: Graph, from: Resource, { to, port = portOf(to) }: Wanted): readonly Ways[] {
  const asked = {
    from: from.address,
    to: typeof to === 'string' ? to : to.address,
    ...(port !== undefined && { port }),
  }
  const direct = typeof to === 'string' ? undefined : directTo(graph, to)
  if (direct) {
    const stretches = follow(graph, clientOf(graph, from), direct, port)
    const traces = (under: Guard) => [traceOf(graph, asked, stretches, under)]
    return [[{ guard: ALWAYS, way: { chain: [], ended: 'open', stretches }, traces }]]
  }
  const names = namesOf(graph, to)
  return names.length === 0
    ? []
    : vantagesOf(graph, from).map((vantage) =>
        names.flatMap(({ guard, it: name }) => byName(graph, { asked, caller: from, vantage, name }, guard)),
      )
}

const portOf = (to: Wanted['to']): number | undefined => (typeof to === 'string' ? portIn(to) : undefined)

function byName(graph: Graph, request: ByName, guard: Guard): Ways {
  const traces = (under: Guard) => followName(graph, { ...request, under })
  return waysByName(graph, request).map((each) => ({
    guard: allOf([guard, each.guard]),
    way: each.it,
    traces,
  }))
}

function namesOf(graph: Graph, to: string | Resource): Cases<HostName> {
  if (typeof to !== 'string') return ownNames(graph, to)
  const names = namesAsked(graph, to)
  return isNotFound(names) ? [] : names
}

/** Every setting on the way lets it pass. */
export const arrives = (all: readonly Ways[]): Standing => wherever(all, ({ way }) => passes(way))

/** It ends at one of these blocks, or at any. */
export const blockedAt = (all: readonly Ways[], codes: readonly BlockCode[] | undefined): Standing =>
  wherever(all, ({ way }) => blockedIn(way, codes))

/** What is so in each place where it may ask from. */
function wherever<T extends { readonly guard: Guard }>(
  all: readonly (readonly T[])[],
  ask: (one: T) => Standing,
): Standing {
  const each = all.map((ways) => either(NO, ...ways.map((one) => under(one.guard, ask(one)))))
  if (each.length === 0) return CANNOT_TELL
  return { yes: allOf(each.map(({ yes }) => yes)), no: allOf(each.map(({ no }) => no)) }
}

const passes = ({ chain, ended, stretches }: Way): Standing =>
  ended !== 'open'
    ? standing(ended === 'blocked' ? 'false' : 'unknown')
    : both(...chain.map(linkStanding), ...judgedIn(stretches).map(({ is }) => is))

const linkStanding = ({ verdict }: Step): Standing =>
  verdict === 'open' ? YES : verdict === 'blocked' ? NO : CANNOT_TELL

const judgedIn = (stretches: Way['stretches']): readonly Judged[] => stretches.flatMap(({ steps }) => steps)

function blockedIn({ chain, ended, stretches }: Way, codes: readonly BlockCode[] | undefined): Standing {
  if (ended === 'unknown') return CANNOT_TELL
  const isAsked = (code: BlockCode | undefined) =>
    codes === undefined || (code !== undefined && codes.includes(code))
  const links = chain.filter(({ verdict, code }) => verdict === 'blocked' && isAsked(code))
  const steps = judgedIn(stretches).filter(({ code }) => isAsked(code))
  return either(NO, ...links.map(() => YES), ...steps.map(({ is }) => contrary(is)))
}

/** What a name may lead to. */
export const ENDINGS = ['endpoint', 'load-balancer', 'public', 'address', 'nothing'] as const
export type Ending = (typeof ENDINGS)[number]

/** The lookups of a name from one place, each as a case. */
export type LookUps = Cases<Resolution>

/** The name leads to such an end, with all of its addresses. */
export const leadsTo = (all: readonly LookUps[], endings: readonly string[]): Standing =>
  wherever(all, ({ it }) => standing(endsIn(it, endings)))

function endsIn({ answer, open }: Resolution, endings: readonly string[]): Truth {
  switch (answer.is) {
    case 'unknown':
    case 'differs':
      return 'unknown'
    case 'answer':
      return truthOf(answer.targets.every((target) => endings.includes(target.is)))
    default:
      return open.length > 0 ? 'unknown' : truthOf(endings.includes('nothing'))
  }
}

/** The lookups of a name, or of the names of something, from each place where the resource may ask. */
export function lookUps(graph: Graph, from: Resource, to: string | Resource): readonly LookUps[] {
  const names = namesOf(graph, to)
  if (names.length === 0) return []
  return vantagesOf(graph, from).map((vantage) =>
    names.flatMap(({ guard, it: name }) =>
      resolve(graph, { name, vantage }).map((each) => ({ ...each, guard: allOf([guard, each.guard]) })),
    ),
  )
}
