/** What of a drawing is in a picture: what a reader looks for, what findings speak of, and the joints between them as plain lines. */
import { around, type Drawing, type DrawnLink, type DrawnNode, within } from '../../model/drawing'
import { isJoint, isShown } from './kinds'

export interface Chosen {
  readonly drawing: Drawing
  /** Resources that would be in the picture, were it larger. */
  readonly left: number
}

/** `marked`: what must be in it. `most`: boxes that a reader can take in. */
export function choose(drawing: Drawing, marked: ReadonlySet<string>, most: number): Chosen {
  const joined = withoutJoints(drawing, marked)
  const wanted = new Set(
    joined.nodes.filter(({ id, kind }) => marked.has(id) || isShown(kind)).map(({ id }) => id),
  )
  const outside = joined.nodes.filter(({ id, kind }) => kind === 'outside' && isReferred(id, wanted, joined))
  const shown = within(joined, new Set([...wanted, ...outside.map(({ id }) => id)]))
  if (shown.nodes.length <= most) return { drawing: shown, left: 0 }
  const near = nearest(shown, marked, most)
  return { drawing: near, left: shown.nodes.length - near.nodes.length }
}

/** Only what a picture's own boxes refer to, and not the parts that are left out. */
const isReferred = (id: string, wanted: ReadonlySet<string>, { links }: Drawing): boolean =>
  links.some(
    ({ from, to, relation }) => to === id && wanted.has(from) && !/securityGroups|routeTables/.test(relation),
  )

/** Grows from what is marked, a step at a time, until the picture is full. */
function nearest(drawing: Drawing, marked: ReadonlySet<string>, most: number): Drawing {
  const start = marked.size > 0 ? [...marked] : drawing.nodes.slice(0, 1).map(({ id }) => id)
  let best = around(drawing, start, 0)
  for (let steps = 1; steps < most; steps += 1) {
    const next = around(drawing, start, steps)
    if (next.nodes.length > most || next.nodes.length === best.nodes.length) break
    best = next
  }
  return best.nodes.length <= most
    ? best
    : within(best, new Set(best.nodes.slice(0, most).map(({ id }) => id)))
}

/** A joint that no finding speaks of becomes the line that it is. */
function withoutJoints({ nodes, links }: Drawing, marked: ReadonlySet<string>): Drawing {
  const joints = nodes.filter(({ id, kind }) => isJoint(kind) && !marked.has(id))
  const gone = new Set(joints.map(({ id }) => id))
  const lines = joints.reduce((all, joint) => withoutJoint(all, joint), links)
  return { nodes: nodes.filter(({ id }) => !gone.has(id)), links: unique(lines) }
}

/** What its first relation leads to stands for it: that is joined with the others, and what came to the joint comes there. */
function withoutJoint(links: readonly DrawnLink[], { id, kind }: DrawnNode): readonly DrawnLink[] {
  const [first, ...others] = links.filter(({ from, to }) => from === id && to !== id)
  const joined = others.map(({ to, exact }) => ({ from: first?.to ?? id, to, relation: kind, exact }))
  const kept = links.flatMap((link) => {
    if (link.from === id) return []
    return link.to !== id ? [link] : first === undefined ? [] : [{ ...link, to: first.to }]
  })
  return [...kept, ...joined].filter(({ from, to }) => from !== to)
}

const unique = (links: readonly DrawnLink[]): readonly DrawnLink[] => [
  ...new Map(links.map((link) => [`${link.from} ${link.to}`, link])).values(),
]
