/** The two ways to the tree give the same tree: over samples of real templates, and over generated texts. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { stringify } from 'yaml'
import { startAssembly } from '../../../parsers/yaml/assemble'
import { eventsOf, treeOfEvents } from '../../../parsers/yaml/events'
import { readJson } from '../../../parsers/yaml/json'
import type { Node } from '../../../parsers/yaml/node'
import { readTolerantly } from '../../../parsers/yaml/tolerant'

const SAMPLES = join(__dirname, 'samples')

function fast(text: string): readonly Node[] {
  const events = eventsOf(text)
  if ('refused' in events) throw new Error(`${events.refused} at ${events.at}`)
  return treeOfEvents(text, events, startAssembly('a')).documents
}

const tolerant = (text: string): readonly Node[] => readTolerantly(text, startAssembly('a'))?.documents ?? []

describe('samples', () => {
  const names = readdirSync(SAMPLES).filter((name) => /\.(?:yaml|yml)$/.test(name))

  test('there are some', () => expect(names.length).toBeGreaterThan(3))

  test.each(names)('%s', (name) => {
    const text = readFileSync(join(SAMPLES, name), 'utf8')
    expect(fast(text)).toEqual(tolerant(text))
  })
})

const word = fc.string({ unit: 'grapheme', minLength: 0, maxLength: 12 })
const scalar = fc.oneof(
  word,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('yes', '0123', 'a: b', '# x', '*a', '!b', '- c', 'a\nb', ' x '),
)
const tree = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(word, tie('tree'), { maxKeys: 4 }),
  ),
})).tree

const styles = fc.record({
  indent: fc.integer({ min: 2, max: 5 }),
  indentSeq: fc.boolean(),
  collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
  defaultStringType: fc.constantFrom(
    'PLAIN' as const,
    'QUOTE_SINGLE' as const,
    'QUOTE_DOUBLE' as const,
    'BLOCK_LITERAL' as const,
    'BLOCK_FOLDED' as const,
  ),
  lineWidth: fc.constantFrom(0, 20, 80),
})

// A block scalar with an indentation indicator as the whole document is left out: the parsers differ on what the document's own
// indentation is there.
test('generated values, written in every style', () => {
  fc.assert(
    fc.property(tree, styles, (value, options) => {
      const text = stringify({ root: value }, { ...options, aliasDuplicateObjects: false })
      const events = eventsOf(text)
      fc.pre(!('refused' in events))
      expect(fast(text)).toEqual(tolerant(text))
    }),
    { numRuns: 500 },
  )
})

const LINES = [
  'a: b',
  'a: &x b',
  'b: *x',
  '- c',
  '  - d: e',
  '  f: !Sub "g"',
  'h: |',
  '   i',
  '   j',
  'k: [l, {m: n}]',
  '# o',
  'p: !If [q, r]',
  '---',
  "s: 't''u'",
  '',
]

test('generated lines: where both find the text valid, both find the same', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...LINES), { maxLength: 10 }), (lines) => {
      const text = lines.join('\n')
      const events = eventsOf(text)
      const assembly = startAssembly('a')
      const other = readTolerantly(text, assembly)?.documents ?? []
      const valid = !assembly.problems.some(({ code }) => code === 'yaml-syntax')
      if ('refused' in events || !valid) return
      const own = treeOfEvents(text, events, startAssembly('a')).documents
      const meant = (nodes: readonly Node[]) =>
        nodes.filter((node) => node.kind !== 'scalar' || node.text !== '')
      expect(meant(own)).toEqual(meant(other))
    }),
    { numRuns: 2_000 },
  )
})

test('generated JSON is what JSON.parse makes of it, and the same tree as YAML gives', () => {
  const json = fc.jsonValue({ maxDepth: 4 })
  fc.assert(
    fc.property(json, fc.constantFrom(undefined, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      const read = readJson({ name: 'a', text })
      expect(read.problems).toEqual([])
      expect(JSON.stringify(jsonOf(read.root as Node))).toBe(JSON.stringify(JSON.parse(text)))
      const events = eventsOf(text)
      if (!('refused' in events) && !text.includes('__proto__')) expect(fast(text)).toEqual([read.root])
    }),
    { numRuns: 500 },
  )
})

function jsonOf(node: Node): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.style === 'plain' ? JSON.parse(node.text) : node.text
    case 'sequence':
      return node.items.map(jsonOf)
    case 'mapping':
      return Object.fromEntries(node.pairs.map(({ key, value }) => [key.text, jsonOf(value)]))
  }
}
