/** What a workload calls, as far as its configuration says: environment variables, container definitions, user data. */
import { known, list, type Value } from '../../model/value'
import { gatewayNames, privateDnsNames } from '../../model/vocabulary/private-dns-names'
import { returnedBy } from '../../resources/returned'
import { callsOf, configurationOf } from '../calls'
import { headerOf } from '../everywhere'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import { type Candidate, gather } from '../gather'
import type { Graph } from '../graph'
import { CANNOT_TELL, YES } from '../standing'
import { type Hole, piecesOf } from '../text'

const WORKLOADS = ['lambda-function', 'ecs-service', 'instance', 'autoscaling-group'] as const
const rows = factRows['lambda-function']

export const calledApis: Fact = {
  about: WORKLOADS,
  name: 'calledApis',
  shownAs: 'APIs that {subject} calls by their default names',
  says: 'APIs that the configuration of the workload names by their default names.',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html',
  row: rows.calledApis,
  compute: (graph, workload) => {
    const candidates = callsOf(graph, workload).map(
      (call): Candidate => ({ target: call.api, is: call.sure ? YES : CANNOT_TELL, because: [call.because] }),
    )
    return gather(graph, workload, 'calledApis', candidates)
  },
}

export const namedServices: Fact = {
  about: WORKLOADS,
  name: 'namedServices',
  shownAs: 'AWS services that {subject} names',
  says: 'AWS services whose host names, or the URL of something of theirs, stand in the configuration of the workload: `sqs`, `secretsmanager`.',
  source: 'https://docs.aws.amazon.com/general/latest/gr/rande.html',
  row: rows.namedServices,
  compute: (graph, workload) => {
    const found = new Map<string, Value<unknown>>()
    let open = false
    for (const text of configurationOf(graph, workload)) {
      if (text.state === 'unknown') open = true
      for (const service of servicesIn(graph, text)) found.set(service, known(service, text.origin))
    }
    return { ...list([...found.values()], headerOf(workload)), open }
  },
}

/** Stand for a hole, and for one that holds the domain of AWS; characters that no host name has. */
const HOLE = '\u0001'
const DOMAIN = '\u0002'

interface Host {
  readonly service: string
  readonly name: string
  /** Its place among all of them. */
  readonly at: number
}

/** By the first label that stands in every such name as it is: there are hundreds, and a text holds one or two. */
const HOSTS: ReadonlyMap<string, readonly Host[]> = hostsByLabel()

function hostsByLabel(): ReadonlyMap<string, readonly Host[]> {
  const all = [...privateDnsNames, ...gatewayNames].flatMap(([service, { names }]) =>
    names.map((name) => ({ service, name })),
  )
  const byLabel = new Map<string, Host[]>()
  for (const [at, { service, name }] of all.entries()) {
    const [label = ''] = name.replace(/^\*\./, '').split('.')
    const alike = byLabel.get(label) ?? []
    byLabel.set(label, alike)
    alike.push({ service, name, at })
  }
  return byLabel
}

/** What may begin one of the names, or go on behind its star. */
const LABEL = /[a-z0-9-]+(?=\.)/g

/** Those that may stand in a text, in their order. */
function hostsLike(text: string): readonly Host[] {
  const found = new Set<Host>()
  for (const label of text.match(LABEL) ?? []) for (const host of HOSTS.get(label) ?? []) found.add(host)
  return [...found].sort((a, b) => a.at - b.at)
}

/** Made when a text may hold the name: there are hundreds, and a run meets a few. */
const patterns = new Map<string, RegExp>()

function patternOf(name: string): RegExp {
  const pattern = patterns.get(name) ?? hostPattern(name)
  patterns.set(name, pattern)
  return pattern
}

/** `*.dkr.ecr.{region}.amazonaws.com` as it stands in a text, the Region written or a hole. */
function hostPattern(name: string): RegExp {
  const [before = '', after = ''] = name.split('{region}').map((part) => part.replaceAll('.', '\\.'))
  const host = before.startsWith('*')
    ? `[a-z0-9${HOLE}]${before.slice(1)}`
    : `(?<![a-z0-9.${HOLE}-])${before}`
  const domain = after.replace('amazonaws\\.com', `(?:amazonaws\\.com|${DOMAIN})`)
  return new RegExp(`${host}(?:[a-z0-9-]+|${HOLE})${domain}`)
}

/** Most texts name no host of AWS, and there are many of both. */
const OF_AWS = new RegExp(`amazonaws\\.com|api\\.aws|${DOMAIN}`)
/** Whose URL is at the host name of which service. */
const SERVICE_OF: ReadonlyMap<string, string> = new Map([['sqs-queue', 'sqs']])

function servicesIn(graph: Graph, text: Value<unknown>): readonly string[] {
  const pieces = piecesOf(text)
  const flat = pieces.map((piece) => (typeof piece === 'string' ? piece : holeOf(piece))).join('')
  const spelled = OF_AWS.test(flat)
    ? hostsLike(flat).flatMap(({ service, name }) => (patternOf(name).test(flat) ? [service] : []))
    : []
  return [
    ...spelled,
    ...pieces.flatMap((piece) => (typeof piece === 'string' ? [] : serviceBehind(graph, piece))),
  ]
}

/** Several things that may be meant say nothing certain. */
function serviceBehind(graph: Graph, { refers, exact }: Hole): readonly string[] {
  const [target] = exact && refers.length === 1 ? refers : []
  const resource = target?.to.is === 'declaration' ? graph.at(target.to.id) : undefined
  if (!target || !resource) return []
  const isUrl = returnedBy(resource.dialect, resource.kind, target.attribute) === 'service-url'
  return isUrl ? [SERVICE_OF.get(resource.kind) ?? []].flat() : []
}

/** `events.prod.${var.domain}` is nobody's service. */
const holeOf = ({ refers }: Hole): string =>
  refers.some(({ to }) => to.is === 'symbol' && to.name === 'url-suffix') ? DOMAIN : HOLE
