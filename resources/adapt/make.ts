/** Makes the resources that one declaration, or one block inside it, stands for. */
import type { Declaration } from '../../model/declaration'
import type { Resource } from '../../model/resource'
import type { Value } from '../../model/value'
import { attributesOf } from './attributes'
import { withDocument } from './openapi'
import { partsOf, policyOf } from './parts'
import { type Variant, variantsOf } from './spread'
import { type Attributes, type Made, madeTogether, type Subject } from './subject'
import { partedRowsOf } from './table'

export function makeResources(asked: Subject): Made {
  const rows = partedRowsOf(asked.kind)
  if (rows.length === 0 && asked.kind.openapi === undefined)
    return { resources: variants(asked, attributesOf(asked)), byDefault: NONE }
  const apart = new Map<string, Value<unknown>>()
  const subject = { ...asked, block: withDocument(asked.kind, asked.block), apart }
  const attributes = attributesOf(subject)
  const within = rows.map(({ name, row }): Made => {
    const { value, made } =
      row.row === 'parts'
        ? partsOf(name, row, subject, attributes, makeResources)
        : policyOf(name, row, subject, makeResources)
    apart.set(name, value)
    return made
  })
  return madeTogether([{ resources: variants(subject, attributes), byDefault: NONE }, ...within])
}

function variants(subject: Subject, attributes: Attributes): readonly Resource[] {
  const { kind, id, exists } = subject
  if (!kind.spread) return [resourceOf(subject, { id, attributes, exists, symbolic: false })]
  return variantsOf(subject, attributes).map((variant) => resourceOf(subject, variant))
}

const NONE: Made['byDefault'] = []

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
    action,
    partOf,
  }
  const isSymbolic = declaration.symbolic || variant.symbolic
  if (!construct && !isSymbolic && block.open === null) return resource
  return {
    ...resource,
    ...(construct && { construct }),
    ...(isSymbolic && { symbolic: true }),
    ...(block.open !== null && { open: true }),
  }
}

const ON_NOTHING: readonly string[] = []

const dependsOnOf = ({ dependsOn }: Declaration): readonly string[] =>
  dependsOn.length === 0
    ? ON_NOTHING
    : dependsOn.flatMap(({ to }) => (to.is === 'declaration' ? [to.id] : []))
