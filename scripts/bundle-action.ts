/** The GitHub Action as one file, which needs nothing beside it. */
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { quickEvents } from './quick-events'

/** Of everything in `dist/`. */
export const BUNDLED = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [quickEvents],
} satisfies BuildOptions

export async function bundleAction(root: string, outfile: string): Promise<void> {
  await build({
    ...BUNDLED,
    entryPoints: [join(root, 'cli/action/main.ts')],
    outfile,
    format: 'cjs',
    footer: { js: 'module.exports.main()' },
  })
}
