/**
 * V8's compiled form of the bundle, made after a run over every kind of input: functions that a run compiles are in it, others
 * are compiled when they are first called.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Script } from 'node:vm'
import type { World } from '../cli/world'

/** Relative to the project: one input of each reader. */
const WARM_UP: readonly (readonly string[])[] = [
  ['--help'],
  ['demo'],
  ['--show', 'all', 'fixtures/projects/shop'],
  ['--format', 'json', 'fixtures/projects/shop'],
]

export function makeCodeCache(bundle: string, root: string): void {
  // The very text that `cli/start.cjs` compiles: V8 compares its length.
  const text = `(function (exports, require, module, __filename, __dirname) {${readFileSync(bundle, 'utf8')}\n})`
  const script = new Script(text, { filename: bundle })
  const loaded: { exports: { runIn?: (world: World) => number } } = { exports: {} }
  script
    .runInThisContext()
    .call(loaded.exports, loaded.exports, createRequire(bundle), loaded, bundle, dirname(bundle))
  const quiet = { write: () => undefined, isTerminal: false, columns: null }
  for (const words of WARM_UP) {
    const world = {
      arguments: words,
      environment: {},
      folder: root,
      today: '2026-01-01',
      output: quiet,
      errors: quiet,
      readInput: () => new Uint8Array(),
    }
    loaded.exports.runIn?.(world)
  }
  writeFileSync(join(dirname(bundle), 'main.cache'), script.createCachedData())
}
