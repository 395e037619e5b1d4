/** Makes the resources that one declaration, or one block inside it, stands for. */
import type { Declaration } from '../../model/declaration'
import type { Resource } from '../../model/resource'
import type { Value } from '../../model/value'
import { attributesOf, withOthers } from './attributes'
import { withDocument } from './openapi'
import { partsOf, policyOf } from './parts'
import { type Variant, variantsOf } from './spread'
import { type Made, madeTogether, type Subject } from './subject'

export function makeResources(asked: Subject): Made {
  const subject = { ...asked, block: withDocument(asked.kind, asked.block) }
  const own = attributesOf(subject)
  const parted = new Map<string, Value<unknown>>()
  const within: Made[] = []
  for (const [name, row] of Object.entries(subject.kind.rows)) {
    if (row.row !== 'parts' && row.row !== 'policy') continue
    const { value, made } =
      row.row === 'parts'
        ? partsOf(name, row, subject, own, makeResources)
        : policyOf(name, row, subject, makeResources)
    parted.set(name, value)
    within.push(made)
  }
  const attributes = parted.size === 0 ? own : withOthers(own, parted)
  const resources = variantsOf(subject, attributes).map((variant) => resourceOf(subject, variant))
  return madeTogether([{ resources, byDefault: [] }, ...within])
}

function resourceOf(subject: Subject, variant: Variant): Resource {
  const { declaration, kind, block, partOf } = subject
  return {
    ...sharedBy(declaration),
    id: variant.id,
    kind: kind.kind,
    attributes: variant.attributes,
    place: block.place,
    exists: variant.exists,
    ...(partOf !== undefined && { partOf }),
    ...((declaration.symbolic || variant.symbolic) && { symbolic: true }),
    ...(block.open !== null && { open: true }),
  }
}

/** What every resource of a declaration has in common. */
function sharedBy(
  declaration: Declaration,
): Omit<Resource, 'id' | 'kind' | 'attributes' | 'place' | 'exists'> {
  const { deployment, dialect, address, type, mode, calls, account, region, dependsOn, action, construct } =
    declaration
  return {
    deployment,
    dialect,
    address,
    type,
    ownership: mode,
    calls,
    account,
    region,
    dependsOn: dependsOn.flatMap(({ to }) => (to.is === 'declaration' ? [to.id] : [])),
    ...(action !== undefined && { action }),
    ...(construct && { construct }),
  }
}
