/** Going through a collection as `for`, `for_each` and splats do: lists in order, maps and sets in the order of their keys. */
import type { Place } from '../../../model/place'
import { known, type Mapping, type Referring, unknown, type Value, written } from '../../../model/value'
import { isSet } from './outcome'
import { plainScalar, sortedKeys } from './plain'
import { referencesOf } from './references-of'
import { ANY_KEY } from './traverse'

export interface Round {
  readonly key: Value<unknown>
  readonly value: Value<unknown>
  /** Tells the rounds apart. */
  readonly name: string
}

export interface Rounds {
  readonly rounds: readonly Round[]
  /** There may be more rounds than these, or fewer where one stands for all. */
  readonly open: boolean
  /** The collection cannot be seen at all; its one round stands for any. */
  readonly symbolic: boolean
}

export function iterate(collection: Value<unknown>): Rounds {
  const { place } = collection.origin
  switch (collection.state) {
    case 'list':
      return {
        rounds: collection.items.map(isSet(collection) ? setRound : listRound),
        open: collection.open,
        symbolic: false,
      }
    case 'map':
      return {
        rounds: sortedKeys(collection.entries).map((key) => mapRound(key, collection, place)),
        open: collection.open,
        symbolic: false,
      }
    case 'absent':
      return { rounds: [], open: false, symbolic: false }
    case 'reference':
    case 'unknown':
    case 'template':
    case 'conditional':
    case 'known':
      return { rounds: [symbolicRound(collection)], open: true, symbolic: true }
  }
}

const listRound = (value: Value<unknown>, index: number): Round => ({
  key: known(index, value.origin),
  value,
  name: String(index),
})

function setRound(value: Value<unknown>, index: number): Round {
  const scalar = plainScalar(value)
  return { key: value, value, name: scalar === undefined ? `${index}?` : String(scalar) }
}

function mapRound(key: string, { entries, sensitive }: Mapping, place: Place): Round {
  const entry = entries.get(key)
  const origin = entry?.origin ?? written(place)
  const keyValue =
    key === ANY_KEY
      ? unknown('opaque-expression', origin)
      : { ...known(key, origin), ...(sensitive && { sensitive }) }
  return { key: keyValue, value: entry ?? unknown('opaque-expression', origin), name: key }
}

/** Any element of something that cannot be seen. */
function symbolicRound(collection: Value<unknown>): Round {
  const refersTo = referencesOf([collection])
  const key = unknown('opaque-expression', collection.origin, refersTo)
  if (collection.state !== 'reference') {
    const reason = collection.state === 'unknown' ? collection.reason : 'opaque-expression'
    return { key, value: unknown(reason, collection.origin, refersTo), name: ANY_KEY }
  }
  const targets = collection.targets.map((target) => ({ ...target, attribute: `${target.attribute}[*]` }))
  const value: Referring = { ...collection, targets, exact: false }
  return { key, value, name: ANY_KEY }
}
