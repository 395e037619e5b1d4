/**
 * The tolerant way to the tree: through the `yaml` package, which goes on after an error. Ten
 * times slower than the events, so only texts that those refuse come here. It is also the oracle in the tests.
 */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  parseAllDocuments,
  type Scalar,
  type YAMLError,
} from 'yaml'
import { type Anchored, type Assembly, emptyScalar, pairsOf, report, resolveAlias } from './assemble'
import { endOfLine, trimmedSpan } from './extent'
import { LIMITS, type Node, type ScalarNode } from './node'
import { type Slip, slipOf } from './slip'

interface Building {
  readonly text: string
  readonly assembly: Assembly
  readonly scalars: number[]
  end: number
}

type Documents = { readonly documents: readonly Node[]; readonly scalars: readonly number[] }

/** Undefined when even the tolerant parser gives up (nesting beyond its stack). */
export function readTolerantly(text: string, assembly: Assembly): Documents | undefined {
  const parsed = parse(text)
  if (!parsed) return undefined
  const building: Building = { text, assembly, scalars: [], end: 0 }
  const documents: Node[] = []
  for (const { contents, errors } of parsed) {
    assembly.anchors.clear()
    if (errors.length > 0 && !isBroken(assembly)) reportSlip(assembly, text, slipOf(text, contents, errors))
    if (contents) documents.push(nodeOf(building, contents, 1).node)
  }
  return { documents, scalars: building.scalars }
}

interface ParsedDocument {
  readonly contents: ParsedNode | null
  readonly errors: readonly YAMLError[]
}

function parse(text: string): readonly ParsedDocument[] | undefined {
  try {
    const documents = parseAllDocuments(text, {
      schema: 'failsafe',
      customTags: tagsIn(text),
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    })
    return 'empty' in documents ? [] : documents
  } catch {
    return undefined
  }
}

/** A tag that nobody registers loses its node's tag without a word, so every tag of the text is registered. */
function tagsIn(text: string) {
  const names = new Set(text.match(/(?<![^\s[{,:&])![^\s,[\]{}]+/g))
  return [...names]
    .filter((name) => !name.startsWith('!!'))
    .flatMap((tag) => [
      { tag, resolve: (value: string) => value },
      { tag, collection: 'seq' as const },
      { tag, collection: 'map' as const },
    ])
}

/** What is told of the first document that is broken may have broken those behind it. */
const isBroken = ({ problems }: Assembly): boolean => problems.some(({ code }) => code === 'yaml-syntax')

function reportSlip(assembly: Assembly, text: string, { message, at }: Slip): void {
  report(assembly, 'partly-read', 'yaml-syntax', message, at, endOfLine(text, at))
}

function nodeOf(building: Building, parsed: ParsedNode, depth: number): Anchored {
  if (depth > LIMITS.depth) return tooDeep(building, parsed)
  if (isAlias(parsed)) {
    const [start, end] = parsed.range
    building.end = end
    return resolveAlias(building.assembly, parsed.source, depth, start, end)
  }
  const part = isScalar(parsed) ? scalarPart(building, parsed) : collectionPart(building, parsed, depth)
  if (parsed.anchor) building.assembly.anchors.set(parsed.anchor, part)
  return part
}

function tooDeep(building: Building, parsed: ParsedNode): Anchored {
  const [start, end] = parsed.range
  const message = `Nested more than ${LIMITS.depth} levels deep; what lies deeper is not read.`
  report(building.assembly, 'partly-read', 'too-deep', message, start, end)
  return { node: emptyScalar(start), weight: 1, height: 0 }
}

function collectionPart(building: Building, parsed: ParsedNode, depth: number): Anchored {
  const parts: Anchored[] = []
  if (isSeq<ParsedNode>(parsed))
    for (const item of parsed.items) parts.push(nodeOf(building, item, depth + 1))
  else if (isMap<ParsedNode, ParsedNode | null>(parsed))
    for (const { key, value } of parsed.items) {
      parts.push(key ? nodeOf(building, key, depth + 1) : nothing(building))
      parts.push(value ? nodeOf(building, value, depth + 1) : nothing(building))
    }
  const children = parts.map((part) => part.node)
  if ('flow' in parsed && parsed.flow) building.end = parsed.range[1]
  const located = locate(building, parsed, parsed.range[0], building.end)
  const node: Node = isSeq(parsed)
    ? { kind: 'sequence', items: children, ...located }
    : { kind: 'mapping', pairs: pairsOf(building.assembly, children), ...located }
  const weight = parts.reduce((sum, part) => sum + part.weight, 1)
  return { node, weight, height: parts.reduce((most, part) => Math.max(most, part.height + 1), 0) }
}

const nothing = (building: Building): Anchored => ({ node: emptyScalar(building.end), weight: 1, height: 0 })

function scalarPart(building: Building, parsed: Scalar.Parsed): Anchored {
  const style = styleOf(parsed)
  const { start, end } = scalarSpan(building, parsed, style)
  if (end > start) building.scalars.push(start, end)
  const located = locate(building, parsed, start, end)
  if (located.end > building.end) building.end = located.end
  return {
    node: { kind: 'scalar', text: String(parsed.value ?? ''), style, ...located },
    weight: 1,
    height: 0,
  }
}

function scalarSpan({ text, end }: Building, parsed: Scalar.Parsed, style: ScalarNode['style']) {
  const [start, stop] = parsed.range
  if (style === 'block') return trimmedSpan(text, Math.min(endOfLine(text, start) + 1, stop), stop)
  return start === stop ? { start: end, end } : { start, end: stop }
}

function styleOf(parsed: Scalar.Parsed): ScalarNode['style'] {
  if (parsed.type === 'PLAIN' || parsed.type === undefined) return 'plain'
  return parsed.type === 'BLOCK_FOLDED' || parsed.type === 'BLOCK_LITERAL' ? 'block' : 'quoted'
}

/** The parser's ranges leave the tag out: it is the last such text before the value. */
function locate({ text }: Building, parsed: ParsedNode, start: number, end: number) {
  if (!('tag' in parsed) || !parsed.tag) return { start, end: Math.max(start, end) }
  const tag = parsed.tag.startsWith(CORE) ? `!!${parsed.tag.slice(CORE.length)}` : parsed.tag
  const at = text.lastIndexOf(tag, parsed.range[0])
  if (at < 0) return { start, end: Math.max(start, end), tag }
  return { start: at, end: Math.max(start, end, at + tag.length), tag }
}

const CORE = 'tag:yaml.org,2002:'
