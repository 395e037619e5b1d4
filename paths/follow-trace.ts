/** A walk as the answer that people get: steps with verdicts, one verdict, and the changes that would open the way. */
import type { Graph } from '../graph/graph'
import { ALWAYS, type Guard } from '../model/guard'
import type { Value } from '../model/value'
import type { BlockCode } from './codes'
import { editsOf, type Otherwise } from './edits'
import type { Stretch } from './follow'
import { stepOf } from './judged'
import type { Client } from './places-client'
import type { Hop, Step, Trace } from './trace'
import { leadsHere } from './unseen'

/** What was asked, as people type it. */
export interface Asked {
  readonly from: string
  readonly to: string
  readonly port?: number
  /** The API that a header names, where the host is a name of an endpoint. */
  readonly api?: string
  /** It is asked for, and followed, by IPv6. */
  readonly ipv6?: true
}

/** What is asked says of which family the packets are. */
export const speaking = (client: Client, { ipv6 }: Asked): Client =>
  ipv6 ? { ...client, family: 'ipv6' } : client

/** `under`: the choices under which it is told. */
export function traceOf(
  graph: Graph,
  { from, to, port }: Asked,
  stretches: readonly Stretch[],
  under: Guard = ALWAYS,
  otherwise?: Otherwise,
): Trace {
  const hops = stretches.map(
    ({ at, label, steps }): Hop => ({
      ...(at && { at }),
      label,
      steps: steps.map((step) => stepOf(graph, step, under)),
    }),
  )
  const steps = hops.flatMap((hop) => hop.steps)
  const blocked = steps.filter((step) => step.verdict === 'blocked')
  const unsure = steps.filter((step) => step.verdict === 'unknown')
  const verdict = blocked.length > 0 ? 'blocked' : unsure.length > 0 ? 'unknown' : 'reachable'
  return {
    from,
    to,
    ...(port !== undefined && { port }),
    hops,
    verdict,
    codes: [...new Set(blocked.flatMap((step) => step.code ?? []))],
    causes: verdict === 'unknown' ? causesOf(unsure) : [],
    ...symptomOf(blocked, verdict),
    edits: editsOf(graph, stretches, under, otherwise),
  }
}

const UNSEEN: ReadonlySet<Value<unknown>['state']> = new Set([
  'unknown',
  'reference',
  'template',
  'conditional',
])

/** The values behind what nobody can tell. */
export const causesOf = (steps: readonly Step[]): readonly Value<unknown>[] => [
  ...new Set(steps.filter(({ verdict }) => verdict === 'unknown').flatMap(causesIn)),
]

/** What is not known itself; where all is known, that does not tell what somebody else makes of it. */
function causesIn({ because, missing = [] }: Step): readonly Value<unknown>[] {
  const unseen = [...because, ...missing].filter((value) => UNSEEN.has(value.state))
  const others = missing.length > 0 ? unseen.filter((value) => !leadsHere(value)) : []
  return [others, unseen, because].find((values) => values.length > 0) ?? []
}

/** The endpoint is not there at all, and there is nothing to ask. */
const NEVER_CREATED: ReadonlySet<BlockCode> = new Set(['account-not-allowed', 'endpoint-zone-not-offered'])

/** What the first block looks like: dropped packets are never answered, a service that refuses says so. */
function symptomOf([first]: readonly Step[], verdict: Trace['verdict']): Pick<Trace, 'symptom'> {
  if (verdict === 'reachable') return { symptom: 'answered' }
  if (first?.code !== undefined && NEVER_CREATED.has(first.code)) return {}
  switch (first?.stage) {
    case 'route':
    case 'filter':
    case 'endpoint':
    case 'target':
      return { symptom: 'timeout' }
    case 'certificate':
      return { symptom: 'certificate-mismatch' }
    case 'policy':
    case 'service':
      return { symptom: 'forbidden' }
    default:
      return {}
  }
}
