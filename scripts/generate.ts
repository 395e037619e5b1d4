/**
 * Writes everything that follows from other files: indexes, the bundled example, the pages of rules. Each part writes when it is
 * loaded; a part that needs something from outside the repository (a provider's schema) is run by hand and not here.
 */
import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'

const root = resolve(__dirname, '..')

const PARTS = [
  './generate-resources',
  './generate-rules-index',
  './generate-rule-schema',
  './generate-configuration-schema',
  './generate-kind-page',
  './generate-demo',
  './generate-rule-pages',
  './generate-readme',
]

/** Written in the one form that the rest of the tree has. */
const FORMATTED = [
  'resources/index.ts',
  'resources/groups.ts',
  'rules/index.ts',
  'cli/generated/demo-files.ts',
]

async function generate(): Promise<void> {
  for (const part of PARTS) await import(part)
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  execFileSync(process.execPath, [biome, 'check', '--write', '--log-level=error', ...FORMATTED], {
    cwd: root,
    stdio: 'inherit',
  })
}

generate().catch((problem) => {
  console.error(problem)
  process.exitCode = 1
})
