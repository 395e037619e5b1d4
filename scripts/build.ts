/**
 * Builds `dist/`: the command as a few minified files (start-up is mostly reading and compiling: `parts.ts`), the library for `require` and `import`, and its types. `--bundle` leaves the types out.
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { build } from 'esbuild'
import { BUNDLED, bundleAction } from './bundle-action'
import { bundleParts } from './bundle-parts'
import { makeCodeCaches } from './code-cache'
import { TABLES } from './late-parts'
import { notices } from './notices'

const root = resolve(__dirname, '..')
const dist = join(root, 'dist')
/** Packages of the bundle that are CommonJS ask for parts of Node.js by `require`, which modules do not have. */
const REQUIRE =
  "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);"

/** What programs may import, and what it is called there. */
const LIBRARIES = [
  { entry: 'index.ts', name: 'index' },
  { entry: 'cdk/index.ts', name: 'cdk' },
] as const

rmSync(dist, { recursive: true, force: true })
mkdirSync(dist, { recursive: true })
bundles().catch((problem) => {
  console.error(problem instanceof Error ? problem.message : problem)
  process.exitCode = 1
})

async function bundles(): Promise<void> {
  const { parts, inputs } = await bundleParts(root)
  for (const { name, text } of parts) writeFileSync(join(dist, `${name}.cjs`), text)
  for (const table of TABLES) copyFileSync(join(root, table), join(dist, basename(table)))
  await bundleAction(root, join(dist, 'action.cjs'))
  for (const { entry, name } of LIBRARIES) {
    for (const [format, ending] of [['cjs', 'cjs'] as const, ['esm', 'mjs'] as const]) {
      const outfile = join(dist, `${name}.${ending}`)
      await build({
        ...BUNDLED,
        entryPoints: [join(root, entry)],
        outfile,
        format,
        ...(format === 'esm' && { banner: { js: REQUIRE } }),
      })
    }
  }
  writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), notices(inputs, root))
  copyFileSync(join(root, 'cli/start.cjs'), join(dist, 'vpclint.cjs'))
  chmodSync(join(dist, 'vpclint.cjs'), 0o755)
  makeCodeCaches(parts, dist, root)
  if (!process.argv.includes('--bundle')) types()
}

/** Declarations with the file endings that Node's own resolution asks for. */
function types(): void {
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const config = join(root, 'scripts/types.tsconfig.json')
  execFileSync(process.execPath, [compiler, '-p', config, '--outDir', join(dist, 'types')], {
    stdio: 'inherit',
  })
  const files = readdirSync(join(dist, 'types'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.d.ts'),
  )
  const known = new Set(files.map((file) => file.replaceAll('\\', '/')))
  for (const file of known) {
    const path = join(dist, 'types', file)
    writeFileSync(path, withEndings(readFileSync(path, 'utf8'), file, known))
  }
  for (const { entry, name } of LIBRARIES) {
    for (const ending of ['d.ts', 'd.mts'])
      writeFileSync(
        join(dist, `${name}.${ending}`),
        `export * from './types/${entry.replace(/ts$/, 'js')}'\n`,
      )
  }
}

function withEndings(text: string, file: string, known: ReadonlySet<string>): string {
  return text.replace(
    /((?:from|import\()\s*['"])(\.{1,2}\/[^'"]+)(['"])/g,
    (_all, before, specifier, after) => {
      const target = relative('.', join(dirname(file), specifier)).replaceAll('\\', '/')
      return before + specifier + (known.has(`${target}.d.ts`) ? '.js' : '/index.js') + after
    },
  )
}
