/**
 * # Host names
 *
 * Before a deployment most names are not text yet: the id of an API, the Region of a stack, the name that AWS gives to an endpoint. A
 * host name is a row of labels, and a label that nobody can spell is still one label with an identity:
 *
 *     "${aws_api_gateway_rest_api.orders.id}.execute-api.${region}.amazonaws.com"
 *     [ id of aws_api_gateway_rest_api.orders ] [ execute-api ] [ the Region of provider.aws ] [ amazonaws ] [ com ]
 *
 * so it is below `execute-api.${region}.amazonaws.com` whatever the id will be.
 */
import { both, CANNOT_TELL, NO, type Standing, YES } from '../graph/standing'
import type { Resource } from '../model/resource'

/**
 * - `text`: literal, lower case.
 * - `made`: AWS makes it, once: it is never the text of something else.
 * - `region`: the name of a Region.
 * - `open`: something nobody can see; it may hold several labels.
 */
export interface Label {
  readonly is: 'text' | 'made' | 'region' | 'open'
  /** Equal keys are the same label. */
  readonly key: string
  readonly shown: string
  /** What it is made of: the API whose id it is, the endpoint whose name. */
  readonly of: readonly Resource[]
}

export type HostName = readonly Label[]

export const text = (label: string, of: readonly Resource[] = []): Label => ({
  is: 'text',
  key: label.toLowerCase(),
  shown: label.toLowerCase(),
  of,
})

/** Without the final dot; the root has no labels. */
export const hostNameOf = (name: string): HostName =>
  name
    .trim()
    .replace(/\.$/, '')
    .split('.')
    .filter((label) => label !== '')
    .map((label) => text(label === '\\052' ? '*' : label))

export const shownName = (name: HostName): string =>
  name.length === 0 ? '.' : name.map(({ shown }) => shown).join('.')

export const keyOfName = (name: HostName): string => name.map(({ key }) => key).join('.')

const REGION = /^[a-z]{2}(-[a-z]+)+-\d+$/

export function sameLabel(a: Label, b: Label): Standing {
  if (a.key === b.key) return YES
  if (a.is === 'open' || b.is === 'open') return CANNOT_TELL
  if (a.is === 'region' && b.is === 'region') return CANNOT_TELL
  const [region, other] = a.is === 'region' ? [a, b] : [b, a]
  if (region.is === 'region') return other.is === 'text' && REGION.test(other.key) ? CANNOT_TELL : NO
  return NO
}

export const isOpen = (name: HostName): boolean => name.some((label) => label.is === 'open')

/** The same name, label by label. */
export function sameName(a: HostName, b: HostName): Standing {
  if (keyOfName(a) === keyOfName(b)) return YES
  if (a.length !== b.length) return isOpen(a) || isOpen(b) ? endsAlike(a, b) : NO
  return both(...a.map((label, at) => sameLabel(label, b[at] ?? label)))
}

/** The name is the domain or stands below it. */
export function isUnder(name: HostName, domain: HostName): Standing {
  if (domain.length > name.length) return isOpen(name) || isOpen(domain) ? endsAlike(name, domain) : NO
  const tail = name.slice(name.length - domain.length)
  return isOpen(tail) || isOpen(domain) ? bothEnds(tail, domain) : sameName(tail, domain)
}

/** An open label may stand for several, so nothing before it lines up. */
function bothEnds(tail: HostName, domain: HostName): Standing {
  return keyOfName(tail) === keyOfName(domain) ? YES : endsAlike(tail, domain)
}

/** From the right as far as both can be seen. */
function endsAlike(a: HostName, b: HostName): Standing {
  for (let at = 1; at <= Math.min(a.length, b.length); at++) {
    const [one, other] = [a[a.length - at], b[b.length - at]]
    if (!one || !other || one.is === 'open' || other.is === 'open') return CANNOT_TELL
    if (sameLabel(one, other).no.is === 'always') return NO
  }
  return CANNOT_TELL
}
