/**
 * # What is made once for a graph
 *
 * Kept on the graph itself, not in a map of graphs beside it: until its next full collection V8 holds on to the values of a `WeakMap`
 * that outlives its keys, and what is noted leads to the graph it is noted of. Of a thousand templates that are linted one after the
 * other all would be carried along.
 */
import { type Answered, answered, toldOf } from '../model/noticed'
import type { Graph } from './graph'

/** By whoever noted it. */
export type Notes = Map<object, unknown>

/** `make` is asked once a graph. Answers that are put into it later have to keep themselves what they noticed: see `noticed.ts`. */
export function noted<T>(make: (graph: Graph) => T): (graph: Graph) => T {
  const key = {}
  return (graph) => {
    if (!graph.notes.has(key))
      graph.notes.set(
        key,
        answered(() => make(graph)),
      )
    // Nobody else has this key.
    return toldOf(graph.notes.get(key) as Answered<T>)
  }
}
