/**
 * # What a condition asks of requests
 *
 * Whether what a resource sends arrives, at which block it ends, or what a name leads to, each under the choices it depends on. The same
 * walk as that of `vpclint trace`, before anybody says under which choices it is told.
 *
 *     reaches of aws_ecs_service.worker, sqs.eu-west-1.amazonaws.com     { yes: var.open, no: not var.open }
 */
import type { Graph } from '../graph/graph'
import { sharing } from '../graph/shared'
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
import { allOf, type Guard } from '../model/guard'
import type { Resource } from '../model/resource'
import { type Truth, truthOf } from '../model/truth'
import type { Resolution } from './answer'
import { isNotFound, namesAsked, ownNames } from './asking'
import { always, type Cases } from './cases'
import { senderClassOf } from './classes'
import type { BlockCode } from './codes'
import { follow, type Stretch } from './follow'
import { followName, type NameWay, waysByName } from './follow-name'
import { directTo, portIn } from './follow-request'
import { type Asked, traceOf } from './follow-trace'
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

/** The ways from one place where the resource asks, and when each is taken; it may be in one of several places. */
export type Ways = Cases<NameWay>

/** What is so of what it sends is so for all that take the same ways. `key`: all else that is asked. */
export const alike = (graph: Graph, from: Resource, key: string, ask: () => Standing): Standing =>
  told(graph, `${senderClassOf(graph, clientOf(graph, from)) ?? from.id} ${key}`, ask)

const told = sharing<Standing>()

/** None at all where nobody can see where the resource asks from, or nothing has this name. */
export function waysTo(graph: Graph, from: Resource, wanted: Wanted): readonly Ways[] {
  const stretches = directly(graph, from, wanted)
  if (stretches) return [always({ chain: [], ended: 'open', stretches })]
  const names = namesOf(graph, from, wanted.to)
  return names.length === 0
    ? []
    : vantagesOf(graph, from).map((vantage) =>
        names.flatMap(({ guard, it: name }) =>
          waysByName(graph, { asked: askedOf(from, wanted), caller: from, vantage, name }).map((each) => ({
            guard: allOf([guard, each.guard]),
            it: each.it,
          })),
        ),
      )
}

/** The requests that show it, from the first place where the resource may ask. */
export function tracesTo(graph: Graph, from: Resource, wanted: Wanted, under: Guard): readonly Trace[] {
  const asked = askedOf(from, wanted)
  const stretches = directly(graph, from, wanted)
  if (stretches) return [traceOf(graph, asked, stretches, under)]
  const [vantage] = vantagesOf(graph, from)
  const [first] = namesOf(graph, from, wanted.to)
  return vantage && first ? followName(graph, { asked, caller: from, vantage, name: first.it, under }) : []
}

/** To what has addresses, without asking for a name. */
function directly(graph: Graph, from: Resource, { to, port }: Wanted): readonly Stretch[] | undefined {
  const direct = typeof to === 'string' ? undefined : directTo(graph, to)
  return direct && follow(graph, clientOf(graph, from), direct, port)
}

function askedOf(from: Resource, { to, port = portOf(to) }: Wanted): Asked {
  return {
    from: from.address,
    to: typeof to === 'string' ? to : to.address,
    ...(port !== undefined && { port }),
  }
}

const portOf = (to: Wanted['to']): number | undefined => (typeof to === 'string' ? portIn(to) : undefined)

function namesOf(graph: Graph, from: Resource, to: string | Resource): Cases<HostName> {
  if (typeof to !== 'string') return ownNames(graph, to)
  const names = namesAsked(graph, to, from)
  return isNotFound(names) ? [] : names
}

/** Every setting on the way lets it pass. */
export const arrives = (all: readonly Ways[]): Standing => wherever(all, ({ it }) => passes(it))

/** It ends at one of these blocks, or at any. */
export const blockedAt = (all: readonly Ways[], codes: readonly BlockCode[] | undefined): Standing =>
  wherever(all, ({ it }) => blockedIn(it, codes))

/** What is so in each place where it may ask from. */
function wherever<T extends { readonly guard: Guard }>(
  all: readonly (readonly T[])[],
  ask: (one: T) => Standing,
): Standing {
  const each = all.map((ways) => either(NO, ...ways.map((one) => under(one.guard, ask(one)))))
  if (each.length === 0) return CANNOT_TELL
  return { yes: allOf(each.map(({ yes }) => yes)), no: allOf(each.map(({ no }) => no)) }
}

const passes = ({ chain, ended, stretches }: NameWay): Standing =>
  ended !== 'open'
    ? standing(ended === 'blocked' ? 'false' : 'unknown')
    : both(...chain.map(linkStanding), ...judgedIn(stretches).map(({ is }) => is))

const linkStanding = ({ verdict }: Step): Standing =>
  verdict === 'open' ? YES : verdict === 'blocked' ? NO : CANNOT_TELL

const judgedIn = (stretches: NameWay['stretches']): readonly Judged[] =>
  stretches.flatMap(({ steps }) => steps)

function blockedIn({ chain, ended, stretches }: NameWay, codes: readonly BlockCode[] | undefined): Standing {
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
  const names = namesOf(graph, from, to)
  if (names.length === 0) return []
  return vantagesOf(graph, from).map((vantage) =>
    names.flatMap(({ guard, it: name }) =>
      resolve(graph, { name, vantage }).map((each) => ({ ...each, guard: allOf([guard, each.guard]) })),
    ),
  )
}
