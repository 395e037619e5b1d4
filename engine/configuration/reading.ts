/** Reading a configuration from its syntax tree: what is wrong is said where it stands, once, with the word that was meant. */
import { nearest } from '../../model/nearest'
import { type Place, type Source, span } from '../../model/place'
import type { Problem } from '../../model/problem'
import { joinPath } from '../../parsers/terraform/evaluate/path'
import type { Node, Pair } from '../../parsers/yaml/node'

export interface Reading {
  readonly source: Source
  readonly problems: Problem[]
}

export const placeAt = (
  { start, end }: { readonly start: number; readonly end: number },
  { source }: Reading,
): Place => span(source.name, start, end)

export function complain(
  message: string,
  at: { readonly start: number; readonly end: number },
  reading: Reading,
  misspelt?: { readonly word: string; readonly known: readonly string[] },
): void {
  const found = misspelt === undefined ? null : nearest(misspelt.word, misspelt.known)
  reading.problems.push({
    code: 'configuration-invalid',
    severity: 'unreadable',
    message: found === null ? message : `${message} Did you mean "${found}"?`,
    place: placeAt(at, reading),
  })
}

/** A path relative to the file that says it, as a name of the run; undefined where it leads out of it. */
export const besides = (path: string, { source: { name } }: Reading): string | undefined =>
  joinPath(name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '', path)

/** Text that is not empty. */
export function textOf(node: Node, name: string, reading: Reading): string | null {
  if (node.kind === 'scalar' && node.text.trim() !== '') return node.text.trim()
  complain(`${name} is a text.`, node, reading)
  return null
}

export function wordOf<T extends string>(
  node: Node,
  name: string,
  known: readonly T[],
  reading: Reading,
): T | null {
  const word = node.kind === 'scalar' ? node.text : ''
  const found = known.find((each) => each === word)
  if (found === undefined)
    complain(`${name} is ${known.join(', ')}; "${word}" is none of them.`, node, reading, { word, known })
  return found ?? null
}

/** The pairs of a mapping; an empty value (`rules:` with nothing below) is an empty mapping. */
export function pairsOf(node: Node, name: string, reading: Reading): readonly Pair[] {
  if (node.kind === 'mapping') return node.pairs
  if (node.kind === 'scalar' && node.text === '') return []
  complain(`${name} is a mapping.`, node, reading)
  return []
}

export function itemsOf(node: Node, name: string, reading: Reading): readonly Node[] {
  if (node.kind === 'sequence') return node.items
  if (node.kind === 'scalar' && node.text === '') return []
  complain(`${name} is a list.`, node, reading)
  return []
}

/** Every key of an entry must be one of these. */
export function onlyKeys(node: Node, known: readonly string[], reading: Reading): void {
  for (const { key } of node.kind === 'mapping' ? node.pairs : []) {
    if (!known.includes(key.text))
      complain(`"${key.text}" is not a key that can stand here.`, key, reading, { word: key.text, known })
  }
}
