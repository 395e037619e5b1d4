/** The type of what an expression refers to, as the provider's schema says: `aws_vpc.main.id` is a text before anybody knows it. */
import type { Reference } from '../../../model/reference'
import type { Referring } from '../../../model/value'
import { typeOfAttribute } from '../../../model/vocabulary/terraform-schema'
import { parseAddress } from '../address'
import { ANY, type Type } from './type'

/** `any` where nothing says it, or several say otherwise. */
export function typeOfReference({ targets }: Referring): Type {
  const [first = ANY, ...others] = targets.map(typeOfTarget)
  return others.every((other) => isSameSimple(first, other)) ? first : ANY
}

function typeOfTarget({ to, attribute }: Reference): Type {
  if (to.is === 'symbol') return attribute === '' ? { is: 'string' } : ANY
  // The id of whatever thing is text.
  if (attribute === 'id') return { is: 'string' }
  const address = to.is === 'declaration' ? parseAddress(to.id.slice(to.id.indexOf('#') + 1)) : undefined
  if (address === undefined || address.mode === 'ephemeral') return ANY
  const steps = attribute.match(/[^.[\]]+|\[[^\]]*\]/g) ?? []
  const names = steps.filter((step) => !step.startsWith('['))
  const found = typeOfAttribute(address.mode === 'data' ? 'read' : 'managed', address.type, names)
  if (found === undefined) return ANY
  const isElement = steps.at(-1)?.startsWith('[') === true
  if (found.collection === undefined) return isElement ? ANY : { is: found.of }
  return isElement ? { is: found.of } : { is: found.collection, of: { is: found.of } }
}

function isSameSimple(one: Type, other: Type): boolean {
  if (one.is !== other.is) return false
  return 'of' in one && 'of' in other
    ? isSameSimple(one.of, other.of)
    : one.is !== 'object' && one.is !== 'tuple'
}
