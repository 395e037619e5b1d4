/** Finds the declaration that adopts what a VPC was born with. */
import type { Resource } from '../model/resource'
import { bornWith, isAdopted } from '../resources/adopted'

/** By VPC and kind; two declarations that adopt the same thing leave it out. */
export type Adopted = ReadonlyMap<string, Resource>

export function adoptedIn(resources: readonly Resource[]): Adopted {
  const found = new Map<string, Resource>()
  const twice = new Set<string>()
  for (const resource of resources) {
    const vpc = isAdopted(resource) ? resource.attributes.get('vpc') : undefined
    if (vpc?.state !== 'reference' || !vpc.exact || vpc.targets[0]?.to.is !== 'declaration') continue
    const key = `${vpc.targets[0].to.id} ${resource.kind}`
    if (found.has(key)) twice.add(key)
    found.set(key, resource)
  }
  for (const key of twice) found.delete(key)
  return found
}

/** What an attribute of a VPC names, where it is adopted by a declaration. */
export function adoptedBy(adopted: Adopted, vpc: Resource, attribute: string): Resource | undefined {
  const kind = bornWith(attribute)
  return kind === undefined ? undefined : adopted.get(`${vpc.id} ${kind}`)
}
