/** A drawing in the languages of Mermaid (https://mermaid.js.org) and Graphviz (https://graphviz.org), as JSON, or drawn as SVG. */
import type { Drawing, DrawnNode } from '../model/drawing'
import { asInertJson } from '../reporters/json'
import { standaloneSvg } from '../reporters/picture/svg'
import { plain } from '../reporters/plain'
import { quoted as mermaidText } from './trace-mermaid'

export const DRAWN_AS = ['mermaid', 'dot', 'svg', 'json'] as const
export type DrawnAs = (typeof DRAWN_AS)[number]

export const drawingText = (drawing: Drawing, as: DrawnAs): string => LANGUAGES[as](drawing)

const LANGUAGES: Readonly<Record<DrawnAs, (drawing: Drawing) => string>> = {
  mermaid,
  dot,
  svg: standaloneSvg,
  json: (drawing) => `${asInertJson(drawing)}\n`,
}

const groupsOf = ({ nodes }: Drawing): readonly (readonly [string | null, readonly DrawnNode[]])[] =>
  [...new Set(nodes.map(({ deployment }) => deployment))].map((name) => [
    name,
    nodes.filter(({ deployment }) => deployment === name),
  ])

function mermaid(drawing: Drawing): string {
  const groups = groupsOf(drawing).flatMap(([deployment, nodes], index) => {
    const lines = nodes.map(
      ({ id, address, kind }) => `    ${id}["${mermaidText(address)}<br>${mermaidText(kind)}"]`,
    )
    return deployment === null
      ? lines
      : [`  subgraph g${index}["${mermaidText(deployment)}"]`, ...lines, '  end']
  })
  const links = drawing.links.map(
    ({ from, to, relation, exact }) =>
      `  ${from} ${exact ? '-->' : '-.->'}|"${mermaidText(relation)}"| ${to}`,
  )
  return `${['flowchart LR', ...groups, ...links].join('\n')}\n`
}

const dotText = (text: string): string => `"${plain(text).replace(/[\\"]/g, '\\$&')}"`

function dot(drawing: Drawing): string {
  const groups = groupsOf(drawing).flatMap(([deployment, nodes], index) => {
    const lines = nodes.map(
      ({ id, address, kind }) => `    ${id} [label=${dotText(address)}, xlabel=${dotText(kind)}]`,
    )
    return deployment === null
      ? lines
      : [`  subgraph cluster_${index} {`, `    label=${dotText(deployment)}`, ...lines, '  }']
  })
  const links = drawing.links.map(
    ({ from, to, relation, exact }) =>
      `  ${from} -> ${to} [label=${dotText(relation)}${exact ? '' : ', style=dashed'}]`,
  )
  return `${['digraph vpclint {', '  rankdir=LR', '  node [shape=box]', ...groups, ...links, '}'].join('\n')}\n`
}
