/** Whether an allow speaks of what a rule says of a resource: at its attribute, its block, a module call around it, its file. */
import type { Place } from '../../model/place'
import type { Resource } from '../../model/resource'
import { withoutKeys } from '../fingerprint'
import { globTruth } from '../operators/glob-match'
import type { AnyRule } from '../rule'
import type { Allow, Reach } from './allow'

/** A claim of a rule, decided or not. */
export interface Claim {
  readonly rule: AnyRule
  readonly resource: Resource
  /** Where it points. */
  readonly place: Place
  readonly pieces: readonly {
    readonly resource: Resource
    readonly place: Place
    readonly trail: readonly Place[]
  }[]
}

export const isAbout = ({ rules }: Allow, { id, formerly = [] }: AnyRule): boolean =>
  rules.some((name) => name === id || formerly.includes(name))

export function speaksOf({ reach }: Allow, claim: Claim): boolean {
  return reach.is === 'named' ? isNamed(reach, claim) : placesOf(claim).some((place) => isIn(place, reach))
}

/** What belongs to the subject: evidence about others is theirs to allow. */
function placesOf({ resource, place, pieces }: Claim): readonly Place[] {
  const own = pieces.filter((piece) => piece.resource.id === resource.id)
  return [place, resource.place, ...resource.calls, ...own.flatMap((piece) => [piece.place, ...piece.trail])]
}

function isIn(place: Place, reach: Exclude<Reach, { readonly is: 'named' }>): boolean {
  if (place.source !== reach.source) return false
  if (reach.is === 'file') return true
  return place.at === 'span' && place.start >= reach.part.start && place.end <= reach.part.end
}

function isNamed(reach: Extract<Reach, { readonly is: 'named' }>, claim: Claim): boolean {
  const { path, address, deployments } = reach
  const own = claim.resource.address
  return (
    (deployments?.has(claim.resource.deployment) ?? true) &&
    (path === undefined || fits(claim.place.source, path) || fits(claim.resource.place.source, path)) &&
    (address === undefined || fits(own, address) || fits(withoutKeys(own), address))
  )
}

const fits = (text: string, glob: string): boolean => globTruth([text], glob) === 'true'
