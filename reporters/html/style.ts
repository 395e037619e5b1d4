/** The look of the page: light and dark by what the reader's system says, and readable on paper. No colour alone means anything. */
import { PICTURE_STYLE, STANDALONE_COLORS } from '../picture/style'

const PAGE = `
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 74rem; padding: 1.5rem 1rem 4rem; font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0; letter-spacing: -.01em }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem }
p { margin: .5rem 0 } a { color: var(--note) } summary { cursor: pointer }
code, pre, .where { font: .84rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace }
.where { color: var(--dim) } .where a { color: inherit } .totals { color: var(--dim); font-size: .9rem }
pre { background: var(--box); border: 1px solid var(--line); border-radius: 6px; padding: .5rem .75rem; margin: .35rem 0 .75rem; overflow-x: auto; overflow-wrap: normal }
pre .n { color: var(--dim); user-select: none } mark { background: var(--mark); color: inherit; border-radius: 2px; outline: 1px solid currentColor; outline-offset: 1px }
.counts { display: flex; flex-wrap: wrap; gap: .6rem; list-style: none; margin: 1.1rem 0 .4rem; padding: 0 }
.counts li { min-width: 6.2rem; padding: .45rem .8rem; border: 1px solid var(--line); border-radius: 8px; background: var(--box); color: var(--dim); font-size: .85rem }
.counts strong { display: block; font-size: 1.45rem; line-height: 1.2; color: var(--ink) }
.counts .error strong { color: var(--error) } .counts .warning strong { color: var(--warning) } .counts .passed strong { color: var(--ok) }
.tools { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem .6rem; align-items: center; margin: 0 -1rem; padding: .7rem 1rem; background: var(--paper); border-bottom: 1px solid var(--line) }
.tools input[type=search] { flex: 1 1 14rem; min-width: 0; font: inherit; padding: .35rem .7rem; color: inherit; background: var(--box); border: 1px solid var(--line); border-radius: 8px }
.tools label { display: inline-flex; gap: .4rem; align-items: center; padding: .2rem .7rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .9rem; cursor: pointer; user-select: none }
.tools label:has(:focus-visible), input[type=search]:focus-visible, article:focus-visible, summary:focus-visible, a:focus-visible { outline: 2px solid var(--note); outline-offset: 2px }
.tools label:has(input:not(:checked)) { color: var(--dim); text-decoration: line-through }
kbd { font: .78rem ui-monospace, monospace; padding: 0 .3rem; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 4px; background: var(--box) }
article { border: 1px solid var(--line); border-radius: 10px; margin: 1.1rem 0; scroll-margin-top: 4.5rem; overflow: hidden }
article > header { display: flex; flex-wrap: wrap; gap: .3rem .7rem; align-items: baseline; padding: .6rem 1.1rem; background: var(--box); border-bottom: 1px solid var(--line); border-left: 5px solid var(--note) }
article.error > header { border-left-color: var(--error) } article.warning > header { border-left-color: var(--warning) }
article > div.body { padding: .6rem 1.1rem 1rem }
article h3 { font-size: 1rem; margin: 0 } article header .where { margin-left: auto }
.severity { font-weight: 700; font-size: .78rem; letter-spacing: .05em; text-transform: uppercase; color: var(--note) }
.error .severity { color: var(--error) } .warning .severity { color: var(--warning) }
.badge { font-size: .8rem; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .55rem; color: var(--dim); white-space: nowrap }
.lead { font-size: 1.06rem } h4 { font-size: .82rem; margin: 1.1rem 0 .3rem; color: var(--dim); text-transform: uppercase; letter-spacing: .05em }
ol.facts { padding-left: 1.6rem; margin: .5rem 0 } ol.facts p { margin: .25rem 0 0 } ol.facts li::marker { font-weight: 700 }
ol.way { list-style: none; margin: .5rem 0; padding: 0 } ol.way li { position: relative; padding: 0 0 .6rem 2rem }
ol.way li::before { content: ''; position: absolute; left: .62rem; top: 1.4rem; bottom: -.15rem; width: 2px; background: var(--line) } ol.way li:last-child::before { display: none }
.sign { position: absolute; left: 0; top: .15rem; width: 1.3rem; height: 1.3rem; border-radius: 50%; display: grid; place-items: center; font-size: .75rem; font-weight: 700; color: var(--paper); background: var(--dim) }
.ok .sign { background: var(--ok) } .blocked .sign { background: var(--error) } .blocked .outcome { color: var(--error); font-weight: 700 } .outcome { font-size: .85rem; color: var(--dim) }
del, ins { text-decoration: none; display: block } del { color: var(--error) } ins { color: var(--ok) }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); margin: .5rem 0 } .picture { display: block; margin: 0 auto; max-width: 100%; height: auto; } .picture.middle { min-width: 35rem } .picture.wide { min-width: 58rem }
.network > summary { font-size: 1.15rem; font-weight: 700; margin: 1.5rem 0 .75rem }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; color: var(--dim); font-size: .85rem; margin: .4rem 0 } .legend b { color: var(--error) }
.table { overflow-x: auto } table { border-collapse: collapse; font-size: .92rem } th, td { border: 1px solid var(--line); padding: .3rem .65rem; text-align: left; vertical-align: top } th { background: var(--box) }
section > ul { padding-left: 1.2rem } .nothing { color: var(--dim) } [hidden] { display: none !important }
@media (max-width: 40rem) { article header .where { margin-left: 0; flex-basis: 100% } .counts li { min-width: 5.4rem; flex: 1 } }
@media print { .tools, .keys { display: none } body { max-width: none; padding: 0; font-size: 10.5pt } article { overflow: visible } article > header, h2, h4 { break-after: avoid } li, pre, .scroll { break-inside: avoid-page } pre { white-space: pre-wrap; overflow-wrap: anywhere } a { color: inherit } .scroll { overflow: visible; border: 0 } .picture { max-width: 100%; height: auto } }
`

export const STYLE = `${STANDALONE_COLORS}${PICTURE_STYLE}${PAGE}`.trim()
