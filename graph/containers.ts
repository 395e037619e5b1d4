/**
 * The containers of a task, as a structure: a list, or JSON text that says one. The dialects differ in the case of the first letter of
 * every name.
 */
import type { Resource } from '../model/resource'
import { asSecretAs } from '../model/secret'
import { absent, type Mapping, referencesIn, unknown, type Value } from '../model/value'
import { structureOfTemplate, structureOfText } from '../resources/adapt/json-text'
import type { Graph } from './graph'
import { CANNOT_TELL, either, NO, type Standing, standingOf } from './standing'

export const containersOf = (graph: Graph, task: Resource): Value<unknown> =>
  structureOf(graph.value(task, 'containers'))

function structureOf(containers: Value<unknown>): Value<unknown> {
  switch (containers.state) {
    case 'known':
      return asSecretAs(
        containers,
        structureOfText(String(containers.value), containers.origin) ?? containers,
      )
    case 'template':
      return asSecretAs(containers, structureOfTemplate(containers) ?? containers)
    case 'conditional':
      return {
        ...containers,
        cases: containers.cases.map((each) => ({ ...each, value: structureOf(each.value) })),
      }
    default:
      return containers
  }
}

/** What stands under a name in a container or below it. */
export function underName(structure: Value<unknown>, name: string): Value<unknown> {
  switch (structure.state) {
    case 'absent':
    case 'unknown':
      return structure
    case 'map':
      return entryOf(structure, name) ?? (structure.open ? unseenIn(structure) : absent(structure.origin))
    case 'conditional':
      return {
        ...structure,
        cases: structure.cases.map((each) => ({ ...each, value: underName(each.value, name) })),
      }
    default:
      return unseenIn(structure)
  }
}

const entryOf = ({ entries }: Mapping, name: string): Value<unknown> | undefined =>
  [...entries].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]

/** A container that a variable gives may have it, or not. */
const unseenIn = (structure: Value<unknown>): Value<unknown> =>
  unknown('opaque-expression', structure.origin, referencesIn(structure))

/** Some entry of a list is such. */
export const some = (value: Value<unknown>, ask: (entry: Value<unknown>) => Standing): Standing =>
  standingOf(value, (one) => {
    if (one.state === 'absent') return NO
    if (one.state !== 'list') return CANNOT_TELL
    return either(one.open ? CANNOT_TELL : NO, ...one.items.map((item) => standingOf(item, ask)))
  })

export function withoutImages(containers: Value<unknown>): Value<unknown> {
  switch (containers.state) {
    case 'conditional':
      return {
        ...containers,
        cases: containers.cases.map((each) => ({ ...each, value: withoutImages(each.value) })),
      }
    case 'list':
      return { ...containers, items: containers.items.map(withoutImages) }
    case 'map':
      return {
        ...containers,
        entries: new Map([...containers.entries].filter(([name]) => name.toLowerCase() !== 'image')),
      }
    default:
      return containers
  }
}
