/** Writes an allow into a `vpclint.yaml`: for plans without their sources, and for what is neither text of people nor a template. */
import { readYaml } from '../../parsers/yaml/read'
import type { AllowWords } from './wording'

export interface AllowEntry extends AllowWords {
  /** Relative to the file. */
  readonly path: string
  readonly address: string
}

/** Undefined where the section is written in a way that nothing can be added to safely. */
export function withEntry(text: string, entry: AllowEntry): string | undefined {
  const { root } = readYaml({ name: 'vpclint.yaml', text })
  if (root !== undefined && root.kind !== 'mapping' && text.replace(/^\s*#.*$/gm, '').trim() !== '')
    return undefined
  const section =
    root?.kind === 'mapping' ? root.pairs.find(({ key }) => key.text === 'allow')?.value : undefined
  const line = lineOf(entry)
  if (section === undefined) {
    const gap = text === '' || text.endsWith('\n') ? '' : '\n'
    return `${text}${gap}allow:\n  - ${line}\n`
  }
  const last = section.kind === 'sequence' ? section.items.at(-1) : undefined
  if (section.kind !== 'sequence' || last === undefined) return undefined
  const start = text.lastIndexOf('\n', last.start - 1) + 1
  const [, indentation] = /^([ \t]*)- /.exec(text.slice(start, last.start + 2)) ?? []
  // A list on one line: before its bracket.
  if (indentation === undefined) return `${text.slice(0, last.end)}, ${line}${text.slice(last.end)}`
  const end = text.indexOf('\n', last.end)
  const after = end === -1 ? text.length : end
  return `${text.slice(0, after)}\n${indentation}- ${line}${text.slice(after)}`
}

function lineOf({ rules, path, address, until, because }: AllowEntry): string {
  const told = [
    `rule: ${rules.join(', ')}`,
    `path: ${JSON.stringify(path)}`,
    `address: ${JSON.stringify(address)}`,
    ...(until === null ? [] : [`until: ${until}`]),
    `because: ${JSON.stringify(because)}`,
  ]
  return `{ ${told.join(', ')} }`
}
