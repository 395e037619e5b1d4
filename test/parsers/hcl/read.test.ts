import fc from 'fast-check'
import { readHclJson } from '../../../parsers/terraform/syntax/json-body'
import { readExpressionText, readHcl } from '../../../parsers/terraform/syntax/read'
import type { Expression } from '../../../parsers/terraform/syntax/tree'

const read = (text: string) => readHcl({ name: 'main.tf', text })

function valueOfText(text: string): Expression {
  const { body, problems } = read(`x = ${text}\n`)
  expect(problems).toEqual([])
  const [attribute] = body.attributes
  if (attribute === undefined) throw new Error('no attribute')
  return attribute.value
}

const plainText = (text: string): unknown => {
  const value = valueOfText(text)
  return value.kind === 'literal' ? value.value : value.kind
}

describe('places', () => {
  const text = 'resource "aws_vpc" "é" {\n  cidr_block = "10.${var.n}.0.0/16" # why\n  timeouts {}\n}\n'
  const [block] = read(text).body.blocks
  const cut = ({ start, end }: { start: number; end: number }): string => text.slice(start, end)

  test('a block knows its header, its labels and its end', () => {
    expect(block && cut(block.header)).toBe('resource "aws_vpc" "é"')
    expect(block?.labels.map((label) => [label.text, cut(label)])).toEqual([
      ['aws_vpc', '"aws_vpc"'],
      ['é', '"é"'],
    ])
    expect(block && cut(block)).toBe(text.trimEnd())
    expect(block?.body.blocks[0] && cut(block.body.blocks[0])).toBe('timeouts {}')
  })

  test('an attribute knows its name and its value, a template its parts', () => {
    const [attribute] = block?.body.attributes ?? []
    expect(attribute && cut(attribute.nameSpan)).toBe('cidr_block')
    expect(attribute && cut(attribute.value)).toBe('"10.${var.n}.0.0/16"')
    expect(attribute?.value.kind === 'template' && attribute.value.parts.map(cut)).toEqual([
      '10.',
      '${var.n}',
      '.0.0/16',
    ])
  })

  test('every kind of comment is kept once, with its place', () => {
    const commented = 'a = 1 # one\n// two\nb = [ /* three */ 1, # four\n]\nc = { x = y # five\n}\n# six'
    const { comments, problems } = read(commented)
    expect(problems).toEqual([])
    expect(comments.map(({ start, end }) => commented.slice(start, end))).toEqual([
      '# one',
      '// two',
      '/* three */',
      '# four',
      '# five',
      '# six',
    ])
  })

  test('a comment ends before the carriage return', () => {
    const { comments } = read('a = 1 # one\r\n')
    expect(comments).toEqual([{ style: 'line', start: 6, end: 11 }])
  })
})

describe('expressions', () => {
  test.each([
    ['upper ("x")', 'call'],
    ['a.c-d', 'attribute'],
    ['a - c', 'binary'],
    ['a.0.b', 'attribute'],
    ['a.*.b', 'splat'],
    ['a[*].b[0]', 'splat'],
    ['a.*.b[0]', 'index'],
    ['provider::aws::arn_parse("x")', 'call'],
    ['-a.b', 'unary'],
    ['!a && b', 'binary'],
    ['a ? b : c ? d : e', 'conditional'],
    ['{ for k, v in m : k => v... if v }', 'for'],
    ['[for v in m : v]', 'for'],
    ['(\n1\n+ 2\n)', 'parentheses'],
    ['"${x}"', 'template'],
  ])('%s is a %s', (text, kind) => {
    expect(valueOfText(text).kind).toBe(kind)
  })

  test('operators bind as in Terraform', () => {
    const shape = (expression: Expression): string =>
      expression.kind === 'binary'
        ? `(${shape(expression.left)}${expression.operator}${shape(expression.right)})`
        : expression.kind === 'root'
          ? expression.name
          : expression.kind
    expect(shape(valueOfText('a || b && c == d < e + f * g - h'))).toBe('(a||(b&&(c==(d<((e+(f*g))-h)))))')
    expect(shape(valueOfText('a - b - c'))).toBe('((a-b)-c)')
  })

  test('keys of objects are bare words, numbers, texts or computed', () => {
    const value = valueOfText('{ a = 1, "b c" = 2, 3 : 4, (d) = 5, true = 6\n e = 7 }')
    expect(
      value.kind === 'object' &&
        value.items.map(({ key }) => (key.kind === 'literal' ? key.value : key.kind)),
    ).toEqual(['a', 'b c', 3, 'parentheses', 'true', 'e'])
  })
})

describe('texts', () => {
  test.each([
    ['"a\\tb\\"c\\\\"', 'a\tb"c\\'],
    ['"\\u00e9\\U0001F600"', 'é😀'],
    ['"$${x} %%{y} $ % $$"', '${x} %{y} $ % $$'],
    ['<<A\nx\\n $${y}\nA', 'x\\n ${y}\n'],
    ['<<-A\n    a\n\n      b\n    A', 'a\n\n  b\n'],
    ['<<-A\n\tx\n\tA', 'x\n'],
    ['<<A\nA B\n AA\nA', 'A B\n AA\n'],
  ])('%j', (text, expected) => {
    expect(plainText(text)).toBe(expected)
  })

  test('a heredoc in an argument list ends at its word alone', () => {
    const value = valueOfText('f(<<A\ntext\nA\n, 2)')
    expect(value.kind === 'call' && value.arguments.length).toBe(2)
  })

  test('a byte order mark and carriage returns are no text', () => {
    expect(read('\uFEFFa = 1\r\nb {\r\n}\r\n')).toMatchObject({
      problems: [],
      body: { attributes: [{ name: 'a' }], blocks: [{ type: 'b' }] },
    })
  })
})

