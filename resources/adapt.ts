/**
 * # The one adapter
 *
 * From declarations in a dialect's words to resources in ours, by the tables alone:
 *
 *     aws_vpc_endpoint.api { private_dns_enabled = true }      kind vpc-endpoint, privateDns: true, type: 'Gateway' (AWS's default)
 *
 * Values stay what they are: a path through a condition gives a conditional, through something unknown gives unknown, and what
 * may have been set by a part of the text that could not be read is unknown, not absent. Only `absent` becomes a default.
 * Types that no table names are not resources; references to them lead outside.
 */
import type { Declaration, Deployment } from '../model/declaration'
import type { Inventory, Resource } from '../model/resource'
import { referencesIn, unknown } from '../model/value'
import { acceptingPolicies } from './adapt/accepting-policies'
import { actorsOf } from './adapt/actors'
import { declaredBlock } from './adapt/block'
import { makeResources } from './adapt/make'
import { needsOf } from './adapt/needs'
import { type Documents, isDocument } from './adapt/policies'
import { withRouteTargets } from './adapt/route-targets'
import { withServiceTypes } from './adapt/service-types'
import { storedIn } from './adapt/stored'
import { type DefaultPart, type Made, madeTogether, NO_ATTRIBUTES, NOTHING_MADE } from './adapt/subject'
import { kindOf } from './adapt/type-names'

export interface Declared {
  readonly deployments: readonly Deployment[]
  readonly declarations: readonly Declaration[]
}

export function adapt({ deployments, declarations }: Declared): Inventory {
  const byId = new Map(deployments.map((deployment) => [deployment.id, deployment]))
  const documents = new Map(declarations.filter(isDocument).map((one) => [one.id, one]))
  const made = madeTogether(
    declarations.map((declaration) => adapted(declaration, byId.get(declaration.deployment), documents)),
  )
  return {
    deployments,
    resources: withRouteTargets(withServiceTypes(withDoubt(made))),
    actors: [...actorsOf(declarations), ...acceptingPolicies(declarations)],
    needs: needsOf(declarations, deployments),
    stored: storedIn(declarations),
  }
}

function adapted(declaration: Declaration, deployment: Deployment | undefined, documents: Documents): Made {
  const kind = kindOf(declaration)
  if (!kind) return NOTHING_MADE
  return makeResources({
    kind,
    declaration,
    block: declaredBlock(declaration, deployment),
    id: declaration.id,
    exists: declaration.exists,
    partOf: undefined,
    given: NO_ATTRIBUTES,
    taken: NO_ATTRIBUTES,
    documents,
    apart: undefined,
  })
}

/**
 * A part that AWS makes when nobody writes one is in doubt where a stand-alone one exists: what CloudFormation then does with the
 * default egress rule of a security group is not documented any more.
 */
function withDoubt({ resources, byDefault }: Made): readonly Resource[] {
  if (byDefault.length === 0) return resources
  const parts = new Map(byDefault.map((part) => [part.id, part]))
  const standalone = standaloneOwners(resources, parts)
  return resources.map((resource) => {
    const part = parts.get(resource.id)
    if (!part || !(part.doubtful || standalone.has(ownerKey(part.owner, resource)))) return resource
    return { ...resource, exists: unknown('conflicting', resource.exists.origin) }
  })
}

/** Owners that a stand-alone resource may lead to, by owner, kind and direction. */
function standaloneOwners(
  resources: readonly Resource[],
  parts: ReadonlyMap<string, DefaultPart>,
): ReadonlySet<string> {
  const kinds = new Map(
    resources.flatMap((resource) => {
      const part = parts.get(resource.id)
      return part ? [[resource.kind, part.relation] as const] : []
    }),
  )
  const owners = new Set<string>()
  for (const resource of resources) {
    const relation = kinds.get(resource.kind)
    const value = relation !== undefined && !resource.partOf ? resource.attributes.get(relation) : undefined
    for (const { to } of value ? referencesIn(value) : [])
      if (to.is === 'declaration') owners.add(ownerKey(to.id, resource))
  }
  return owners
}

function ownerKey(owner: string, { kind, attributes }: Resource): string {
  const direction = attributes.get('direction')
  return `${owner} ${kind} ${direction?.state === 'known' ? String(direction.value) : ''}`
}
