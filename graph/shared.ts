/** One question that several facts ask alike: its answers by graph, and by a key that says all they depend on. */
import type { Circles } from './circular'
import type { Graph } from './graph'
import { noted } from './note'
import type { Apart, Watch } from './watch'

export function sharing<T>(): (graph: Graph, key: string, compute: () => T) => T {
  const answersIn = noted(() => new Map<string, Apart<T>>())
  return (graph, key, compute) => graph.shared(answersIn(graph), key, compute)
}

/**
 * What it rests on is told to each that asks. An answer that was made while something led back to itself is not kept: elsewhere it may be
 * another.
 */
export const sharedIn =
  (watch: Watch, circles: Circles) =>
  <T>(kept: Map<string, Apart<T>>, key: string, compute: () => T): T => {
    const known = kept.get(key)
    if (known) return watch.tell(known)
    const before = circles.count()
    const made = watch.apart(compute)
    if (before === circles.count()) kept.set(key, made)
    return watch.tell(made)
  }