describe('one broken block costs one problem', () => {
  const names = (text: string) =>
    read(text).body.blocks.map(
      (block) => `${block.labels.map((label) => label.text)}${block.broken ? ' broken' : ''}`,
    )

  test.each([
    [
      'a quote is missing',
      'r "a" {\n  x = 1\n  y = "open\n  z = 2\n}\nr "b" {\n  x = 1\n}\n',
      ['a broken', 'b'],
    ],
    ['a value is missing', 'r "a" {\n  x =\n}\nr "b" {}\n', ['a broken', 'b']],
    ['the closing brace is missing', 'r "a" {\n  x = 1\n\nr "b" {\n  y = 2\n}\n', ['a broken', 'b']],
    ['a bracket is missing', 'r "a" {\n  x = [1, 2\n}\nr "b" {}\n', ['a broken', 'b']],
    ['a heredoc never ends', 'r "a" {\n  x = <<E\n  text\n}\nr "b" {}\n', ['a broken', 'b']],
    ['too many braces', 'r "a" {\n}\n}\nr "b" {}\n', ['a', 'b']],
    ['text between blocks', 'r "a" {}\n<<<<<<< HEAD\nr "b" {}\n', ['a', 'b']],
  ])('%s', (_what, text, expected) => {
    const { problems } = read(text)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({
      code: 'hcl-syntax',
      severity: 'partly-read',
      place: { source: 'main.tf' },
    })
    expect(names(text)).toEqual(expected)
  })

  test('what stands before the error in the block is kept', () => {
    const [block] = read('r "a" {\n  x = 1\n  y = ?\n}\n').body.blocks
    expect(block?.body.attributes.map((attribute) => attribute.name)).toEqual(['x', 'y'])
  })

  test('the place is that of the mistake', () => {
    const text = 'r "a" {\n  y = 1 2\n}\n'
    expect(read(text).problems[0]).toMatchObject({
      place: { start: text.indexOf('2'), end: text.indexOf('2') + 1 },
    })
  })
})

describe('hostile texts', () => {
  test.each([
    ['parentheses', `x = ${'('.repeat(5000)}`],
    ['brackets', `x = ${'['.repeat(5000)}`],
    ['braces', `x = ${'{a='.repeat(5000)}`],
    ['negations', `x = ${'!'.repeat(5000)}a`],
    ['templates', `x = ${'"${'.repeat(5000)}`],
    ['blocks', 'b {\n'.repeat(5000)],
    ['splats', `x = a${'[*]'.repeat(5000)}`],
    ['conditionals', `x = ${'a ? '.repeat(5000)}`],
  ])('5,000 nested %s end in a problem', (_what, text) => {
    expect(read(text).problems[0]).toMatchObject({ code: 'hcl-too-deep' })
  })

  test('a comment, a string and a heredoc that never end', () => {
    for (const text of ['/*', 'x = "', 'x = <<E\n', 'x = "${', 'x = "%{', 'b "'])
      expect(read(text).problems.length).toBeGreaterThan(0)
  })

  test('nothing makes it throw, and all places lie in the text', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      '"',
      '${',
      '%{',
      '~}',
      '<<E\n',
      'E\n',
      '\n',
      '=',
      ':',
      ',',
      '.',
      '*',
      '#',
      '/*',
      '*/',
      'for',
      'if',
      'in',
      'a',
      '1',
      ' ',
      '\\',
      '\u0000',
      '😀',
      '::',
      '...',
      '=>',
      '?',
      '-',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('')
        for (const { place } of read(text).problems) {
          expect(place.at === 'span' && place.start >= 0 && place.end <= text.length + 1).toBe(true)
        }
        readExpressionText({ name: 'x', text })
        readHclJson({ name: 'x.tf.json', text })
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the JSON spelling', () => {
  const json = (value: unknown) => readHclJson({ name: 'main.tf.json', text: JSON.stringify(value, null, 2) })

  test('resources, data sources and modules are blocks', () => {
    const { body, problems } = json({
      '//': 'a comment',
      resource: { aws_vpc: { main: { cidr_block: '10.0.0.0/16', lifecycle: { prevent_destroy: true } } } },
      data: [{ aws_region: { here: {} } }],
      module: { net: { source: './net' } },
      locals: { a: 1 },
    })
    expect(problems).toEqual([])
    expect(body.blocks.map((block) => [block.type, ...block.labels.map((label) => label.text)])).toEqual([
      ['resource', 'aws_vpc', 'main'],
      ['data', 'aws_region', 'here'],
      ['module', 'net'],
      ['locals'],
    ])
    expect(body.blocks[0]?.body.blocks.map((block) => block.type)).toEqual(['lifecycle'])
  })

  test('texts are templates at their place, also where JSON escapes stand in them', () => {
    const { body } = json({ locals: { a: '${var.x}', b: 'x ${lookup(var.m, "k")}', c: '$${not}' } })
    const kinds = body.blocks[0]?.body.attributes.map((attribute) => attribute.value.kind)
    expect(kinds).toEqual(['template', 'template', 'literal'])
  })

  test('what is no JSON is one problem', () => {
    expect(readHclJson({ name: 'x.tf.json', text: '{"a": }' }).problems).toMatchObject([
      { code: 'json-syntax', severity: 'unreadable' },
    ])
  })
})
