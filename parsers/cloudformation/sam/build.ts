/** Makes syntax for what a SAM resource stands for; every node points at the text that asked for it. */
import type { MappingNode, Node, Pair, ScalarNode, SequenceNode } from '../../yaml/node'
import type { ResourceText } from '../template-text'

/** Where generated syntax points. */
export interface At {
  readonly start: number
  readonly end: number
}

export const text = (value: string, at: At): ScalarNode => ({
  kind: 'scalar',
  text: value,
  style: 'quoted',
  start: at.start,
  end: at.end,
})

/** Like {@link text}, but read as JSON would: `true` is no text. */
export const word = (value: string, { start, end }: At): ScalarNode => ({
  kind: 'scalar',
  text: value,
  style: 'plain',
  start,
  end,
})

export const items = (nodes: readonly Node[], at: At): SequenceNode => ({
  kind: 'sequence',
  items: nodes,
  start: at.start,
  end: at.end,
})

/** Entries without a value are left out. */
export function mapping(entries: Readonly<Record<string, Node | undefined>>, at: At): MappingNode {
  const pairs: Pair[] = []
  for (const key in entries) {
    const value = entries[key]
    if (value) pairs.push({ key: text(key, at), value })
  }
  return { kind: 'mapping', pairs, start: at.start, end: at.end }
}

export const pairsMapping = (pairs: readonly Pair[], at: At): MappingNode => ({
  kind: 'mapping',
  pairs,
  start: at.start,
  end: at.end,
})

export const ref = (name: string, at: At): MappingNode => mapping({ Ref: text(name, at) }, at)

export const getAttribute = (name: string, attribute: string, at: At): MappingNode =>
  mapping({ 'Fn::GetAtt': items([text(name, at), text(attribute, at)], at) }, at)

export const substituted = (pattern: string, at: At): MappingNode =>
  mapping({ 'Fn::Sub': text(pattern, at) }, at)

/** The node where the condition holds, nothing elsewhere. */
export const onlyIf = (condition: string | undefined, node: Node): Node =>
  condition === undefined
    ? node
    : mapping({ 'Fn::If': items([text(condition, node), node, ref('AWS::NoValue', node)], node) }, node)

/** The mapping with an entry set; in its old position where it was there. */
export function withEntry(node: MappingNode, key: string, value: Node): MappingNode {
  const has = node.pairs.some((pair) => pair.key.text === key)
  const pairs = has
    ? node.pairs.map((pair) => (pair.key.text === key ? { key: pair.key, value } : pair))
    : [...node.pairs, { key: text(key, value), value }]
  return { ...node, pairs }
}

export interface Generated {
  readonly id: string
  readonly type: string
  readonly properties: MappingNode
  /** The condition of the SAM resource holds for all that is made of it. */
  readonly condition: Node | undefined
  readonly at: At
  readonly dependsOn?: Node | undefined
  readonly partial?: true
}

export function resourceText({
  id,
  type,
  properties,
  condition,
  at,
  dependsOn,
  partial,
}: Generated): ResourceText {
  const entries = { Type: text(type, at), Condition: condition, DependsOn: dependsOn, Properties: properties }
  const body = mapping(entries, at)
  return { key: text(id, at), body, ...(partial && { partial }) }
}
