import { readJson } from '../../../parsers/yaml/json'
import { LIMITS, type Node } from '../../../parsers/yaml/node'
import { readYaml } from '../../../parsers/yaml/read'
import { plain, spans } from './tree'

const yaml = (text: string) => readYaml({ name: 'a.yaml', text })
const json = (text: string) => readJson({ name: 'a.json', text })
const codes = ({ problems }: ReturnType<typeof yaml>) =>
  problems.map(({ code, severity }) => `${severity} ${code}`)
const lines = (text: string, { problems }: ReturnType<typeof yaml>) =>
  problems.map(({ place }) => (place.at === 'span' ? text.slice(0, place.start).split('\n').length : 0))

describe('YAML', () => {
  test('scalars keep their text and how they were written', () => {
    const { root } = yaml("a: yes\nb: '0123'\nc: 2012-10-17\nd: |\n  x\n  y\ne: ~\n")
    expect(plain(root)).toEqual({ a: 'yes', b: '0123', c: '2012-10-17', d: 'x\ny\n', e: '~' })
    const styles =
      root?.kind === 'mapping' ? root.pairs.map(({ value }) => value.kind === 'scalar' && value.style) : []
    expect(styles).toEqual(['plain', 'quoted', 'plain', 'block', 'plain'])
  })

  test('tags stay on scalars, lists and mappings', () => {
    expect(
      plain(yaml('a: !Ref X\nb: !Join [a, [b]]\nc: !Transform { Name: n }\nd: !Sub\n- x\n').root),
    ).toEqual({
      a: '!Ref X',
      b: { '!Join': ['a', ['b']] },
      c: { '!Transform': { Name: 'n' } },
      d: { '!Sub': ['x'] },
    })
  })

  test('spans include the tag and the quotes, collections end with their last child or bracket', () => {
    const text = "a: !Sub 'x'\nb:\n  - 1\n  - {c: d, }\ne: [ f ]  # g\n"
    expect(spans(yaml(text).root as Node, text)).toEqual([
      text.slice(0, text.indexOf(']') + 1),
      'a',
      "!Sub 'x'",
      'b',
      '- 1\n  - {c: d, }',
      '1',
      '{c: d, }',
      'c',
      'd',
      'e',
      '[ f ]',
      'f',
    ])
  })

  test('spans count UTF-16 units', () => {
    const text = 'a: "😀é"\nb: x\n'
    expect(spans(yaml(text).root as Node, text)).toEqual([text.trimEnd(), 'a', '"😀é"', 'b', 'x'])
  })

  test('comments, but not what only looks like one', () => {
    const text = '# one\na: "# no" # two\nb: |  # three\n  # no\nc: x#no\nd: [1, # four\n 2]\n# five'
    expect(yaml(text).comments.map((comment) => comment.text)).toEqual([
      '# one',
      '# two',
      '# three',
      '# four',
      '# five',
    ])
    expect(yaml(text).comments.every(({ text: own, start, end }) => text.slice(start, end) === own)).toBe(
      true,
    )
  })

  test('of duplicate keys the last one is read, and it is said', () => {
    const text = 'a: 1\nb: 2\na: 3\n'
    expect(plain(yaml(text).root)).toEqual({ b: '2', a: '3' })
    expect(codes(yaml(text))).toEqual(['partly-read duplicate-key'])
    expect(lines(text, yaml(text))).toEqual([3])
  })

  test.each([2, 40])('also of %d keys, where the last one stands', (count) => {
    const keys = Array.from({ length: count }, (_, n) => `k${n}`)
    const syntax = yaml(`${[...keys, 'k0'].map((key, n) => `${key}: ${n}`).join('\n')}\n`)
    expect(syntax.root).toMatchObject({
      pairs: [...keys.slice(1), 'k0'].map((text) => ({ key: { text } })),
    })
    expect(codes(syntax)).toEqual(['partly-read duplicate-key'])
  })

  test('aliases and merge keys are resolved; a merge key is noted', () => {
    const text = 'base: &b { x: 1, y: 2 }\nuse: { <<: *b, y: 3 }\nsame: *b\n'
    expect(plain(yaml(text).root)).toEqual({
      base: { x: '1', y: '2' },
      use: { x: '1', y: '3' },
      same: { x: '1', y: '2' },
    })
    expect(codes(yaml(text))).toEqual(['note merge-key'])
  })

  test('aliases cannot multiply without end, nor contain themselves', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
    for (let at = 1; at < 20; at++)
      bomb.push(
        `a${at}: &a${at} [${Array(10)
          .fill(`*a${at - 1}`)
          .join(', ')}]`,
      )
    expect(codes(yaml(bomb.join('\n')))).toContain('partly-read alias-budget')
    expect(codes(yaml('a: &a [*a]'))).toEqual(['partly-read unknown-alias'])
    const deep = [
      'a0: &a0 [x]',
      ...Array.from({ length: 2_000 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}]`),
    ]
    expect(codes(yaml(deep.join('\n')))).toContain('partly-read alias-budget')
  })

  test.each([
    ['flow lists', (n: number) => '['.repeat(n)],
    ['flow maps', (n: number) => '{a: '.repeat(n)],
    ['block maps', (n: number) => Array.from({ length: n }, (_, at) => `${' '.repeat(at)}a:\n`).join('')],
    ['block lists', (n: number) => '- '.repeat(n)],
    ['tagged lists', (n: number) => '!t [ '.repeat(n)],
  ])('5,000 %s inside each other are a problem', (_, nested) => {
    const read = yaml(nested(5_000))
    expect(codes(read)).toEqual(['unreadable too-deep'])
    expect(read.root).toBeUndefined()
  })

  test('as deep as allowed is read', () => {
    const depth = LIMITS.depth - 1
    expect(codes(yaml(`${'['.repeat(depth)}${']'.repeat(depth)}`))).toEqual([])
  })

  test('a broken text is a problem at its line, with what could be understood', () => {
    const text = 'a: 1\nb: [1, 2\nc: 3\nd: 4\n'
    const read = yaml(text)
    expect(read.broken).toBe(true)
    expect(codes(read)[0]).toBe('partly-read yaml-syntax')
    expect(lines(text, read)[0]).toBeGreaterThanOrEqual(2)
    expect(plain(read.root)).toMatchObject({ a: '1' })
  })

  test('two tags on one node are an error', () => {
    expect(yaml('a: !Base64 !Sub x\n').broken).toBe(true)
  })

  test('several documents', () => {
    const read = yaml('a: 1\n---\nb: 2\n---\nc: 3\n')
    expect([read.documents, plain(read.root), read.further.map(plain)]).toEqual([
      3,
      { a: '1' },
      [{ b: '2' }, { c: '3' }],
    ])
  })

  test('nothing', () => {
    for (const text of ['', '\n\n', '# only\n', '\uFEFF'])
      expect(yaml(text)).toMatchObject({ root: undefined, broken: false })
  })

  test('__proto__ is a key like any other', () => {
    const { root } = yaml('__proto__: { a: 1 }\nconstructor: 2\n')
    expect(root?.kind === 'mapping' && root.pairs.map(({ key }) => key.text)).toEqual([
      '__proto__',
      'constructor',
    ])
  })
})

describe('JSON', () => {
  test('values with their spans', () => {
    const text = ' {"a": [1, -2.5e3, true, null], "b\\u00e9": "x\\n"} '
    expect(plain(json(text).root)).toEqual({ a: ['1', '-2.5e3', 'true', 'null'], bé: 'x\n' })
    expect(spans(json(text).root as Node, text)).toEqual([
      text.trim(),
      'a',
      '[1, -2.5e3, true, null]',
      '1',
      '-2.5e3',
      'true',
      'null',
      'bé',
      '"x\\n"',
    ])
  })

  test('duplicate keys', () => {
    const text = '{"a": 1,\n "a": 2}'
    expect(plain(json(text).root)).toEqual({ a: '2' })
    expect([codes(json(text)), lines(text, json(text))]).toEqual([['partly-read duplicate-key'], [2]])
  })

  test.each([
    ['a comment', '{"a": 1, // no\n "b": 2}'],
    ['a comma too many', '{"a": 1, "b": 2,}'],
    ['a comma too few', '{"a": 1 "b": 2}'],
  ])('%s is a problem, and read over', (_, text) => {
    expect(plain(json(text).root)).toEqual({ a: '1', b: '2' })
    expect(codes(json(text))).toEqual(['partly-read json-syntax'])
  })

  test.each([
    '{"a": 1',
    '{"a": }',
    '{"a" 1}',
    '{a: 1}',
    '{"a": [1}',
    '{"a": 01}',
    '{"a": tru}',
    '{"a": "x\n"}',
    '{} {}',
    '',
    '{"a": "\\x"}',
  ])('%j is a problem', (text) => {
    expect(json(text).broken).toBe(true)
    expect(codes(json(text))[0]).toBe('partly-read json-syntax')
  })

  test('5,000 brackets are a problem', () => {
    expect(codes(json('['.repeat(5_000)))).toEqual(['unreadable too-deep'])
    expect(codes(json('{"a":'.repeat(5_000)))).toEqual(['unreadable too-deep'])
  })
})
