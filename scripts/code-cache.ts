/**
 * V8's compiled form of each part, made after runs over every kind of input: functions that a run compiles are in it, others are
 * compiled when they are first called.
 */
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Script } from 'node:vm'
import type { World } from '../cli/world'
import type { Part } from './bundle-parts'
import { FIRST } from './parts'

/** Relative to the project: one input of each reader, the other formats, a few commands. */
const WARM_UP: readonly (readonly string[])[] = [
  ['--help'],
  ['demo'],
  ['explain', 'private-dns-without-vpc-dns'],
  ['--show', 'all', 'fixtures/projects/shop'],
  ['--show', 'all', 'fixtures/projects/hook/bad.yaml'],
  ['--format', 'json', 'fixtures/rules/private-dns-without-vpc-dns'],
]

type Exports = Readonly<Record<string, unknown>> & { readonly runIn?: (world: World) => number }

export function makeCodeCaches(parts: readonly Part[], folder: string, root: string): void {
  const scripts = new Map(parts.map((part) => [part.name, scriptOf(part, folder)]))
  const { runIn } = loaderOf(scripts, folder)(FIRST.name)
  for (const words of WARM_UP) runIn?.(quietWorld(words, root))
  for (const [name, script] of scripts)
    writeFileSync(join(folder, `${name}.cache`), script.createCachedData())
}

const scriptOf = ({ name, text }: Part, folder: string): Script =>
  new Script(text, { filename: join(folder, `${name}.cjs`) })

/** Loads parts as `cli/start.cjs` does. */
function loaderOf(scripts: ReadonlyMap<string, Script>, folder: string): (name: string) => Exports {
  const node = createRequire(join(folder, 'main.cjs'))
  const loaded = new Map<string, { exports: Exports }>()
  const part = (name: string): Exports => {
    const before = loaded.get(name)
    if (before) return before.exports
    const module = { exports: {} }
    loaded.set(name, module)
    const ask = (asked: string) =>
      asked.startsWith('part:') ? part(asked.slice('part:'.length)) : node(asked)
    scripts.get(name)?.runInThisContext().call(module.exports, module.exports, ask, module)
    return module.exports
  }
  return part
}

function quietWorld(words: readonly string[], folder: string): World {
  const quiet = { write: () => undefined, isTerminal: false, columns: null }
  return {
    arguments: words,
    environment: {},
    folder,
    today: '2026-01-01',
    output: quiet,
    errors: quiet,
    readInput: () => new Uint8Array(),
  }
}
