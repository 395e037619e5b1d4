/**
 * js-yaml keeps the state of its parser in an object that is spread from others. V8 reads the fields of such an object slowly, and the
 * parser reads little else: with the spread written as assignments, events come three times as fast.
 */
import { readFileSync } from 'node:fs'
import { type Plugin, transform } from 'esbuild'

export const quickEvents: Plugin = {
  name: 'quick-events',
  setup(build) {
    build.onLoad({ filter: /[\\/]js-yaml\.mjs$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), {
        supported: { 'object-rest-spread': false },
      })
      return { contents: code }
    })
  },
}
