/** Writes `rules/index.ts` from the files in `rules/`: `npx tsx scripts/generate-rules-index.ts`. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOM = join(__dirname, '..', 'rules')

interface RuleFile {
  readonly name: string
  readonly path: string
}

/** Subjects are folders, a rule's file has its id. */
function ruleFiles(): readonly RuleFile[] {
  const subjects = readdirSync(ROOM, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return subjects
    .flatMap((subject) =>
      readdirSync(join(ROOM, subject.name)).map((file) => ({ subject: subject.name, file })),
    )
    .filter(({ file }) => file.endsWith('.ts'))
    .map(({ subject, file }) => ({
      name: file.slice(0, -'.ts'.length),
      path: `./${subject}/${file.slice(0, -3)}`,
    }))
    .sort((left, right) => (left.path < right.path ? -1 : 1))
}

const variable = (id: string): string =>
  id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

function indexText(files: readonly RuleFile[]): string {
  const imports = files.map(({ name, path }) => `import ${variable(name)} from '${path}'`)
  const entries = files.map(({ name }) => `  ${variable(name)},`)
  return `/** Every built-in rule. Written by \`scripts/generate-rules-index.ts\`; do not edit. */
import type { AnyRule } from '../engine/rule'
${imports.join('\n')}

export const rules: readonly AnyRule[] = [
${entries.join('\n')}
]
`
}

writeFileSync(join(ROOM, 'index.ts'), indexText(ruleFiles()))
