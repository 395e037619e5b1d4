/**
 * `Globals`: what a section says is merged into every resource of its kind. Mappings are merged key by key, lists are put one
 * after the other (the global one first), everything else and every function of the resource replaces the global one.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
import { type MappingNode, type Node, type Pair, valueAt } from '../../yaml/node'
import { callOf } from '../call'

/** By section, made once for all resources of a kind. */
export function globalsIn(globals: Node | undefined): (section: string) => MappingNode | undefined {
  const made = new Map<string, MappingNode | undefined>()
  return (section) => {
    if (!made.has(section)) made.set(section, globalsOf(globals, section))
    return made.get(section)
  }
}

/** The section's properties, marked as inherited. */
function globalsOf(globals: Node | undefined, section: string): MappingNode | undefined {
  const node = valueAt(globals, section)
  if (node?.kind !== 'mapping') return undefined
  const inherited = markInherited(node)
  return inherited.kind === 'mapping' ? inherited : undefined
}

function markInherited(node: Node): Node {
  switch (node.kind) {
    case 'scalar':
      return { ...node, inherited: true }
    case 'sequence':
      return { ...node, inherited: true, items: node.items.map(markInherited) }
    case 'mapping': {
      const pairs = node.pairs.map(({ key, value }) => ({ key, value: markInherited(value) }))
      return { ...node, inherited: true, pairs }
    }
  }
}

export function mergeGlobals(global: Node | undefined, own: Node): Node {
  if (!global || callOf(global) || callOf(own)) return own
  if (global.kind === 'mapping' && own.kind === 'mapping') return mergeMappings(global, own)
  return global.kind === 'sequence' && own.kind === 'sequence'
    ? { ...own, items: [...global.items, ...own.items] }
    : own
}

function mergeMappings(global: MappingNode, own: MappingNode): MappingNode {
  const pairs = new Map<string, Pair>(global.pairs.map((pair) => [pair.key.text, pair]))
  for (const { key, value } of own.pairs)
    pairs.set(key.text, { key, value: mergeGlobals(pairs.get(key.text)?.value, value) })
  return { ...own, pairs: [...pairs.values()] }
}
