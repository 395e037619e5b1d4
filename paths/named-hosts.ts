/**
 * Hosts that a workload's configuration names, as names that can be looked up:
 *
 *     https://sts.eu-west-1.amazonaws.com
 *     !Sub https://sqs.${AWS::Region}.amazonaws.com/1/jobs
 *     "https://${aws_route53_record.shop.fqdn}"
 *
 * A host that is in no URL counts where it is one of AWS with a Region; `lambda.amazonaws.com` is a principal.
 */
import { configurationOf, uncalledBy } from '../graph/calls'
import type { Graph } from '../graph/graph'
import { type Piece, piecesOf } from '../graph/text'
import type { Resource } from '../model/resource'
import type { Value } from '../model/value'
import { type HostName, isOpen, keyOfName } from './host-name'
import { hostNames } from './host-name-of'

export interface NamedHost {
  readonly name: HostName
  /** False: the workload may be told of it without ever calling it. */
  readonly sure: boolean
  readonly because: Value<unknown>
}

/** Stands for a hole; a character that no host name has. */
const HOLE = '\u0001'
const REGION = `(?:[a-z]{2}(?:-[a-z]+)+-\\d+|${HOLE})`
const HOST = new RegExp(
  `https?://([a-z0-9.${HOLE}-]+)|(?<![a-z0-9.${HOLE}-])([a-z0-9.-]+\\.${REGION}\\.amazonaws\\.com(?:\\.cn)?)`,
  'g',
)

export function namedHosts(graph: Graph, workload: Resource): readonly NamedHost[] {
  const told = new Set(uncalledBy(graph, workload))
  return configurationOf(graph, workload).flatMap((because) =>
    hostsIn(graph, because).map((name) => ({ name, sure: !told.has(because), because })),
  )
}

/** Default names of APIs are calls of these APIs, see `graph/calls.ts`. */
const OF_AWS = /(?<!\.execute-api\..*)(?:^|\.)amazonaws\.com(?:\.cn)?$/

export const awsHosts = (graph: Graph, workload: Resource): readonly NamedHost[] =>
  namedHosts(graph, workload).filter(({ name }) => OF_AWS.test(keyOfName(name)))

function hostsIn(graph: Graph, text: Value<unknown>): readonly HostName[] {
  const pieces = piecesOf(text)
  const flat = pieces.map(flattened).join('')
  const holes = pieces.filter((piece) => flattened(piece) === HOLE)
  return [...flat.matchAll(HOST)].flatMap(({ 0: all, 1: inUrl, 2: bare = '', index }) => {
    const host = inUrl ?? bare
    const before = flat.slice(0, index + all.length - host.length).split(HOLE).length - 1
    return seenNames(graph, host, holes.slice(before), text)
  })
}

const flattened = (piece: Piece): string => {
  if (typeof piece === 'string') return piece.toLowerCase()
  const [only] = piece.refers
  return only?.to.is === 'symbol' && only.to.name === 'url-suffix' ? 'amazonaws.com' : HOLE
}

/** Of which every label can be seen, or is a Region. */
function seenNames(
  graph: Graph,
  host: string,
  holes: readonly Piece[],
  { origin }: Value<unknown>,
): readonly HostName[] {
  const parts = host.split(HOLE).flatMap((literal, at) => {
    const hole = holes[at - 1]
    return hole && typeof hole !== 'string' ? [hole.value, literal] : [literal]
  })
  const names = hostNames(graph, { state: 'template', parts, origin })
  return names.flatMap(({ it }) => (it && it.length > 1 && !isOpen(it) ? [it] : []))
}
