/**
 * The words of a graph: tables by kind and group, facts by kind and name. They never change in a program, so graphs over the same lists
 * share them, and whoever has read a condition for one graph has read it for the others.
 */
import type { Row } from '../resources/define'
import type { Fact } from './facts'
import { type Table, type Tables, tablesOf } from './tables'

export interface Words {
  readonly tables: Tables
  readonly facts: ReadonlyMap<string, ReadonlyMap<string, Fact>>
}

/** The table's row, or the derived fact's. */
export const rowIn = ({ tables, facts }: Words, kind: string, name: string): Row | undefined =>
  tables.byKind.get(kind)?.rows[name] ?? facts.get(kind)?.get(name)?.row

const kept = new WeakMap<readonly Table[], WeakMap<readonly Fact[], Words>>()

export function wordsOf(kinds: readonly Table[], facts: readonly Fact[]): Words {
  const ofKinds = kept.get(kinds) ?? new WeakMap<readonly Fact[], Words>()
  kept.set(kinds, ofKinds)
  const words = ofKinds.get(facts) ?? { tables: tablesOf(kinds), facts: byKindAndName(facts) }
  ofKinds.set(facts, words)
  return words
}

function byKindAndName(facts: readonly Fact[]): Words['facts'] {
  const byKind = new Map<string, Map<string, Fact>>()
  for (const fact of facts)
    for (const kind of fact.about)
      byKind.set(kind, (byKind.get(kind) ?? new Map<string, Fact>()).set(fact.name, fact))
  return byKind
}
