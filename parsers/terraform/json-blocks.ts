/**
 * The JSON spelling does not tell a block from an attribute: `"ingress": {…}` may be either. The provider's schema does, so that
 * blocks are lists of maps here as everywhere.
 */
import { list, type Mapping, type Value } from '../../model/value'
import { nestingOf } from '../../model/vocabulary/terraform-schema'

type Mode = 'managed' | 'read'

/** The value of an attribute of the JSON spelling at a path of names, blocks as lists. */
export function asBlocks(
  value: Value<unknown>,
  mode: Mode,
  type: string,
  names: readonly string[],
): Value<unknown> {
  const nesting = nestingOf(mode, type, names)
  if (nesting === undefined) return value
  const isOne = nesting === 'single' || nesting === 'map'
  if (value.state === 'map') {
    const inner = withInnerBlocks(value, mode, type, names)
    return isOne ? inner : list([inner], value.origin)
  }
  if (value.state !== 'list') return value
  return {
    ...value,
    items: value.items.map((item) =>
      item.state === 'map' ? withInnerBlocks(item, mode, type, names) : item,
    ),
  }
}

function withInnerBlocks(value: Mapping, mode: Mode, type: string, names: readonly string[]): Mapping {
  const entries = new Map(
    [...value.entries].map(([name, entry]) => [name, asBlocks(entry, mode, type, [...names, name])]),
  )
  return { ...value, entries }
}
