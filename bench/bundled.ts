/**
 * Runs a bench as people run the command: through the bundler of `dist/`, not as a loader of TypeScript hands it over, which gives every
 * function its name again whenever it is made.
 *
 *     tsx bench/bundled.ts templates FOLDER
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { BUNDLED } from '../scripts/bundle-action'

async function run(bench: string, words: readonly string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'vpclint-bench-'))
  const outfile = join(folder, `${bench}.cjs`)
  await build({ ...BUNDLED, entryPoints: [join(__dirname, `${bench}.ts`)], outfile, format: 'cjs' })
  const { status } = spawnSync(process.execPath, [outfile, ...words], { stdio: 'inherit' })
  rmSync(folder, { recursive: true })
  return status ?? 1
}

const [bench = '', ...words] = process.argv.slice(2)
run(bench, words).then(
  (status) => {
    process.exitCode = status
  },
  (problem) => {
    console.error(problem instanceof Error ? problem.message : problem)
    process.exitCode = 1
  },
)
