/** From a position in a template to the resource it lies in and the path inside of it: `Properties.PrivateDnsEnabled`. */
import type { Position } from '../model/range-in-source'
import { readSyntax } from '../parsers/cloudformation/read-syntax'
import { type Node, valueAt } from '../parsers/yaml/node'

export interface WithinResource {
  readonly logicalId: string
  readonly path: string
}

export function withinResource(text: string, { line, column }: Position): WithinResource | null {
  const offset = offsetOf(text, line, column)
  const resources = valueAt(readSyntax({ name: '', text }).root, 'Resources')
  const pairs = resources?.kind === 'mapping' ? resources.pairs : []
  const own = pairs.find(({ key, value }) => key.start <= offset && offset < value.end)
  return own ? { logicalId: own.key.text, path: pathTo(own.value, offset).join('.') } : null
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0
  for (let seen = 1; seen < line; seen += 1) start = text.indexOf('\n', start) + 1
  return start + column - 1
}

function pathTo(node: Node, offset: number): readonly string[] {
  if (node.kind === 'scalar') return []
  if (node.kind === 'sequence') {
    const index = node.items.findIndex(({ start, end }) => start <= offset && offset < end)
    const item = node.items[index]
    return item ? [String(index), ...pathTo(item, offset)] : []
  }
  const pair = node.pairs.find(({ key, value }) => key.start <= offset && offset < value.end)
  return pair ? [pair.key.text, ...pathTo(pair.value, offset)] : []
}
