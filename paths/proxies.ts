/** A proxy that a workload is told of may take its calls anywhere; what the platform does for it goes past the proxy. */
import { configurationOf } from '../graph/calls'
import type { Graph } from '../graph/graph'
import { sharing } from '../graph/shared'
import { NO, type Standing, standingOf, YES } from '../graph/standing'
import { piecesOf } from '../graph/text'
import type { Resource } from '../model/resource'

const PROXY = /\bhttps?_proxy\b/i

export const usesProxy = (graph: Graph, workload: Resource): Standing =>
  proxied(graph, workload.id, () => isToldOfProxy(graph, workload))

const proxied = sharing<Standing>()

function isToldOfProxy(graph: Graph, workload: Resource): Standing {
  const told = configurationOf(graph, workload).some((text) =>
    piecesOf(text).some((piece) => typeof piece === 'string' && PROXY.test(piece)),
  )
  return told ? YES : inEnvironment(graph, workload)
}

const inEnvironment = (graph: Graph, workload: Resource): Standing =>
  standingOf(graph.value(workload, 'environment'), (one) =>
    one.state === 'map' && [...one.entries.keys()].some((name) => PROXY.test(name)) ? YES : NO,
  )
