/**
 * # Ids of another kind than what they stand for
 *
 * `prefix_list_ids = ["0.0.0.0/0"]`, `vpc_id = "subnet-0123…"`: nothing of what was read has that id, and nothing elsewhere can. Noted
 * while relations are opened, for nobody else looks at such a text. Only what cannot be meant: the id of another kind, or a range of addresses,
 * where nothing but ids of known kinds belongs. Names, ARNs, and ids of kinds that no table is of may be right.
 */
import type { Resource } from '../model/resource'
import type { Known } from '../model/value'
import { idPrefixOf, kindOfId } from '../model/vocabulary/ids'
import type { Notes } from './note'

export interface Misplaced {
  readonly from: Resource
  readonly value: Known<unknown>
  /** The kind that the id is of; undefined of a range of addresses. */
  readonly kind: string | undefined
  readonly wanted: ReadonlySet<string>
}

const KEY = {}
const CIDR = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]*::?[0-9a-f:]*)\/\d{1,3}$/i

export function noteMisplaced(notes: Notes, text: string, one: Omit<Misplaced, 'kind'>): void {
  const kind = kindOfId(text)
  if (kind === undefined ? !CIDR.test(text) : one.wanted.has(kind)) return
  if (one.value.sensitive || one.wanted.size === 0 || ![...one.wanted].every(isNamedById)) return
  notes.set(KEY, [...misplacedIn(notes), { ...one, kind }])
}

const isNamedById = (kind: string): boolean => idPrefixOf(kind) !== undefined

/** Those that were met so far. Nobody else has this key. */
export const misplacedIn = (notes: Notes): readonly Misplaced[] =>
  (notes.get(KEY) as readonly Misplaced[] | undefined) ?? NONE

const NONE: readonly Misplaced[] = []
