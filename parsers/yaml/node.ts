/**
 * # The syntax tree of YAML and JSON
 *
 * One tree for every reader of YAML or JSON, whichever parser stands behind it. Scalars keep the text as written and how
 * it was quoted: what `yes`, `0123` or `2012-10-17` means is decided by the type of the property they are given to, not
 * by a version of YAML. Aliases and merge keys are already resolved, so the tree may share nodes (it is a directed
 * acyclic graph); its expanded size and its depth are bounded by {@link LIMITS}.
 *
 *     Vpc: !Ref Net      { kind: 'scalar', text: 'Net', tag: '!Ref', style: 'plain', start: 5, end: 13 }
 */

/** `start` and `end` are UTF-16 offsets, `end` exclusive. They include the tag and the quotes. */
interface Located {
  readonly start: number
  readonly end: number
  /** As written: `!Ref`, `!!str`. */
  readonly tag?: string
  /** The node was not written where it now stands: somebody set it for all (a `Globals` section). */
  readonly inherited?: true
}

export interface ScalarNode extends Located {
  readonly kind: 'scalar'
  /** Unescaped and unfolded, otherwise as written: `True`, `0123`, `~`. */
  readonly text: string
  readonly style: 'plain' | 'quoted' | 'block'
}

export interface SequenceNode extends Located {
  readonly kind: 'sequence'
  readonly items: readonly Node[]
}

export interface Pair {
  readonly key: ScalarNode
  readonly value: Node
}

/** Pairs in the order of the text; of duplicate keys the last one is there. */
export interface MappingNode extends Located {
  readonly kind: 'mapping'
  readonly pairs: readonly Pair[]
}

export type Node = ScalarNode | SequenceNode | MappingNode

export interface Comment {
  /** With its `#`. */
  readonly text: string
  readonly start: number
  readonly end: number
}

export const LIMITS = {
  /** Collections inside collections. Whoever walks the tree may recurse. */
  depth: 250,
  /** Nodes that aliases may add to the text's own. */
  aliased: 100_000,
  /** Problems of one kind reported for one text. */
  problems: 10,
} as const

/** The value of a key, `undefined` when it is not there (or when this is no mapping). */
export function valueAt(node: Node | undefined, key: string): Node | undefined {
  if (node?.kind !== 'mapping') return undefined
  for (const pair of node.pairs) if (pair.key.text === key) return pair.value
  return undefined
}

/** A null of the YAML 1.2 core schema: nothing, `~`, `null`. */
export function isNull(node: Node): boolean {
  if (node.kind !== 'scalar' || node.style !== 'plain' || node.text.length > 4) return false
  return !node.tag && NULLS.has(node.text)
}

const NULLS: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL'])
