/** The files of a commit, as the run names them. */
import type { Sources } from '../model/sources'

export interface BaseTree {
  readonly sources: Sources
  readonly has: (name: string) => boolean
}
