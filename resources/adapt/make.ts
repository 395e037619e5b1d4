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

/** One shape for all: a large plan has a hundred thousand of them. */
function resourceOf({ declaration, kind, block, partOf }: Subject, variant: Variant): Resource {
  const { deployment, dialect, address, type, mode, calls, account, region, action, construct } = declaration
  const resource: Resource = {
    id: variant.id,
    kind: kind.kind,
    deployment,
    dialect,
    address,
    type,
    ownership: mode,
    attributes: variant.attributes,
    place: block.place,
    calls,
    exists: variant.exists,
    account,
    region,
    dependsOn: dependsOnOf(declaration),
  }
  const isSymbolic = declaration.symbolic || variant.symbolic
  if (!action && !construct && !isSymbolic && partOf === undefined && block.open === null) return resource
  return {
    ...resource,
    ...(action !== undefined && { action }),
    ...(construct && { construct }),
    ...(partOf !== undefined && { partOf }),
    ...(isSymbolic && { symbolic: true }),
    ...(block.open !== null && { open: true }),
  }
}

const ON_NOTHING: readonly string[] = []

const dependsOnOf = ({ dependsOn }: Declaration): readonly string[] =>
  dependsOn.length === 0
    ? ON_NOTHING
    : dependsOn.flatMap(({ to }) => (to.is === 'declaration' ? [to.id] : []))
