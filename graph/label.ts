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
      return to.name
    case 'outside':
      return withoutDeployments(to.name)
  }
}

/** The holes of a name are what they refer to: `${net.yaml?Stack}-VpcId` is `${Stack}-VpcId` for people. */
export const withoutDeployments = (name: string): string => name.replace(/\$\{[^}?~#]*[?~#]/g, '${')

/** Attributes that stand for the thing itself. */
const ITSELF: ReadonlySet<string> = new Set(['*', 'Ref', '', 'Value'])

/** `aws_vpc.main.default_security_group_id`, `module.network.vpc_id`, `var.vpc_id`, `net-VpcId`. */
export function labelOf({ to, attribute }: Reference): string {
  const label = labelOfReferent(to)
  const silent = ITSELF.has(attribute) || to.is === 'symbol'
  const piece = pieceOf(attribute)
  return silent || piece === '' ? label : piece.startsWith('[') ? `${label}${piece}` : `${label}.${piece}`
}

/** The text of an export may be a list: which item of it counts for people, not by what the text is split. */
export const pieceOf = (attribute: string): string =>
  attribute.replace(/^(?:Value|Ref)(?=[|[])/, '').replace(/\|[^[]*/g, '')

/**
 * Equal keys are the same thing: the same attribute of the same referent. Of a module that was not read, of a variable that is an object
 * each attribute is another thing; the Region is one however it is asked for.
 */
export const referenceKey = ({ to, attribute }: Reference): string =>
  to.is === 'symbol' || ITSELF.has(attribute) ? referentKey(to) : `${referentKey(to)}.${attribute}`
