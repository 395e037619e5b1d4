/**
 * Writes an allow into the `Metadata` of a resource in a JSON template, where no comment can stand. Only what is needed is added; the rest of
 * the text stays as people formatted it.
 */
import type { MappingNode, Node, SequenceNode } from '../../parsers/yaml/node'
import { valueAt } from '../../parsers/yaml/node'
import { sentence } from './comment'
import type { AllowWords } from './wording'

/** Undefined where what is there has another shape than an allow has. */
export function withMetadata(text: string, resource: Node, words: AllowWords): string | undefined {
  const said = JSON.stringify(sentence(words).replace(/^allow /, ''))
  let owner = resource
  let value = `[${said}]`
  for (const [index, key] of STEPS.entries()) {
    if (owner.kind !== 'mapping') return undefined
    const next = valueAt(owner, key)
    if (next === undefined) {
      for (const inner of STEPS.slice(index + 1).reverse()) value = `{ ${JSON.stringify(inner)}: ${value} }`
      return withEntry(text, owner, `${JSON.stringify(key)}: ${value}`)
    }
    owner = next
  }
  return owner.kind === 'sequence' ? withEntry(text, owner, said) : undefined
}

const STEPS = ['Metadata', 'vpclint', 'allow']

/** From where to where the last entry stands; nothing where there is none. */
function lastIn(
  owner: MappingNode | SequenceNode,
): { readonly start: number; readonly end: number } | undefined {
  if (owner.kind === 'sequence') return owner.items.at(-1)
  const last = owner.pairs.at(-1)
  return last && { start: last.key.start, end: last.value.end }
}

/** After the last entry, in the way in which that one stands. */
function withEntry(text: string, owner: MappingNode | SequenceNode, entry: string): string {
  const last = lastIn(owner)
  const { start, end } = last ?? { start: owner.start, end: owner.start + 1 }
  const line = text.lastIndexOf('\n', start - 1) + 1
  const before = text.slice(line, start)
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const space = last !== undefined && before.trim() === '' ? `${newline}${before}` : ' '
  return `${text.slice(0, end)}${last === undefined ? '' : ','}${space}${entry}${text.slice(end)}`
}
