/** What an evaluation needs: the graph, the world it is asked in, and how far defaults are trusted. */
import type { Graph } from '../graph/graph'
import type { Resource } from '../model/resource'
import type { World } from '../model/world'
import type { Clause } from './clause'
import type { Outcome } from './outcome'
import type { Trust } from './settle'

/** What the engine asks; all of it, since words about requests are followed through it. */
export type View = Graph

export interface Question {
  readonly graph: View
  readonly world: World
  readonly trust: Trust
}

/** Asks `clause` of `resource`; given to the quantifiers, which ask it of what a relation leads to. */
export type Ask = (clause: Clause, resource: Resource) => Outcome

/** Attributes that the graph knows of every resource, beside the rows of its kind. */
export const EVERYWHERE: ReadonlySet<string> = new Set([
  'kind',
  'ownership',
  'dialect',
  'account',
  'region',
  'action',
])
