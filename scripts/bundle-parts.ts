/**
 * # The command in parts
 *
 * Twice through the bundler. First it finds what the parts share and cuts the code into chunks; then the chunks of each part become one
 * file, so that a start opens three files and not thirty.
 *
 *     main    arguments, help                    every start
 *     lint    engine, graph, rules, text         every judging run; and what several parts share
 *     …       a reader, the other formats, …     who needs it
 */
import { join } from 'node:path'
import { build, type Metafile, type OutputFile, type Plugin } from 'esbuild'
import { lateBuiltins, lateParts, lateTables } from './late-parts'
import { FIRST, PARTS, SHARED } from './parts'
import { quickEvents } from './quick-events'

export interface Part {
  readonly name: string
  readonly text: string
}

interface Chunk {
  readonly text: string
  readonly exports: readonly string[]
  /** Other chunks it needs before it runs. */
  readonly needs: readonly string[]
}

type Chunks = ReadonlyMap<string, Chunk>

const COMMON = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
  write: false,
} as const

/** The files of the command, and the paths of what is in them. */
export async function bundleParts(
  root: string,
): Promise<{ readonly parts: readonly Part[]; readonly inputs: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    ...COMMON,
    format: 'esm',
    splitting: true,
    metafile: true,
    absWorkingDir: root,
    outdir: join(root, 'dist'),
    entryPoints: [
      { in: join(root, FIRST.module), out: FIRST.name },
      ...Object.keys(PARTS).map((name) => ({ in: `part:${name}`, out: name })),
    ],
    plugins: [lateParts(root), lateBuiltins, lateTables, quickEvents],
  })
  const chunks = chunksOf(outputFiles, metafile, root)
  const owners = ownersOf(chunks)
  const names = [FIRST.name, ...Object.keys(PARTS)]
  const parts = await Promise.all(names.map((name) => bundlePart(name, chunks, owners)))
  // What stands in for a late module is named `late:` and its path.
  return { parts, inputs: Object.keys(metafile.inputs).filter((input) => !input.includes(':')) }
}

function chunksOf(files: readonly OutputFile[], { outputs }: Metafile, root: string): Chunks {
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  return new Map(
    Object.entries(outputs).map(([path, { exports, imports }]) => [
      nameOf(path),
      {
        text: texts.get(join(root, path)) ?? '',
        exports,
        needs: imports.filter(({ external }) => external !== true).map((each) => nameOf(each.path)),
      },
    ]),
  )
}

/** `dist/lint.js` is the chunk `lint`. */
const nameOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.js$/, '')

/** In which file each chunk lies. */
function ownersOf(chunks: Chunks): ReadonlyMap<string, string> {
  const owners = new Map<string, string>()
  for (const part of [FIRST.name, SHARED, ...Object.keys(PARTS)])
    for (const chunk of closure(part, chunks)) {
      const owner = owners.get(chunk)
      if (owner === undefined) owners.set(chunk, part)
      else if (owner !== FIRST.name && owner !== part) owners.set(chunk, SHARED)
    }
  return owners
}

function closure(chunk: string, chunks: Chunks, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(chunk)) return seen
  seen.add(chunk)
  for (const needed of chunks.get(chunk)?.needs ?? []) closure(needed, chunks, seen)
  return seen
}

async function bundlePart(name: string, chunks: Chunks, owners: ReadonlyMap<string, string>): Promise<Part> {
  const { outputFiles } = await build({
    ...COMMON,
    format: 'cjs',
    minify: true,
    logOverride: { 'ignored-bare-import': 'silent' },
    stdin: { contents: partText(name, chunks, owners), resolveDir: '/' },
    plugins: [fromChunks(name, chunks, owners)],
  })
  return { name, text: `${OPEN}${outputFiles[0]?.text ?? ''}${CLOSE}` }
}

/** A part is a function of what modules of Node.js are given; `cli/start.cjs` calls it. */
export const OPEN = '(function (exports, require, module) {'
export const CLOSE = '\n})'

/** What is called by name, and by chunk what other parts need of this one. */
function partText(name: string, chunks: Chunks, owners: ReadonlyMap<string, string>): string {
  const own = [...chunks.keys()].filter((chunk) => owners.get(chunk) === name)
  const shared = own.filter((chunk) =>
    [...chunks].some(([other, { needs }]) => needs.includes(chunk) && owners.get(other) !== name),
  )
  return [
    `export { ${chunks.get(name)?.exports.join(', ')} } from 'chunk:${name}'`,
    ...shared.map((chunk) => `export * as ${slot(chunk)} from 'chunk:${chunk}'`),
  ].join('\n')
}

const slot = (chunk: string): string => chunk.replaceAll('-', '_')

/** Chunks of this part are taken in; those of others are asked of the part they lie in, which is loaded by then. */
const fromChunks = (name: string, chunks: Chunks, owners: ReadonlyMap<string, string>): Plugin => ({
  name: 'from-chunks',
  setup(build) {
    build.onResolve({ filter: /\.json$/ }, ({ path }) => ({ path, external: true }))
    build.onResolve({ filter: /^(?:chunk:|\.\/)/ }, ({ path }) => ({
      path: nameOf(path.replace(/^chunk:/, './')),
      namespace: 'chunk',
      sideEffects: false,
    }))
    build.onResolve({ filter: /^part:/ }, ({ path }) => ({ path, external: true }))
    build.onLoad({ filter: /.*/, namespace: 'chunk' }, ({ path }) => ({
      contents:
        owners.get(path) === name
          ? (chunks.get(path)?.text ?? '')
          : borrowed(path, owners.get(path) ?? '', chunks),
    }))
  },
})

function borrowed(chunk: string, owner: string, chunks: Chunks): string {
  const names = chunks.get(chunk)?.exports ?? []
  const taken = names.map((each) => `export const ${each} = from.${each}`)
  return [`const from = require('part:${owner}').${slot(chunk)}`, ...taken].join('\n')
}
