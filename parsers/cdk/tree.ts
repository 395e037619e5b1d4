/**
 * # Constructs of an app without its metadata
 *
 * `tree.json` names every construct and the logical id of those that are resources, though not the template: an id counts where one construct
 * below the stack has it.
 *
 *     { "tree": { "path": "", "children": { "Net": { "path": "Net", "children": { "Vpc": {
 *       "path": "Net/Vpc/Resource", "attributes": { "aws:cdk:cloudformation:logicalId": "Vpc8378EB38" } } } } } } }
 */
import type { Construct } from '../../model/declaration'
import { type Node, valueAt } from '../yaml/node'

/** By logical id, for the constructs below a stack. */
export type Tree = (stack: string) => ReadonlyMap<string, Construct>

export function treeOf(root: Node | undefined): Tree {
  const all = [...constructsBelow(valueAt(root, 'tree'))]
  return (stack) => {
    const found = new Map<string, Construct | null>()
    for (const { id, path } of all)
      if (path.startsWith(`${stack}/`)) found.set(id, found.has(id) ? null : { path })
    return new Map([...found].flatMap(([id, construct]) => (construct ? [[id, construct] as const] : [])))
  }
}

interface Named {
  readonly id: string
  readonly path: string
}

/** Without recursion: apps nest as deep as they like. */
function* constructsBelow(tree: Node | undefined): Generator<Named> {
  const open = tree ? [tree] : []
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const [id, path] = [valueAt(valueAt(node, 'attributes'), LOGICAL_ID), valueAt(node, 'path')]
    if (id?.kind === 'scalar' && path?.kind === 'scalar') yield { id: id.text, path: path.text }
    const children = valueAt(node, 'children')
    if (children?.kind === 'mapping') for (const { value } of children.pairs) open.push(value)
  }
}

const LOGICAL_ID = 'aws:cdk:cloudformation:logicalId'
