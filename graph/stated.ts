/**
 * # What people state of things elsewhere
 *
 * A fact about `data.aws_vpc.main` fills what the input does not know of that data source. A fact about anything else (an id, a
 * variable, an import) becomes a resource that somebody else owns, and the reference means it:
 *
 *     vpc_id = var.vpc_id        outside: { var.vpc_id: { kind: vpc, dnsHostnames: true } }
 *
 * A join says that the reference means a resource of another deployment of the run. What the input itself knows is never replaced.
 */
import type { Place } from '../model/place'
import type { Problem } from '../model/problem'
import type { Reference, Referent } from '../model/reference'
import type { Inventory, Resource } from '../model/resource'
import type { Meanings, StatedFacts, StatedJoin } from '../model/stated'
import { known, type Value, written } from '../model/value'
import { isId } from '../model/vocabulary/ids'
import { labelOf, withoutDeployments } from './label'
import { ELSEWHERE, elsewhere, filled } from './stated-things'
import type { Table } from './tables'

export interface Stated {
  readonly outside: readonly StatedFacts[]
  readonly joins: readonly StatedJoin[]
}

export interface StatedInventory {
  readonly inventory: Inventory
  readonly problems: readonly Problem[]
}

export function withStated(
  inventory: Inventory,
  { outside, joins }: Stated,
  tables: readonly Table[],
): StatedInventory {
  if (outside.length === 0 && joins.length === 0) return { inventory, problems: [] }
  const resources = new Map(inventory.resources.map((resource) => [resource.id, resource]))
  const meanings = new Map<string, { in: string | null; id: string }[]>()
  const mean = (name: string, within: string | null, id: string): void => {
    meanings.set(name, [...(meanings.get(name) ?? []), { in: within, id }])
  }
  for (const facts of outside) {
    const data = inventory.resources.filter((one) => isNamed(one, facts))
    for (const one of data)
      for (const made of filled(resources.get(one.id) ?? one, facts, tables)) resources.set(made.id, made)
    for (const one of data.length === 0 ? elsewhere(facts, inventory, tables) : []) {
      resources.set(one.id, one)
      if (one.partOf === undefined)
        mean(facts.name, one.deployment === ELSEWHERE ? null : one.deployment, one.id)
    }
  }
  const problems = joins.flatMap((join) => joinOne(join, inventory, resources, mean))
  return { inventory: { ...inventory, resources: [...resources.values()], meanings }, problems }
}

const speaksIn = ({ deployments }: StatedFacts, id: string): boolean => deployments?.has(id) ?? true

const isNamed = (one: Resource, facts: StatedFacts): boolean =>
  one.ownership === 'read' &&
  one.partOf === undefined &&
  one.address === facts.name &&
  speaksIn(facts, one.deployment)

function joinOne(
  { reference, in: from, is, of, place }: StatedJoin,
  { deployments }: Inventory,
  resources: Map<string, Resource>,
  mean: (name: string, within: string | null, id: string) => void,
): readonly Problem[] {
  const unknownName = [from, of].find((id) => id !== null && !deployments.some((each) => each.id === id))
  if (unknownName !== undefined && unknownName !== null)
    return [cannot(`Nothing of this name was read: ${unknownName}.`, place)]
  const found = [...resources.values()].filter(
    (one) =>
      one.address === is &&
      one.partOf === undefined &&
      (of === null ? one.deployment !== from : one.deployment === of),
  )
  const [target, ...others] = found
  if (target === undefined) return [cannot(`There is no ${is}${of === null ? '' : ` in ${of}`}.`, place)]
  if (others.length > 0) return [cannot(`Several deployments have a ${is}: say which with "of".`, place)]
  if (isId(reference)) {
    const id = known(reference, written(place))
    resources.set(target.id, { ...target, attributes: new Map([...target.attributes, ['id', id]]) })
  } else mean(reference, from, target.id)
  return []
}

/** What was not read in this run is no mistake of the configuration. */
const cannot = (message: string, place: Place): Problem => ({
  code: 'join-not-found',
  severity: 'note',
  message,
  place,
})

/** What follows from others and cannot be told from what was read, as people say it of a thing elsewhere. */
export const orTold = (derived: Value<unknown>, { attributes }: Resource, name: string): Value<unknown> =>
  derived.state === 'unknown' ? (attributes.get(name) ?? derived) : derived

/** What people say that a reference means; undefined when nobody says anything. */
export function statedMeaning({ to, attribute }: Reference, meanings: Meanings): string | undefined {
  if (meanings.size === 0) return undefined
  const { name, deployment } = nameOf(to)
  const label = labelOf({ to, attribute })
  const named = (word: string) =>
    meanings.get(word)?.find((each) => each.in === null || deployment === undefined || each.in === deployment)
  // Each output of a module, each item of an export is a thing of its own, whatever is said of all of it.
  return (named(unprefixed(label)) ?? named(name))?.id
}

/** As people's own names are kept. */
const unprefixed = (name: string): string => name.slice(name.indexOf('#') + 1).replace(/^var\./, '')

function nameOf(to: Referent): { readonly name: string; readonly deployment: string | undefined } {
  const parted = (text: string) => {
    const at = text.indexOf('#')
    return { name: text.slice(at + 1), deployment: at === -1 ? undefined : text.slice(0, at) }
  }
  switch (to.is) {
    case 'declaration':
      return parted(to.id)
    case 'input':
      return { name: unprefixed(to.name), deployment: to.deployment }
    case 'outside':
      return parted(withoutDeployments(to.name))
    case 'symbol':
      return { name: '', deployment: undefined }
  }
}
