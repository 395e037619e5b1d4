/** One question that several facts ask alike: its answers by graph, and by a key that says all they depend on. */
import type { Graph } from './graph'
import type { Apart } from './watch'

export function sharing<T>(): (graph: Graph, key: string, compute: () => T) => T {
  const kept = new WeakMap<Graph, Map<string, Apart<T>>>()
  return (graph, key, compute) => {
    const own = kept.get(graph) ?? new Map<string, Apart<T>>()
    kept.set(graph, own)
    return graph.shared(own, key, compute)
  }
}
