/** What the bundler is told so that parts, some of Node's own modules and large tables are late: see `parts.ts`. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Plugin } from 'esbuild'
import { LATE_BUILTINS, PARTS } from './parts'

/** `part:lint`: an entry of the bundler, and what code asks for when it needs that part. */
const PART = /^part:/

export const lateParts = (root: string): Plugin => {
  const homes = homesIn(root)
  return {
    name: 'late-parts',
    setup(build) {
      build.onResolve({ filter: PART }, ({ path, kind }) =>
        kind === 'entry-point' ? { path, namespace: 'part' } : { path, external: true },
      )
      build.onLoad({ filter: PART, namespace: 'part' }, ({ path }) => ({
        contents: partEntry(path.replace(PART, '')),
        resolveDir: root,
      }))
      build.onResolve({ filter: /^\.\/[\w-]+\.json$/ }, ({ path, importer }) =>
        TABLE.test(importer) ? { path, external: true } : null,
      )
      build.onResolve({ filter: /^[.\w]/ }, async ({ path, pluginData, ...from }) => {
        if (pluginData === 'resolving' || from.namespace === 'part' || path.startsWith('node:')) return null
        const found = await build.resolve(path, { ...from, pluginData: 'resolving' })
        const home = homes.get(found.path) ?? homes.get(path)
        // Modules of one part see each other directly.
        return home === undefined || homes.get(from.importer)?.part === home.part
          ? null
          : { path: found.path, namespace: 'late', pluginData: home }
      })
      build.onLoad(
        { filter: /.*/, namespace: 'late' },
        ({ pluginData: { part, names } }: { pluginData: Home }) => ({
          contents: lateFunctions(`part:${part}`, names),
        }),
      )
    },
  }
}

interface Home {
  readonly part: string
  readonly names: readonly string[]
}

/** By absolute path, or by the name of a package. */
const homesIn = (root: string): ReadonlyMap<string, Home> =>
  new Map(
    Object.entries(PARTS).flatMap(([part, modules]) =>
      Object.entries(modules).map(([module, names]) => [
        isOurs(module) ? join(root, module) : module,
        { part, names },
      ]),
    ),
  )

const isOurs = (module: string): boolean => module.endsWith('.ts')

const partEntry = (part: string): string =>
  Object.entries(PARTS[part] ?? {})
    .map(([module, names]) => `export { ${names.join(', ')} } from '${isOurs(module) ? './' : ''}${module}'`)
    .join('\n')

const lateFunctions = (module: string, names: readonly string[]): string =>
  names
    .map(
      (name) => `export const ${name} = (...words) => require(${JSON.stringify(module)}).${name}(...words)`,
    )
    .join('\n')

export const lateBuiltins: Plugin = {
  name: 'late-builtins',
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path, namespace }) =>
      namespace === 'late-builtin' || !(path in LATE_BUILTINS)
        ? { path, external: true }
        : { path, namespace: 'late-builtin' },
    )
    build.onLoad({ filter: /.*/, namespace: 'late-builtin' }, ({ path }) => ({
      contents: lateFunctions(path, LATE_BUILTINS[path] ?? []),
    }))
  },
}

/** The provider's schema, which plans and JSON configuration ask, is a file of its own that is read when one of its keys is. */
export const lateTables: Plugin = {
  name: 'late-tables',
  setup(build) {
    build.onLoad({ filter: TABLE }, ({ path }) => ({ contents: lateTable(path) }))
  },
}

/** Tables that lie beside the parts as they are. */
export const TABLES = ['model/vocabulary/generated/terraform-schema.json'] as const

const TABLE = /[\\/]vocabulary[\\/]generated[\\/]terraform-schema\.json$/

/** A module whose default export has the table's own keys. */
function lateTable(path: string): string {
  const keys = Object.keys(JSON.parse(readFileSync(path, 'utf8'))).map((key) => JSON.stringify(key))
  return `const table = () => require('./${basename(path)}')
export default { ${keys.map((key) => `get ${key}() { return table()[${key}] }`).join(', ')} }`
}
