/**
 * # A request for a name
 *
 * The name is looked up where it is asked from; what the lookup ends in is where the packets go, and then API Gateway says what it makes
 * of the request.
 */
import type { Graph } from '../graph/graph'
import { ALWAYS, allOf } from '../model/guard'
import type { Answer, Resolution } from './answer'
import { type Cases, changed } from './cases'
import { editsBy, type Otherwise } from './edits'
import type { Stretch } from './follow'
import { type ByName, pastEndpoint, toTarget } from './follow-target'
import { causesOf, speaking, traceOf } from './follow-trace'
import { shownName } from './host-name'
import { HTTPS } from './https-only'
import type { Change } from './judged'
import { nameEdits } from './name-edits'
import { clientOf } from './places-client'
import { resolve } from './resolver'
import type { StepVerdict, Trace } from './trace'

/** The chain of names, and where the packets go. */
export interface NameWay {
  readonly chain: Resolution['chain']
  /** Whether the name leads somewhere. */
  readonly ended: StepVerdict
  readonly stretches: readonly Stretch[]
  readonly otherwise?: Otherwise
}

/** Every way the lookup of the name may end. */
export function waysByName(graph: Graph, request: ByName): Cases<NameWay> {
  const { caller, vantage, name } = request
  const { asked } = request
  const client = caller && speaking(clientOf(graph, caller), asked)
  const type = asked.ipv6 ? 'AAAA' : 'A'
  return changed(resolve(graph, { name, type, vantage }), ({ answer, chain }): NameWay => {
    const targets = answer.is === 'answer' ? answer.targets : []
    return {
      chain,
      ended: endOf(answer, chain),
      stretches: targets.flatMap((target) => toTarget(graph, client, request, target)),
      otherwise: {
        past: () => targets.flatMap((target) => pastEndpoint(graph, client, request, target)),
        secured: () => targets.flatMap((target) => toTarget(graph, client, byHttps(request), target)),
      },
    }
  })
}

const byHttps = (request: ByName): ByName => ({ ...request, asked: { ...request.asked, port: HTTPS } })

/** A lookup says why, where nobody can tell its end. */
const endOf = ({ is }: Answer, chain: Resolution['chain']): StepVerdict =>
  is === 'answer' ? 'open' : chain.some(({ verdict }) => verdict === 'unknown') ? 'unknown' : 'blocked'

/** One trace for each of them that there may be. */
export function followName(graph: Graph, request: ByName): readonly Trace[] {
  const { under = ALWAYS } = request
  return waysByName(graph, request)
    .map(({ guard, it }) => ({ guard: allOf([under, guard]), it }))
    .filter(({ guard }) => graph.possible(guard))
    .map(({ guard, it }) => {
      const trace = traceOf(graph, request.asked, it.stretches, guard, it.otherwise)
      const { name, vantage } = request
      return withChain(trace, shownName(name), it, () => nameEdits(graph, { name, vantage, chain: it.chain }))
    })
}

/** The lookup goes before everything else; where it fails nothing else was asked. */
function withChain(
  trace: Trace,
  name: string,
  { chain, ended }: NameWay,
  changes: () => readonly Change[],
): Trace {
  const steps = chain.map(({ stage, verdict, code, says, at, because, source }) => ({
    stage,
    verdict,
    says,
    because,
    ...(code !== undefined && { code }),
    ...(at && { at }),
    ...(source !== undefined && { source }),
  }))
  const codes = steps.flatMap(({ verdict, code }) =>
    verdict === 'blocked' && code !== undefined ? [code] : [],
  )
  const hops = [{ label: name, steps }, ...trace.hops]
  if (ended === 'open') return { ...trace, hops, codes: [...new Set([...codes, ...trace.codes])] }
  if (ended === 'unknown') {
    const { symptom: _, ...rest } = trace
    return { ...rest, hops, verdict: 'unknown', codes: [], causes: causesOf(steps), edits: [] }
  }
  const symptom = 'name-does-not-resolve'
  return { ...trace, hops, verdict: 'blocked', codes, causes: [], symptom, edits: editsBy(changes()) }
}
