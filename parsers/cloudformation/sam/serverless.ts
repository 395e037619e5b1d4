/**
 * What the parts of the expansion have in common.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification.html
 */
import { createHash } from 'node:crypto'
import type { MappingNode, Node, Pair, ScalarNode } from '../../yaml/node'
import { callOf, literalText } from '../call'
import type { Parameter } from '../parameters'
import type { ResourceText } from '../template-text'

export const SERVERLESS = 'AWS::Serverless-2016-10-31'

/** A resource of SAM, with what `Globals` says about its kind. */
export interface ServerlessResource {
  readonly id: string
  readonly key: ScalarNode
  readonly properties: MappingNode
  readonly condition: Node | undefined
  readonly dependsOn: Node | undefined
}

/** What the expansion makes, besides what it leaves alone. */
export interface Expansion {
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly resources: Map<string, ResourceText>
  readonly conditions: Map<string, Pair>
  readonly renames: Map<string, string>
}

/** SAM puts a parameter's value, or its default, in place of a `Ref` before it makes logical ids of it. */
export function settledText(
  node: Node | undefined,
  { parameters }: Pick<Expansion, 'parameters'>,
): string | undefined {
  const call = node && callOf(node)
  if (!call) return literalText(node)
  return call.name === 'Ref' ? parameters.get(literalText(call.argument) ?? '')?.text : undefined
}

/** The ending that the translator gives to ids of what has no name of its own. */
export const idEnding = (of: string): string =>
  of === '' ? '' : createHash('sha1').update(of).digest('hex').slice(0, 10)

/** The text the translator hashes for a value: itself, or compact JSON with sorted keys. */
export function hashedText(node: Node, expansion: Pick<Expansion, 'parameters'>): string {
  return settledText(node, expansion) ?? sortedJson(node)
}

function sortedJson(node: Node): string {
  const call = node.tag === undefined ? undefined : callOf(node)
  if (call) return `{${JSON.stringify(call.name)}:${sortedJson(call.argument)}}`
  switch (node.kind) {
    case 'scalar':
      return JSON.stringify(node.text)
    case 'sequence':
      return `[${node.items.map(sortedJson).join(',')}]`
    case 'mapping': {
      const pairs = [...node.pairs].sort((a, b) => (a.key.text < b.key.text ? -1 : 1))
      return `{${pairs.map(({ key, value }) => `${JSON.stringify(key.text)}:${sortedJson(value)}`).join(',')}}`
    }
  }
}

/** `<Api><Stage>Stage`; a stage name that cannot be in an id becomes an ending. */
export function stageId(api: string, stage: string | undefined): string {
  const name = stage ?? ''
  return /^[A-Za-z0-9]+$/.test(name) ? `${api}${name}Stage` : `${api}Stage${idEnding(name)}`
}
