/** One instance of a resource or data source: its attributes, each evaluated when it is first asked for. */
import { unknown, type Value, written } from '../../model/value'
import { placeOf, type Scope } from './evaluate/scope'
import { asBlocks } from './json-blocks'
import { attributeValue, blocksValue, metaArguments, metaBlocks, producedType } from './nested-blocks'
import type { ProviderInstance } from './providers'
import type { Attribute, Block } from './syntax/tree'

export interface ResourceInstance {
  readonly id: string
  readonly address: string
  readonly type: string
  readonly mode: 'managed' | 'read'
  readonly block: Block
  readonly scope: Scope
  readonly exists: Value<boolean>
  readonly symbolic: boolean
  readonly provider: ProviderInstance
  /** What the configuration says about an attribute; `undefined` when it says nothing. */
  configured(name: string): Value<unknown> | undefined
}

/** Names of everything the configuration sets. */
export function configuredNames(block: Block): readonly string[] {
  const names = block.body.attributes
    .map((attribute) => attribute.name)
    .filter((name) => !metaArguments.has(name))
  const types = block.body.blocks.map(producedType).filter((type) => !metaBlocks.has(type))
  return [...new Set([...names, ...types])]
}

/** Remembers every attribute; one that is asked for while it is being evaluated hangs on itself. */
export function configuredBy(
  block: Block,
  mode: 'managed' | 'read',
  scope: Scope,
): (name: string) => Value<unknown> | undefined {
  const found = new Map<string, Value<unknown> | 'pending' | undefined>()
  return (name) => {
    const before = found.get(name)
    if (before === 'pending')
      return unknown('cycle', written(placeOf(block.header, { ...scope, source: block.source })))
    if (before !== undefined || found.has(name)) return before
    found.set(name, 'pending')
    const attribute = block.body.attributes.find((each) => each.name === name)
    const value =
      attribute === undefined
        ? blocksValue(name, block.body, scope)
        : argumentValue(attribute, block, mode, scope)
    found.set(name, value)
    return value
  }
}

function argumentValue(
  attribute: Attribute,
  block: Block,
  mode: 'managed' | 'read',
  scope: Scope,
): Value<unknown> {
  const value = attributeValue(attribute, scope)
  const isJson = attribute.source.endsWith('.json')
  return isJson ? asBlocks(value, mode, block.labels[0]?.text ?? '', [attribute.name]) : value
}
