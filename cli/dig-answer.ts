/** What a name means, ready to be printed: texts, and places as lines. */
import type { Locator } from '../engine/locate'
import type { Graph } from '../graph/graph'
import type { Guard } from '../model/guard'
import type { Range } from '../model/range-in-source'
import type { Value } from '../model/value'
import type { RecordType } from '../paths/address-types'
import type { Answer, AnswerTarget, Link, Resolution } from '../paths/answer'
import { apiSteps } from '../paths/api-request'
import { type Asker, isNotFound, namesAsked } from '../paths/asking'
import type { Case, Cases } from '../paths/cases'
import { type HostName, shownName } from '../paths/host-name'
import { stepOf } from '../paths/judged'
import { resolve } from '../paths/resolver'
import type { Step, Symptom } from '../paths/trace'

export interface DigStep {
  readonly verdict: 'open' | 'blocked' | 'unknown'
  readonly says: string
  readonly code: string | null
  readonly range: Range | null
  readonly source: string | null
}

export interface DigLink extends DigStep {
  readonly name: string
  readonly record: string | null
  readonly data: string | null
}

export interface DigAnswer {
  readonly name: string
  readonly from: string
  /** Under which choices it is so; null where nothing depends on a choice. */
  readonly when: string | null
  readonly status: 'NOERROR' | 'NXDOMAIN' | 'NODATA' | 'SERVFAIL' | 'UNKNOWN'
  readonly answers: readonly string[]
  readonly chain: readonly DigLink[]
  /** What the name's owner says to the request, where it is an API. */
  readonly afterwards: readonly DigStep[]
  readonly symptom: Symptom | 'unknown' | null
  /** Lines that may hide zones, rules or records from this view. */
  readonly reservations: readonly Range[]
}

export function digAnswers(
  graph: Graph,
  locate: Locator,
  words: string,
  askers: readonly Asker[],
  type: RecordType,
): readonly DigAnswer[] {
  return askers.flatMap((asker) => {
    const names = namesAsked(graph, words, asker.at)
    if (isNotFound(names)) return []
    return names.flatMap(({ it: name }) =>
      resolve(graph, { name, type, vantage: asker.vantage }).map((each, _at, all) =>
        answerOf(graph, locate, name, asker, each, all),
      ),
    )
  })
}

function answerOf(
  graph: Graph,
  locate: Locator,
  name: HostName,
  asker: Asker,
  { guard, it }: Case<Resolution>,
  all: Cases<Resolution>,
): DigAnswer {
  const then = it.answer.is === 'answer' ? metBy(graph, name, it.answer.targets) : []
  return {
    name: shownName(name),
    from: asker.label,
    when: all.length > 1 ? guardWords(graph, guard) : null,
    status: statusOf(it.answer),
    answers: it.answer.is === 'answer' ? it.answer.targets.map(targetWords) : [],
    chain: it.chain.map((link) => linkOf(link, locate)),
    afterwards: then.map((step) => stepIn(step, locate)),
    symptom: symptomOf(it.answer, then),
    reservations: it.open.map((value) => locate.range(value.origin.place)),
  }
}

const STATUS = {
  answer: 'NOERROR',
  'no-name': 'NXDOMAIN',
  'no-record': 'NODATA',
  fails: 'SERVFAIL',
  differs: 'UNKNOWN',
  unknown: 'UNKNOWN',
} as const

const statusOf = ({ is }: Answer): DigAnswer['status'] => STATUS[is]

function targetWords(target: AnswerTarget): string {
  switch (target.is) {
    case 'endpoint':
      return `network interfaces of ${target.endpoint.address}`
    case 'load-balancer':
      return `addresses of ${target.balancer.address}`
    case 'public':
      return target.of ? `public addresses of ${target.of.address}` : 'public addresses'
    case 'address':
      return target.address
  }
}

/** What API Gateway says, where the answer is a way to it. */
function metBy(graph: Graph, host: HostName, [target]: readonly AnswerTarget[]): readonly Step[] {
  const gateway = target?.is === 'public' && target.what === 'api-gateway'
  const endpoint = target?.is === 'endpoint' ? target.endpoint : undefined
  const service = endpoint && graph.value(endpoint, 'serviceKey')
  const toApis = service?.state === 'known' && service.value === 'execute-api'
  if (!gateway && !toApis) return []
  return apiSteps(graph, { host, ...(endpoint && { endpoint }) }).map((judged) => stepOf(graph, judged))
}

function symptomOf(answer: Answer, then: readonly Step[]): DigAnswer['symptom'] {
  if (answer.is === 'no-name' || answer.is === 'no-record' || answer.is === 'fails')
    return 'name-does-not-resolve'
  if (answer.is !== 'answer') return 'unknown'
  const first = then.find(({ verdict }) => verdict !== 'open')
  if (!first) return null
  if (first.verdict === 'unknown') return 'unknown'
  return first.stage === 'certificate' ? 'certificate-mismatch' : 'forbidden'
}

const linkOf = (link: Link, locate: Locator): DigLink => ({
  name: link.name,
  record: link.record ?? null,
  data: link.data ?? null,
  ...stepIn(link, locate),
})

export const stepIn = ({ verdict, says, code, because, at, source }: Step, locate: Locator): DigStep => ({
  verdict,
  says,
  code: verdict === 'blocked' ? (code ?? null) : null,
  range: placeOf(because, at, locate),
  source: source ?? null,
})

function placeOf(because: readonly Value<unknown>[], at: Step['at'], locate: Locator): Range | null {
  const written = because.find(({ origin }) => origin.how === 'written') ?? because[0]
  if (written) return locate.range(written.origin.place)
  return at && 'place' in at ? locate.range(at.place) : null
}

export function guardWords(graph: Graph, guard: Guard): string {
  switch (guard.is) {
    case 'always':
      return 'always'
    case 'never':
      return 'never'
    case 'named':
      return guard.name
    case 'equals':
      return `${choiceName(graph, guard.choice)} is ${guard.value.startsWith('\u0000') ? 'something else' : guard.value}`
    case 'same':
      return guard.choices.map((choice) => choiceName(graph, choice)).join(' equals ')
    case 'not':
      return `not ${guardWords(graph, guard.guard)}`
    case 'all':
      return guard.guards.map((each) => guardWords(graph, each)).join(' and ')
    case 'any':
      return guard.guards.map((each) => guardWords(graph, each)).join(' or ')
  }
}

const choiceName = (graph: Graph, id: string): string =>
  [...graph.deployments.values()].flatMap(({ choices }) => choices.get(id)?.label ?? [])[0] ?? id
