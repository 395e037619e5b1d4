/** What a table is read from: a declaration, or a block inside one. */
import type { Declaration, Deployment, Dialect } from '../../model/declaration'
import type { Place } from '../../model/place'
import { absent, type UnknownReason, unknown, type Value, written } from '../../model/value'

export interface Block {
  readonly dialect: Dialect
  readonly attributes: ReadonlyMap<string, Value<unknown>>
  /** Why attributes may be set that are not in the map; null: all are in it. */
  readonly open: UnknownReason | null
  readonly place: Place
}

export function declaredBlock(declaration: Declaration, deployment: Deployment | undefined): Block {
  const { dialect, attributes, place } = declaration
  return { dialect, attributes, open: openness(declaration, deployment), place }
}

function openness(declaration: Declaration, deployment: Deployment | undefined): UnknownReason | null {
  if (declaration.mode === 'read') return 'data-source'
  if (!declaration.open) return null
  if (deployment?.incomplete.some(({ what }) => what === 'unreadable-file')) return 'partly-read'
  if (declaration.dialect === 'cloudformation') return 'macro'
  return deployment?.form === 'terraform-plan' ? 'not-planned' : 'dynamic-block'
}

/** A nested block; what is no map has no attributes that can be told. */
export function nestedBlock(dialect: Dialect, value: Value<unknown>): Block {
  const place = value.origin.place
  if (value.state === 'map')
    return { dialect, attributes: value.entries, open: value.open ? 'dynamic-block' : null, place }
  const open = value.state === 'unknown' ? value.reason : 'opaque-expression'
  return { dialect, attributes: new Map(), open, place }
}

/** What an attribute that is not in the block is. */
export const notWritten = (block: Block): Value<unknown> =>
  block.open === null ? absent(written(block.place)) : unknown(block.open, written(block.place))
