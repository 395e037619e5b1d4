/**
 * # What is asked of what a plan updates
 *
 * Most updates are of attributes that nobody asks for: tags, descriptions, capacities. What is judged without asking for any of those that
 * differ is judged of both states at once. So they are handed out by maps that remember that somebody asked.
 *
 *     aws_vpc.main   before { "tags": {},           "enable_dns_support": true }
 *                    after  { "tags": { "a": "b" }, "enable_dns_support": true }      only who asks for `tags` sees the update
 *
 * Told by what the plan says, whatever its source says beside it: a source has no state before.
 */
import type { Declaration } from '../../model/declaration'
import { lazyMap } from '../../model/lazy-map'
import { giveNotice } from '../../model/noticed'
import type { LargeSource, Source } from '../../model/place'
import { declarationId } from '../../model/reference'
import { type Contents, isSamePart, namesOf } from './planned-contents'
import type { PlannedObject } from './planned-objects'

/** Whether somebody asked for what differs. */
interface Asked {
  differing: boolean
}

const askedOf = new WeakMap<Source | LargeSource, Asked>()

/** The plan was read, and nobody has asked for anything that it updates. */
export const isUnasked = (source: Source | LargeSource): boolean => askedOf.get(source)?.differing === false

/** The declarations of a plan's objects; from here on it is remembered what is asked of them. */
export function withUpdates(
  source: Source | LargeSource,
  deployment: string,
  objects: readonly PlannedObject[],
  declarations: readonly Declaration[],
): readonly Declaration[] {
  const updates = updatesIn(objects, deployment)
  // Where something is was asked for when it was read.
  const asked = { differing: [...updates.values()].some((names) => names.has('region')) }
  askedOf.set(source, asked)
  if (updates.size === 0) return declarations
  return declarations.map((one) => {
    const names = updates.get(one.id)
    return names === undefined ? one : { ...one, attributes: noticing(one.attributes, names, asked) }
  })
}

/** The attributes that differ, by the id of what is updated. */
function updatesIn(
  objects: readonly PlannedObject[],
  deployment: string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const updates = new Map<string, ReadonlySet<string>>()
  for (const { address, earlier, contents } of objects)
    if (earlier) updates.set(declarationId(deployment, address), differingIn(earlier, contents))
  return updates
}

function differingIn(before: Contents, after: Contents): ReadonlySet<string> {
  const names = new Set([...namesOf(before), ...namesOf(after)])
  return new Set([...names].filter((name) => !isSamePart(before, after, name)))
}

type Attributes = Declaration['attributes']

/** Whoever goes through all attributes asks for those too that are there no more. */
const noticing = (attributes: Attributes, names: ReadonlySet<string>, asked: Asked): Attributes =>
  lazyMap(
    () => new Set([...attributes.keys(), ...names]),
    (name) => {
      if (names.has(name)) {
        asked.differing = true
        giveNotice()
      }
      return attributes.get(name)
    },
  )
