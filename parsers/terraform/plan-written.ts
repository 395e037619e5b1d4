/**
 * # What the configuration says at a path of an instance's attributes
 *
 *     ["ebs_block_device", 1, "kms_key_id"]   of   { "ebs_block_device": [{ "device_name": …, "kms_key_id": … }, { … }] }
 *
 * Blocks of a list are in the order of the source, blocks of a set are not: those are recognized by their literals. Where the plan has
 * other than as many blocks as the configuration, a `dynamic` block made some of them, and none is certain.
 */
import { isExpression, leaves, type PlanExpression } from './plan-configuration'
import { entries, field, isArray, items, type Json, type JsonPath } from './plan-json'

export interface Written {
  readonly expressions: readonly PlanExpression[]
  /** False where it is not certain which of several blocks made this one. */
  readonly certain: boolean
  /** A block on the way is not in the configuration although it is in the plan: it was generated, or may have been. */
  readonly generated: boolean
}

interface Standing {
  readonly nodes: readonly Json[]
  readonly value: Json | undefined
  readonly certain: boolean
  readonly mayBeGenerated: boolean
}

/** `values` are the planned values; `isOrdered` says of a path of names whether its blocks are a list. */
export function writtenAt(
  expressions: Json | undefined,
  path: JsonPath,
  values: Json | undefined,
  isOrdered: (names: readonly string[]) => boolean,
): Written {
  let standing: Standing = {
    nodes: expressions === undefined ? [] : [expressions],
    value: values,
    certain: true,
    mayBeGenerated: false,
  }
  for (const [depth, step] of path.entries()) {
    if (typeof path[depth - 1] === 'string' && standing.nodes.every(isExpression)) break
    const ordered = typeof step === 'number' && isOrdered(namesIn(path.slice(0, depth)))
    standing = typeof step === 'number' ? atElement(standing, step, ordered) : atName(standing, step)
    if (standing.nodes.length > 0) continue
    const generated = standing.mayBeGenerated || leadsIntoBlock(path.slice(depth))
    return { expressions: [], certain: standing.certain, generated }
  }
  const found = standing.nodes.flatMap((node) => leaves(node))
  return { expressions: found, certain: standing.certain, generated: false }
}

const namesIn = (path: JsonPath): readonly string[] => path.filter((step) => typeof step === 'string')

const leadsIntoBlock = (path: JsonPath): boolean =>
  path.some((step, at) => typeof step === 'number' && typeof path[at + 1] === 'string')

const atName = (standing: Standing, name: string): Standing => ({
  ...standing,
  nodes: standing.nodes.flatMap((node) => field(node, name) ?? []),
  value: field(standing.value, name),
})

function atElement(standing: Standing, at: number, ordered: boolean): Standing {
  const elements = items(standing.value)
  const blocks = standing.nodes.flatMap((node) => (isArray(node) ? node : [node]))
  const inPlace = blocks[at]
  const complete = blocks.length === elements.length
  const settled = complete && (ordered || blocks.length === 1) && inPlace !== undefined
  const nodes = settled ? [inPlace] : blocks.filter((block) => mayMake(block, elements[at]))
  return {
    nodes,
    value: elements[at],
    certain: standing.certain && complete && nodes.length === 1,
    mayBeGenerated: standing.mayBeGenerated || !complete,
  }
}

/** Can this block of the configuration have made that element? Its literals say so where they differ. */
function mayMake(block: Json, element: Json | undefined): boolean {
  return entries(block).every(([name, expression]) => {
    const constant = isExpression(expression) ? field(expression, 'constant_value') : undefined
    const planned = field(element, name)
    if (constant === undefined || constant === null || typeof constant === 'object') return true
    if (planned === undefined || planned === null || typeof planned === 'object') return true
    return String(constant) === String(planned)
  })
}
