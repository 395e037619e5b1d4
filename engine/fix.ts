/**
 * The edit that a failed equality names: the literal is replaced where it is written, or the dialect's spelling is inserted into the block
 * where nobody wrote it. Only when every failed value can be put right without a doubt; anything else is the remedy's to say.
 */

import { isDownloaded } from '../model/place'
import type { Edit, Fix } from '../model/report'
import type { Resource } from '../model/resource'
import type { Scalar } from '../model/value'
import { spelledOut } from './attribute-words'

import { insertion } from './insertion'
import type { Locator } from './locate'
import { addressOf } from './namesakes'
import type { Consulted } from './outcome'
import type { View } from './question'
import { replacement } from './replacement'
import { type Spelled, spelled } from './spelling'

export function fixOf(must: readonly Consulted[], graph: View, locator: Locator): Fix | null {
  const failed = distinct(must.filter((consulted) => consulted.wanted !== undefined))
  const edits = failed.map((consulted) => editOf(consulted, graph, locator))
  const certain = edits.filter((edit) => edit !== undefined)
  if (certain.length === 0 || certain.length < edits.length) return null
  return {
    title: titleOf(failed, graph),
    edits: certain,
    caution: 'It changes infrastructure: review it before it is applied.',
  }
}

/** What it takes for an attribute to have a value: nothing where it has it; undefined where it cannot be put right without a doubt. */
export function editsSetting(
  resource: Resource,
  attribute: string,
  wanted: Scalar,
  graph: View,
  locator: Locator,
): readonly Edit[] | undefined {
  const value = graph.value(resource, attribute)
  if (value.state === 'known' && value.value === wanted) return []
  const edit = editOf({ resource, attribute, value, wanted }, graph, locator)
  return edit && [edit]
}

const distinct = (failed: readonly Consulted[]): readonly Consulted[] => [
  ...new Map(
    failed.map((consulted) => [`${consulted.resource.id} ${consulted.attribute}`, consulted]),
  ).values(),
]

const titleOf = (failed: readonly Consulted[], graph: View): string =>
  failed
    .map(
      ({ resource, attribute, wanted }) =>
        `Set ${spelledOut(attribute)} of ${addressOf(resource, graph)} to ${wanted}`,
    )
    .join('; ')

function editOf(
  { resource, attribute, value, wanted }: Consulted,
  graph: View,
  locator: Locator,
): Edit | undefined {
  if (wanted === undefined || !isEditable(resource)) return undefined
  const spelling = spelled(graph.row(resource.kind, attribute), resource.dialect, wanted)
  if (!spelling || value === undefined) return undefined
  if (value.state === 'absent' || value.origin.how === 'default')
    return insertedEdit(resource, spelling, locator)
  const isLiteral =
    value.state === 'known' && value.origin.trail.length === 0 && value.origin.how === 'written'
  return isLiteral ? replacement(value, spelling.value, resource.dialect, locator) : undefined
}

/** What stands at the call of its module has its block elsewhere. */
const isEditable = (resource: Resource): boolean =>
  resource.ownership === 'managed' &&
  resource.partOf === undefined &&
  !isDownloaded(resource.place) &&
  !resource.calls.includes(resource.place)

const insertedEdit = (resource: Resource, spelling: Spelled, locator: Locator): Edit | undefined =>
  insertion(resource.place, resource.dialect, spelling, locator)
