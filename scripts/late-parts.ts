/**
 * Parts of the bundle that most runs do not need are made on first use: the provider's schema (a plan or JSON configuration asks it),
 * Node's `crypto` (a finding's fingerprint). Both cost milliseconds of every start otherwise.
 */
import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'

export const lateParts: Plugin = {
  name: 'late-parts',
  setup(build) {
    build.onLoad({ filter: /[\\/]vocabulary[\\/]generated[\\/].*\.json$/ }, ({ path }) => ({
      contents: lateTable(readFileSync(path, 'utf8')),
      loader: 'js',
    }))
    build.onResolve({ filter: /^node:crypto$/ }, ({ path, namespace }) =>
      namespace === 'late' ? { path, external: true } : { path, namespace: 'late' },
    )
    build.onLoad({ filter: /^node:crypto$/, namespace: 'late' }, () => ({
      contents: "export const createHash = (...words) => require('node:crypto').createHash(...words)",
      loader: 'js',
    }))
  },
}

/** A module whose default export has the table's own keys; the text behind them is parsed when the first one is read. */
function lateTable(text: string): string {
  const keys = Object.keys(JSON.parse(text))
  const getters = keys.map((key) => `get ${JSON.stringify(key)}() { return table()[${JSON.stringify(key)}] }`)
  return `const text = ${JSON.stringify(text.trim())}
let parsed
const table = () => (parsed ??= JSON.parse(text))
export default { ${getters.join(', ')} }`
}
