/** The look of pictures. Colours are the page's own; a picture that is a file has the same ones with it. */
export const PICTURE_STYLE = `
.picture text { font: 12.5px system-ui, sans-serif; fill: var(--ink) }
.picture .kind { font-size: 10px; fill: var(--dim); letter-spacing: .02em }
.picture .frame rect { fill: var(--box); stroke: var(--line); stroke-width: 1.2 }
.picture .frame.inner rect { fill: var(--paper); stroke-dasharray: 5 4 }
.picture .frame text { font-size: 11.5px; font-weight: 600; fill: var(--dim); white-space: pre }
.picture .leaf rect { fill: var(--paper); stroke: var(--line); stroke-width: 1.2 }
.picture .leaf.outside rect:first-of-type { stroke-dasharray: 3 3; fill: none }
.picture .leaf .stripe { stroke: none; fill: var(--dim) }
.picture .network .stripe { fill: var(--note) } .picture .compute .stripe { fill: var(--warning) }
.picture .name .stripe { fill: var(--name) } .picture .api .stripe { fill: var(--ok) }
.picture .marked > rect:first-of-type { stroke: var(--ink); stroke-width: 1.8 }
.picture .faulty > rect:first-of-type { stroke: var(--error); stroke-width: 2.6; stroke-dasharray: none }
.picture .wire { fill: none; stroke: var(--dim); stroke-width: 1.2; opacity: .4 } .picture .wire.unsure { stroke-dasharray: 4 4 }
.picture .wire.tie { stroke: var(--error); stroke-width: 1.8; opacity: 1 }
.picture .wire.way { stroke: var(--error); stroke-width: 2.6; stroke-dasharray: 7 4; opacity: 1 }
.picture .head { fill: var(--error) }
.picture .word { font-size: 10.5px; text-anchor: middle; fill: var(--error); paint-order: stroke; stroke: var(--paper); stroke-width: 4; stroke-linejoin: round }
.picture .badge-mark text { font-size: 11px; font-weight: 700; text-anchor: middle; fill: var(--paper) }
.picture .fault circle { fill: var(--error) } .picture .fact circle { fill: var(--ink) }
`.trim()

/** By name: for light, for dark. */
const COLORS = {
  ink: ['#1f2328', '#e6edf3'],
  dim: ['#59636e', '#9198a1'],
  line: ['#d1d9e0', '#3d444d'],
  paper: ['#ffffff', '#0d1117'],
  box: ['#f6f8fa', '#151b23'],
  error: ['#c4281c', '#ff7b72'],
  warning: ['#9a6700', '#d29922'],
  note: ['#0969da', '#58a6ff'],
  name: ['#8250df', '#bc8cff'],
  ok: ['#1a7f37', '#3fb950'],
  mark: ['#fff1c2', '#5a4500'],
} as const

const table = (scheme: 0 | 1): string =>
  Object.entries(COLORS)
    .map(([name, colors]) => `--${name}: ${colors[scheme]}`)
    .join('; ')

/** For what stands at the root, a page or a picture. */
export const STANDALONE_COLORS = `:root { color-scheme: light dark; ${table(0)} }
@media (prefers-color-scheme: dark) { :root { ${table(1)} } }
@media print { :root { color-scheme: light; ${table(0)} } }
.picture { background: var(--paper) }
`
