/** Plain data from the syntax tree of YAML, and the way back from a path in the data to its place in the text. */
import type { Node } from '../parsers/yaml/node'
import { isNull } from '../parsers/yaml/node'

const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/

/** Scalars as YAML 1.2 reads them: `yes` and `on` are text. */
export function dataOf(node: Node): unknown {
  switch (node.kind) {
    case 'sequence':
      return node.items.map(dataOf)
    case 'mapping':
      // `fromEntries` defines own properties: a key `__proto__` is a key like any other.
      return Object.fromEntries(node.pairs.map(({ key, value }) => [key.text, dataOf(value)]))
    case 'scalar':
      if (node.style !== 'plain') return node.text
      if (isNull(node)) return null
      if (/^(?:true|True|TRUE)$/.test(node.text)) return true
      if (/^(?:false|False|FALSE)$/.test(node.text)) return false
      return NUMBER.test(node.text) ? Number(node.text) : node.text
  }
}

interface Offsets {
  readonly start: number
  readonly end: number
}

/** The node at a path, or the nearest one around it. */
export function nodeAt(node: Node, path: readonly (string | number)[]): Node {
  let here = node
  for (const step of path) {
    const next = childOf(here, step)
    if (!next) return here
    here = next
  }
  return here
}

function childOf(node: Node, step: string | number): Node | undefined {
  if (node.kind === 'sequence') return node.items[Number(step)]
  if (node.kind !== 'mapping') return undefined
  return node.pairs.find(({ key }) => key.text === String(step))?.value
}

/** The key of a property, for what is wrong with its name. */
export function keyAt(node: Node, path: readonly (string | number)[], key: string): Offsets {
  const owner = nodeAt(node, path)
  const pair = owner.kind === 'mapping' ? owner.pairs.find((each) => each.key.text === key) : undefined
  return pair?.key ?? owner
}
