/** What every resource has, whatever its kind, and what it means that it does not have something. */
import type { Resource } from '../model/resource'
import { absent, known, type Origin, unknown, type Value, written } from '../model/value'
import type { Rows } from '../resources/define'
import { isSmall } from './budget'

/** Attributes that rules may ask of every kind. */
export function everywhere(resource: Resource, attribute: string): Value<unknown> | undefined {
  const origin = written(resource.place)
  switch (attribute) {
    case 'account':
      return resource.account
    case 'region':
      return resource.region
    case 'kind':
      return known(resource.kind, origin)
    case 'ownership':
      return known(resource.ownership, origin)
    case 'dialect':
      return known(resource.dialect, origin)
    case 'action':
      return resource.action ? known(resource.action, origin) : absent(headerOf(resource))
    default:
      return undefined
  }
}

/** Nobody sets it; unless a part of the block could not be read, or somebody else owns the resource. */
export function missing(resource: Resource): Value<unknown> {
  if (resource.ownership === 'read') return unknown('data-source', headerOf(resource))
  return resource.open ? unknown('opaque-expression', headerOf(resource)) : absent(headerOf(resource))
}

export const headerOf = (resource: Resource): Origin => ({ place: resource.place, how: 'default', trail: [] })

/**
 * What a resource says itself, and plainly. It keeps that itself: most of what is asked, and in a large plan most of what would be kept
 * twice.
 */
export function saidBy(resource: Resource, attribute: string, rows: Rows): Value<unknown> | undefined {
  const row = rows[attribute]
  const value = row && resource.attributes.get(attribute)
  if (value?.state === 'known' || value?.state === 'absent') return value
  // What relations lead to is imported by themselves.
  const isLink = row?.row === 'one' || row?.row === 'many'
  return value && isLink && isShort(value) && isSmall(value) ? value : undefined
}

/** Looked at again each time. */
const isShort = (value: Value<unknown>): boolean => value.state !== 'list' || value.items.length <= FEW

const FEW = 32
