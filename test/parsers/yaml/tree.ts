/** The tree without what makes it long to compare. */
import type { Node } from '../../../parsers/yaml/node'

export type Plain = string | readonly Plain[] | { readonly [key: string]: Plain }

/** Scalars as text, tags in front: `!Ref Vpc`. */
export function plain(node: Node | undefined): Plain | undefined {
  if (!node) return undefined
  if (node.kind === 'scalar') return node.tag ? `${node.tag} ${node.text}` : node.text
  const inner = node.kind === 'sequence' ? node.items.map((item) => plain(item) ?? '') : entries(node)
  return node.tag ? { [node.tag]: inner } : inner
}

const entries = (node: Extract<Node, { kind: 'mapping' }>): Plain =>
  Object.fromEntries(node.pairs.map(({ key, value }) => [key.text, plain(value) ?? '']))

/** Every node with the text it spans, in order. */
export function spans(node: Node, text: string, into: string[] = []): readonly string[] {
  into.push(text.slice(node.start, node.end))
  if (node.kind === 'sequence') for (const item of node.items) spans(item, text, into)
  for (const { key, value } of node.kind === 'mapping' ? node.pairs : []) {
    into.push(key.text)
    spans(value, text, into)
  }
  return into
}
