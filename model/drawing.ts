/** Resources and what they refer to, as data that can be drawn. */
import type { Range } from './range-in-source'

export interface DrawnNode {
  /** Unique in a drawing, of letters and digits. */
  readonly id: string
  readonly address: string
  /** `outside` for what is referred to and was not read. */
  readonly kind: string
  /** Null: outside of what was read. */
  readonly deployment: string | null
  /** Where it is declared. */
  readonly range: Range | null
}

export interface DrawnLink {
  readonly from: string
  readonly to: string
  readonly relation: string
  /** False: the text refers to one or more of several. */
  readonly exact: boolean
}

export interface Drawing {
  readonly nodes: readonly DrawnNode[]
  readonly links: readonly DrawnLink[]
}

/** What lies within so many links of some nodes, in either direction. */
export function around({ nodes, links }: Drawing, from: readonly string[], steps: number): Drawing {
  let near = new Set(from)
  for (let step = 0; step < steps; step += 1) {
    const next = links.filter((link) => near.has(link.from) || near.has(link.to))
    near = new Set([...near, ...next.flatMap((link) => [link.from, link.to])])
  }
  return within({ nodes, links }, near)
}

/** The part of a drawing that these nodes make. */
export const within = ({ nodes, links }: Drawing, ids: ReadonlySet<string>): Drawing => ({
  nodes: nodes.filter(({ id }) => ids.has(id)),
  links: links.filter(({ from, to }) => ids.has(from) && ids.has(to)),
})
