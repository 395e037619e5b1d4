/**
 * The allows of a template: comments in YAML, and `Metadata`, which survives where comments are lost (JSON, CDK, generated
 * templates).
 *
 *     Metadata:
 *       vpclint:
 *         allow:
 *           - private-dns-without-vpc-dns because the VPC is changed by another team this week
 *           - { rule: vpc-endpoint-in-one-zone, until: 2026-12-31, because: one zone is enough for tests }
 */
import { type Source, span } from '../../model/place'
import { readSyntax } from '../../parsers/cloudformation/read-syntax'
import { type MappingNode, type Node, valueAt } from '../../parsers/yaml/node'
import type { Offsets } from '../locate'
import { dataOf } from '../yaml-data'
import type { Reach, SaidAllow } from './allow'
import { withComment } from './comment'
import { withMetadata } from './metadata'
import { saidAt } from './said'
import { type AllowWords, checked, readComment, readWords, type Unclear } from './wording'

export function allowsInTemplate(source: Source): readonly SaidAllow[] {
  const { root, further, comments } = readSyntax(source)
  const template = [root, ...further].find((node): node is MappingNode => isTemplate(node))
  if (!template) return []
  const text = { text: source.text, comments, parts: partsOf(template, source.text.length) }
  const said = comments.flatMap((comment) => {
    const words = readComment(comment.text.replace(/^#+/, ''))
    return words ? [saidAt(comment, words, text, span(source.name, comment.start, comment.end))] : []
  })
  return [...said, ...metadataAllows(template, source)]
}

/** A comment in YAML; in JSON the `Metadata` of the resource around the offset. */
export function allowInTemplate(source: Source, at: number, words: AllowWords): string | undefined {
  const { root, further } = readSyntax(source)
  const template = [root, ...further].find((node): node is MappingNode => isTemplate(node))
  if (template === undefined) return undefined
  if (!/^\s*\{/.test(source.text))
    return withComment(source.text, partsOf(template, source.text.length), at, words)
  const resources = valueAt(template, 'Resources')
  const pairs = resources?.kind === 'mapping' ? resources.pairs : []
  const around = pairs.find(({ key, value }) => key.start <= at && at <= value.end)
  return around && withMetadata(source.text, around.value, words)
}

const isTemplate = (node: Node | undefined): node is MappingNode =>
  node?.kind === 'mapping' && valueAt(node, 'Resources')?.kind === 'mapping'

/** A section of the template stands for the whole file: what is said at `Resources:` is said of everything. */
function partsOf(template: MappingNode, end: number): readonly Offsets[] {
  const sections = template.pairs.map(({ key }) => ({ start: key.start, end }))
  const inner = template.pairs.flatMap(({ value }) => within(value))
  return [...sections, ...inner].sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Aliases make the tree share nodes; each is spoken of where it is written. */
function within(node: Node, seen: Set<Node> = new Set()): readonly Offsets[] {
  if (seen.has(node) || node.kind === 'scalar') return []
  seen.add(node)
  return node.kind === 'sequence'
    ? node.items.flatMap((item) => [item, ...within(item, seen)])
    : node.pairs.flatMap(({ key, value }) => [
        { start: key.start, end: Math.max(key.end, value.end) },
        ...within(value, seen),
      ])
}

function metadataAllows(template: MappingNode, source: Source): readonly SaidAllow[] {
  const resources = valueAt(template, 'Resources')
  const pairs = resources?.kind === 'mapping' ? resources.pairs : []
  const part = (start: number, end: number): Reach => ({
    is: 'part',
    source: source.name,
    part: { start, end },
  })
  return [
    ...listed(template, { is: 'file', source: source.name }, source),
    ...pairs.flatMap(({ key, value }) => listed(value, part(key.start, value.end), source)),
  ]
}

function listed(owner: Node, reach: Reach, source: Source): readonly SaidAllow[] {
  const allow = valueAt(valueAt(valueAt(owner, 'Metadata'), 'vpclint'), 'allow')
  if (!allow) return []
  return (allow.kind === 'sequence' ? allow.items : [allow]).map((item) => {
    const place = span(source.name, item.start, item.end)
    const words = entryWords(item)
    return 'unclear' in words ? { invalid: words.unclear, place } : { ...words, place, reach }
  })
}

/** A sentence, or its words by name. */
export function entryWords(item: Node): AllowWords | Unclear {
  if (item.kind === 'scalar') return readWords(item.text)
  const text = (name: string) => {
    const value = valueAt(item, name)
    return value?.kind === 'scalar' ? value.text.trim() : undefined
  }
  const rules = valueAt(item, 'rules') ?? valueAt(item, 'rule')
  const names = rules ? dataOf(rules) : []
  return checked({
    rules: Array.isArray(names) ? names.map(String) : String(names).split(/[\s,]+/),
    because: text('because') ?? '',
    until: text('until') ?? null,
  })
}
