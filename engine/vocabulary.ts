/** The words that conditions may use, by the kind or group they are asked of. */
import type { Fact } from '../graph/facts'
import type { Kind, Row } from '../resources/define'

/** What the language is made of in one version of vpclint. */
export interface Vocabulary {
  readonly kinds: readonly Kind[]
  readonly facts: readonly Fact[]
}

/** Attributes, relations and facts by name. */
export type Words = ReadonlyMap<string, Row>

/** Attributes, relations and facts of every kind, and what all kinds of a group have in common. */
export function wordsOf({ kinds, facts }: Vocabulary): ReadonlyMap<string, Words> {
  const words = new Map<string, Words>()
  for (const { kind, rows } of kinds) {
    const own = facts
      .filter(({ about }) => about.includes(kind))
      .map((fact): [string, Row] => [fact.name, fact.row])
    words.set(kind, new Map([...Object.entries(rows), ...own]))
  }
  for (const [group, members] of groupsOf(kinds)) {
    const [first, ...others] = members.map((kind) => words.get(kind) ?? new Map<string, Row>())
    const shared = [...(first ?? [])].filter(([name]) => others.every((other) => other.has(name)))
    words.set(group, new Map(shared))
  }
  return words
}

function groupsOf(kinds: readonly Kind[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const { kind, groups: names = [] } of kinds) {
    for (const name of names) groups.set(name, [...(groups.get(name) ?? []), kind])
  }
  return groups
}
