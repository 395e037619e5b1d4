/** A trace as a Mermaid flow chart, for pull requests and documents: https://mermaid.js.org/syntax/flowchart.html */
import type { ShownStep, ShownTrace } from './trace-shown'

export const traceMermaid = (traces: readonly ShownTrace[]): string => traces.map(chart).join('\n')

function chart({ hops }: ShownTrace): string {
  const nodes = hops.map(({ label }, at) => `  h${at}["${quoted(label)}"]`)
  const links = hops.slice(1).map((_, at) => `  h${at} ${arrow(hops[at]?.steps ?? [])} h${at + 1}`)
  const last = hops.length - 1
  const ended = hops[last]?.steps.filter(({ verdict }) => verdict === 'blocked') ?? []
  const end = ended.length === 0 ? [] : [`  h${last} ${arrow(ended)} h${hops.length}["stopped"]`]
  return `${['flowchart LR', ...nodes, ...links, ...end].join('\n')}\n`
}

/** What stops the request stands on the arrow; an arrow with dots is one that nobody can tell. */
function arrow(steps: readonly ShownStep[]): string {
  const blocked = steps.flatMap(({ verdict, code }) => (verdict === 'blocked' && code !== null ? [code] : []))
  if (blocked.length > 0) return `--x|"${quoted([...new Set(blocked)].join(', '))}"|`
  return steps.some(({ verdict }) => verdict === 'unknown') ? '-.->' : '-->'
}

/** Nothing in a name may end the text or begin a tag. */
export const quoted = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N} .,:;_/()[\]{}=*+$@-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`)
    .slice(0, 200)
