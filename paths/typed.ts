/**
 * # Resources by what people type
 *
 * The address, or an id or ARN that the files have. Two stacks of one run may both have a `Vpc`: `Vpc` is each of them, and
 * `Vpc in network.yaml` is one. Where something else is asked as well, what its own deployment has is meant, or what that sees.
 */
import type { Graph } from '../graph/graph'
import type { Resource } from '../model/resource'

/** `beside`: what is asked as well. */
export function typed(graph: Graph, words: string, beside?: Resource): readonly Resource[] {
  const all = named(graph, words.trim())
  if (!beside || all.length < 2) return all
  const own = all.filter(({ deployment }) => deployment === beside.deployment)
  const seen = all.filter(({ deployment }) => graph.joined(beside.deployment, deployment))
  return own.length > 0 ? own : seen.length > 0 ? seen : all
}

function named(graph: Graph, words: string): readonly Resource[] {
  const whole = graph.named(words)
  if (whole.length > 0) return whole
  const [, address = '', deployment] = /^(\S+) in (\S.*)$/.exec(words) ?? []
  return graph.named(address).filter((one) => one.deployment === deployment)
}

/** What is typed for this one and nothing else. */
export const typedFor = (graph: Graph, one: Resource): string =>
  graph.named(one.address).length > 1 ? `${one.address} in ${one.deployment}` : one.address
