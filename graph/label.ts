/** What people call a thing that a value refers to and that the graph does not hold as the wanted resource. */
import type { Reference, Referent } from '../model/reference'
import { referentKey } from '../model/reference'

/** The address part of a declaration id. */
export const addressIn = (declaration: string): string => declaration.slice(declaration.indexOf('#') + 1)

function labelOfReferent(to: Referent): string {
  switch (to.is) {
    case 'declaration':
      return addressIn(to.id)
    case 'symbol':
      return to.name === 'zone' ? `zone ${addressIn(to.of)}` : `the ${to.name} of ${addressIn(to.of)}`
    case 'input':
    case 'outside':
      return to.name
  }
}

/** `aws_vpc.main.default_security_group_id`, `var.vpc_id`, `net-VpcId`. */
export function labelOf(reference: Reference): string {
  const label = labelOfReferent(reference.to)
  const silent = reference.attribute === '*' || reference.attribute === 'Ref' || reference.attribute === ''
  return reference.to.is === 'declaration' && !silent ? `${label}.${reference.attribute}` : label
}

/** Equal keys are the same thing: the same attribute of the same referent. */
export const referenceKey = (reference: Reference): string =>
  reference.to.is === 'declaration'
    ? `${referentKey(reference.to)}.${reference.attribute}`
    : referentKey(reference.to)
