/** Writes `resources/index.ts` from the tables in `resources/kinds/`, and the types of CloudFormation that they name for its parser. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { namesIn } from '../resources/adapt/type-names'
import type { Kind } from '../resources/define'

const room = join(__dirname, '..', 'resources')

interface Table {
  readonly file: string
  readonly name: string
  readonly kind: Kind
}

const isKind = (value: unknown): value is Kind =>
  typeof value === 'object' && value !== null && 'kind' in value && 'rows' in value

const files = readdirSync(join(room, 'kinds')).sort()
const byKind = (a: Table, b: Table): number => (a.kind.kind < b.kind.kind ? -1 : 1)

async function tablesOf(file: string): Promise<readonly Table[]> {
  const exported: Record<string, unknown> = await import(join(room, 'kinds', file))
  return Object.entries(exported).flatMap(([name, kind]) =>
    isKind(kind) ? [{ file: file.replace(/\.ts$/, ''), name, kind }] : [],
  )
}

function groupsOf(tables: readonly Table[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const { kind } of tables)
    for (const group of kind.groups ?? []) groups.set(group, [...(groups.get(group) ?? []), kind.kind])
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function importsOf(tables: readonly Table[]): string {
  const names = new Map<string, string[]>()
  for (const { file, name } of tables) names.set(file, [...(names.get(file) ?? []), name].sort())
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, imported]) => `import { ${imported.join(', ')} } from './kinds/${file}'`)
    .join('\n')
}

const quoted = (name: string): string => (/^[a-z]+$/.test(name) ? name : `'${name}'`)

const WRITTEN = 'Written by `scripts/generate-resources.ts`; do not edit.'

const indexOf = (tables: readonly Table[]): string => `/** Every kind. ${WRITTEN} */
import type { Kind } from './define'
${importsOf(tables)}

export { type GroupKinds, groupNames, kindsInGroup } from './groups'

export const kinds = {
${tables.map(({ kind, name }) => `  ${quoted(kind.kind)}: ${name},`).join('\n')}
}

/** The rows of each kind, as types: what conditions of rules are made from. */
export type KindRows = { readonly [K in keyof typeof kinds]: (typeof kinds)[K]['rows'] }

const byName: ReadonlyMap<string, Kind> = new Map(Object.entries(kinds))

/** The table of a kind; nothing for the name of a group. */
export const kindNamed = (name: string): Kind | undefined => byName.get(name)
`

function groupsFile(tables: readonly Table[]): string {
  const groups = [...groupsOf(tables)]
  return `/** Names that stand for several kinds. ${WRITTEN} */

export interface GroupKinds {
${groups.map(([group, members]) => `  readonly ${quoted(group)}: ${members.map((member) => `'${member}'`).join(' | ')}`).join('\n')}
}

const groups: ReadonlyMap<string, readonly string[]> = new Map([
${groups.map(([group, members]) => `  ['${group}', [${members.map((member) => `'${member}'`).join(', ')}]],`).join('\n')}
])

export const groupNames: readonly string[] = [...groups.keys()]

/** The kinds of a group; none when there is no such group. */
export const kindsInGroup = (name: string): readonly string[] => groups.get(name) ?? []
`
}

const typesFile = (
  tables: readonly Table[],
): string => `/** Types of CloudFormation that the tables name. ${WRITTEN} */
export const CLOUDFORMATION_TYPES: readonly string[] = [
${[...new Set(tables.flatMap(({ kind }) => namesIn(kind.names.cloudformation)))]
  .sort()
  .map((type) => `  '${type}',`)
  .join('\n')}
]
`

async function generate(): Promise<void> {
  const tables = (await Promise.all(files.map(tablesOf))).flat().sort(byKind)
  writeFileSync(join(room, 'index.ts'), indexOf(tables))
  writeFileSync(join(room, 'groups.ts'), groupsFile(tables))
  writeFileSync(join(room, '../model/vocabulary/generated/cloudformation-types.ts'), typesFile(tables))
}

void generate()
