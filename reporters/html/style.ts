/** The look of the page: light and dark by what the reader's system says, and readable on paper. No colour alone means anything. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --dim: #59636e; --line: #d1d9e0; --paper: #ffffff; --box: #f6f8fa; --error: #b3261e; --warning: #8a5a00; --note: #0b5cad; --mark: #ffe08a; --ok: #1a7f37 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --dim: #9aa4af; --line: #3d444d; --paper: #0d1117; --box: #161b22; --error: #ff8a80; --warning: #f2c14e; --note: #79b8ff; --mark: #7a5c00; --ok: #56d364 } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere }
h1 { font-size: 1.4rem; margin: 0 } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
a { color: var(--note) } code, pre, td.where, .where { font: .875rem/1.45 ui-monospace, monospace; overflow-wrap: anywhere }
pre { background: var(--box); border: 1px solid var(--line); border-radius: 6px; padding: .5rem .75rem; overflow-x: auto; margin: .25rem 0 .75rem; overflow-wrap: normal }
pre .n { color: var(--dim); user-select: none } mark { background: var(--mark); color: inherit; outline: 1px solid currentColor }
.totals { color: var(--dim) }
.tools { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; padding: .75rem 0; background: var(--paper); border-bottom: 1px solid var(--line); z-index: 1 }
.tools input[type=search] { flex: 1 1 14rem; min-width: 0; font: inherit; padding: .35rem .6rem; color: inherit; background: var(--box); border: 1px solid var(--line); border-radius: 6px }
article { border: 1px solid var(--line); border-left: .35rem solid var(--note); border-radius: 6px; padding: .75rem 1rem; margin: 1rem 0; scroll-margin-top: 5rem }
article.error { border-left-color: var(--error) } article.warning { border-left-color: var(--warning) }
article:focus { outline: 2px solid var(--note); outline-offset: 2px }
article h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere } .severity { font-weight: 700; text-transform: uppercase; font-size: .8rem; letter-spacing: .04em }
.error > h3 .severity { color: var(--error) } .warning > h3 .severity { color: var(--warning) } .note > h3 .severity { color: var(--note) }
.badge { font-size: .8rem; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .5rem; color: var(--dim) }
ol.facts { padding-left: 1.5rem } ol.facts p { margin: 0 } p { overflow-wrap: anywhere } summary { cursor: pointer }
ol.path { padding-left: 1.5rem } ol.path .blocked { color: var(--error); font-weight: 700 } ol.path .ok { color: var(--ok) }
del, ins { text-decoration: none; display: block } del { color: var(--error) } ins { color: var(--ok) }
.table { overflow-x: auto } table { border-collapse: collapse } th, td { border: 1px solid var(--line); padding: .25rem .6rem; text-align: left; vertical-align: top }
.nothing { color: var(--dim) } [hidden] { display: none }
@media print { .tools, .keys { display: none } body { max-width: none; font-size: 11pt } article { break-inside: avoid-page } pre { white-space: pre-wrap; overflow-wrap: anywhere } a { color: inherit } }
`.trim()
