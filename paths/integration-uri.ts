/**
 * The host and the port that the URI of an integration says:
 *
 *     "https://orders.example.com/orders"      orders.example.com, 443
 *     "http://${aws_lb.web.dns_name}:8080/"    the name of the load balancer, 8080
 */
import type { Graph } from '../graph/graph'
import { type Hole, type Piece, piecesOf } from '../graph/text'
import { known, type Value } from '../model/value'
import { returnedBy } from '../resources/returned'

export interface UriParts {
  readonly port: number
  /** Undefined where it is put together of several. */
  readonly host?: Value<unknown>
}

/** Stands for a host name while the text is matched. */
const HOST = '\u0001'
const URL = new RegExp(`^\\s*(https?)://([a-z0-9.${HOST}-]+)(?::(\\d{1,5}))?(?:[/?]|$)`, 'i')

/** Undefined where the text does not say: a stage variable, a name that may hold a port. */
export function partsOfUri(graph: Graph, uri: Value<unknown>): UriParts | undefined {
  const pieces = piecesOf(uri)
  const text = pieces
    .map((piece) => (typeof piece === 'string' ? piece : isDnsName(graph, piece) ? HOST : '\u0000'))
    .join('')
  const [, said, name, port] = URL.exec(text) ?? []
  if (said === undefined || name === undefined) return undefined
  const host = hostOf(name, pieces, uri)
  const standard = said.toLowerCase() === 'https' ? 443 : 80
  return { port: port === undefined ? standard : Number(port), ...(host && { host }) }
}

function hostOf(name: string, pieces: readonly Piece[], uri: Value<unknown>): Value<unknown> | undefined {
  if (!name.includes(HOST)) return known(name, uri.origin)
  const hole = pieces.find((piece) => typeof piece !== 'string')
  return name === HOST && typeof hole === 'object' ? hole.value : undefined
}

function isDnsName(graph: Graph, { refers, exact }: Hole): boolean {
  const [reference] = refers
  const resource = reference?.to.is === 'declaration' ? graph.at(reference.to.id) : undefined
  if (!resource || !reference || !exact || refers.length > 1) return false
  return returnedBy(resource.dialect, resource.kind, reference.attribute) === 'dns-name'
}
