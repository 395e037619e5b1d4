/** Override files: arguments replace arguments, nested blocks of a type replace all blocks of that type. */
import type { Block } from './syntax/tree'

export function withOverride(block: Block, by: Block): Block {
  const names = new Set(by.body.attributes.map((attribute) => attribute.name))
  const types = new Set(by.body.blocks.map(typeReplaced))
  const attributes = block.body.attributes.filter(
    (attribute) => !names.has(attribute.name) && !types.has(attribute.name),
  )
  const blocks = block.body.blocks.filter(
    (inner) => !types.has(typeReplaced(inner)) && !names.has(typeReplaced(inner)),
  )
  return {
    ...block,
    ...(block.broken || by.broken ? { broken: true as const } : {}),
    body: {
      ...block.body,
      attributes: [...attributes, ...by.body.attributes],
      blocks: [...blocks, ...by.body.blocks],
    },
  }
}

/** A `dynamic "ingress"` stands for `ingress` blocks. */
const typeReplaced = (block: Block): string =>
  block.type === 'dynamic' ? (block.labels[0]?.text ?? '') : block.type
