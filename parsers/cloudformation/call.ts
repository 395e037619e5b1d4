/** A call of an intrinsic function, however it is spelled: `!Sub x`, `Fn::Sub: x`, `{ "Fn::Sub": "x" }`. */
import type { Node, ScalarNode, SequenceNode } from '../yaml/node'

export interface Call {
  /** Long form: `Ref`, `Condition`, `Fn::Sub`. */
  readonly name: string
  readonly argument: Node
  /** The whole expression. */
  readonly node: Node
}

export function callOf(node: Node): Call | undefined {
  if (node.tag !== undefined) return tagged(node, node.tag)
  if (node.kind !== 'mapping' || node.pairs.length !== 1) return undefined
  const pair = node.pairs[0]
  if (!pair || !isFunctionName(pair.key)) return undefined
  return { name: pair.key.text, argument: pair.value, node }
}

const isFunctionName = ({ text }: ScalarNode): boolean =>
  text === 'Ref' || (text.startsWith('Fn::') && !text.startsWith('Fn::ForEach::'))

/** Tags of YAML itself (`!!str`) call nothing. */
const isTagOfYaml = (tag: string): boolean => tag === '!' || tag.startsWith('!!') || tag.startsWith('!<')

function tagged(node: Node, tag: string): Call | undefined {
  if (isTagOfYaml(tag)) return undefined
  return { name: NAMES.get(tag) ?? `Fn::${tag.slice(1)}`, argument: withoutTag(node), node }
}

/** Of the usual tags, so that their names are not put together for every second scalar. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['!Ref', 'Ref'],
  ['!Condition', 'Condition'],
  ...[
    'Sub',
    'GetAtt',
    'If',
    'Join',
    'Select',
    'Equals',
    'Not',
    'And',
    'Or',
    'FindInMap',
    'GetAZs',
    'Cidr',
  ].map((name) => [`!${name}`, `Fn::${name}`] as const),
])

function withoutTag(node: Node): Node {
  const bare = bareNode(node)
  return node.inherited ? { ...bare, inherited: node.inherited } : bare
}

/** Field by field: every second scalar of a template has a tag, and to leave one out of a spread is slow. */
function bareNode(node: Node): Node {
  const { start, end } = node
  switch (node.kind) {
    case 'scalar':
      return { kind: node.kind, text: node.text, style: node.style, start, end }
    case 'sequence':
      return { kind: node.kind, items: node.items, start, end }
    case 'mapping':
      return { kind: node.kind, pairs: node.pairs, start, end }
  }
}

/** The arguments of a function that takes several; a lone one counts as a list of one. */
export const argumentsOf = (argument: Node): readonly Node[] =>
  argument.kind === 'sequence' && argument.tag === undefined ? argument.items : [argument]

export const isPlainList = (node: Node | undefined): node is SequenceNode =>
  node?.kind === 'sequence' && callOf(node) === undefined

/** The text of a scalar that is no call. */
export const literalText = (node: Node | undefined): string | undefined =>
  node?.kind === 'scalar' && (node.tag === undefined || isTagOfYaml(node.tag)) ? node.text : undefined

/** Characters. */
const LONG = 1_000

/**
 * One spelling for all ways to write the same expression, so that equal expressions are the same question. Long ones are
 * only equal to themselves.
 */
export function canonicalText(node: Node): string {
  if (node.kind === 'scalar' && node.tag === undefined && node.text.length < LONG)
    return JSON.stringify(node.text)
  const parts: string[] = []
  return writeCanonical(node, parts, { left: 400 }) ? parts.join('') : `@${node.start}-${node.end}`
}

function writeCanonical(node: Node, parts: string[], budget: { left: number }): boolean {
  if (budget.left-- <= 0) return false
  const call = callOf(node)
  if (call) {
    parts.push(`${call.name}(`)
    const written = writeCanonical(call.argument, parts, budget)
    parts.push(')')
    return written
  }
  switch (node.kind) {
    case 'scalar':
      parts.push(JSON.stringify(node.text))
      return node.text.length < LONG
    case 'sequence':
      parts.push('[')
      for (const item of node.items) if (!writeCanonical(item, parts, budget)) return false
      parts.push(']')
      return true
    case 'mapping':
      parts.push('{')
      for (const { key, value } of node.pairs) {
        parts.push(JSON.stringify(key.text))
        if (!writeCanonical(value, parts, budget)) return false
      }
      parts.push('}')
      return true
  }
}
