/**
 * # What an expression sees of a resource
 *
 * The configured value, as the provider's type makes it (`enable_dns_hostnames = "true"` is true for whoever reads it back), else the
 * identity of the thing.
 */
import type { Place } from '../../model/place'
import type { Reference } from '../../model/reference'
import { type List, refersTo, type Value, written } from '../../model/value'
import { type AttributeType, nestingOf, typeOfAttribute } from '../../model/vocabulary/terraform-schema'
import { dataSourceAttribute } from './data-sources'
import { convertTo } from './evaluate/convert'
import { type BlockMap, isFailed, relocate } from './evaluate/outcome'
import type { Type } from './evaluate/type'
import { metaArguments, producedType } from './nested-blocks'
import type { ResourceInstance } from './resource-instance'

/** These are given by AWS even where an argument of the same name exists. */
const computed = new Set(['id', 'arn'])

export function attributeSeen(instance: ResourceInstance, name: string, place: Place): Value<unknown> {
  const special = instance.mode === 'read' ? dataSourceAttribute(instance, name, place) : undefined
  if (special !== undefined) return relocate(special, place)
  const configured = computed.has(name) || metaArguments.has(name) ? undefined : instance.configured(name)
  const itself: Reference = { to: { is: 'declaration', id: instance.id }, attribute: name }
  const reference: Value<unknown> = { ...refersTo([itself], written(place)), exact: !instance.symbolic }
  const seen = configured && asProvided(configured, instance, name)
  return seen === undefined ? reference : relocate(readFrom(seen, itself, reference), place)
}

/** What the configuration leaves to AWS, in all cases or in some, has an identity; what it says keeps whose it is. */
function readFrom(seen: Value<unknown>, itself: Reference, reference: Value<unknown>): Value<unknown> {
  switch (seen.state) {
    case 'unknown':
    case 'absent':
      return reference
    case 'conditional':
      return {
        ...seen,
        cases: seen.cases.map((each) =>
          isFailed(each.value) ? each : { ...each, value: readFrom(each.value, itself, reference) },
        ),
      }
    case 'list':
    case 'map':
      return seen
    default:
      return reference.state === 'reference' && reference.exact ? { ...seen, readFrom: itself } : seen
  }
}

/** `undefined` for several blocks of a set: in which order they are seen, the provider's other attributes decide. */
function asProvided(
  value: Value<unknown>,
  instance: ResourceInstance,
  name: string,
): Value<unknown> | undefined {
  const isBlocks =
    value.state === 'list' && instance.block.body.blocks.some((block) => producedType(block) === name)
  if (!isBlocks) return converted(value, instance, [name])
  const isSet = /^set/.test(nestingOf(instance.mode, instance.type, [name]) ?? '')
  return isSet && value.items.length > 1 ? undefined : withComputed(value, instance, name)
}

/** Blocks as an expression sees them: `aws_x.y.block[0].given_by_aws` has an identity. */
function withComputed(value: List, instance: ResourceInstance, name: string): Value<unknown> {
  const items = value.items.map((item, index): Value<unknown> => {
    if (item.state !== 'map') return item
    const identity: Reference = { to: { is: 'declaration', id: instance.id }, attribute: `${name}[${index}]` }
    const entries = new Map(
      [...item.entries].map(([inner, entry]) => [inner, converted(entry, instance, [name, inner])]),
    )
    const block: BlockMap = { ...item, entries, computed: identity }
    return block
  })
  return { ...value, items }
}

function converted(
  value: Value<unknown>,
  { mode, type }: ResourceInstance,
  names: readonly string[],
): Value<unknown> {
  const known = typeOfAttribute(mode, type, names) ?? elsewhere(type, names)
  return known === undefined ? value : convertTo(value, typeFrom(known))
}

const typeFrom = ({ collection, of }: AttributeType): Type =>
  collection === undefined ? { is: of } : { is: collection, of: { is: of } }

/** What makes null, random and time resources anew is a map of texts. */
const elsewhere = (type: string, [name = '']: readonly string[]): AttributeType | undefined =>
  /^(null|random|time)_/.test(type) && /^(triggers|keepers)$/.test(name)
    ? { collection: 'map', of: 'string' }
    : undefined
