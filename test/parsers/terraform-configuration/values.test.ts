/** What expressions become when not everything is known. */
import { attribute, evaluated, named, read, show } from './memory'

const main = `
variable "text" {}
variable "flag" { type = bool }
variable "env" {}
variable "byDefault" { default = "eu-west-1" }
variable "secret" {
  default   = "hunter2"
  sensitive = true
}
resource "aws_vpc" "v" { cidr_block = "10.0.0.0/16" }
resource "aws_vpc" "w" { cidr_block = "10.1.0.0/16" }
resource "aws_subnet" "s" {
  vpc_id = aws_vpc.v.id
}
data "aws_region" "here" {}
data "aws_subnets" "found" {}
locals {
  chain = local.next
  next  = aws_vpc.v.id
  loop  = local.pool
  pool  = local.loop
}
`

const value = (expression: string): unknown => evaluated(expression, main)

describe('references are kept', () => {
  test.each([
    ['aws_vpc.v.id', '<aws_vpc.v.id>'],
    ['local.chain', '<aws_vpc.v.id>'],
    ['"${aws_vpc.v.id}"', '<aws_vpc.v.id>'],
    ['(aws_vpc.v).id', '<aws_vpc.v.id>'],
    ['{ v = aws_vpc.v }.v.id', '<aws_vpc.v.id>'],
    ['aws_vpc.v["id"]', '<aws_vpc.v.id>'],
    ['aws_vpc.v[*].id', ['<aws_vpc.v.id>']],
    ['[for v in [aws_vpc.v] : v.arn]', ['<aws_vpc.v.arn>']],
    ['try(aws_vpc.v.id, "")', '<aws_vpc.v.id>'],
    ['coalesce(aws_vpc.v.id, "x")', '<aws_vpc.v.id>'],
    ['element([aws_vpc.v.id, "x"], 2)', '<aws_vpc.v.id>'],
    ['concat([aws_vpc.v.id], ["x"])', ['<aws_vpc.v.id>', 'x']],
    ['compact([aws_vpc.v.id, ""])', ['<aws_vpc.v.id>']],
    ['merge({ a = aws_vpc.v.id }, { b = 1 })', { a: '<aws_vpc.v.id>', b: 1 }],
    ['lookup({ a = aws_vpc.v.id }, "a", "")', '<aws_vpc.v.id>'],
    ['aws_lb.gone.id', '<undeclared aws_lb.gone.id>'],
    ['var.text', '<var.text>'],
    ['var.text.inner[0].more', '<var.text.inner[0].more>'],
    ['data.aws_subnets.found.ids', '<data.aws_subnets.found.ids>'],
    ['data.aws_subnets.found.ids[1]', '<data.aws_subnets.found.ids[1]>'],
    ['element(data.aws_subnets.found.ids, 0)', '<data.aws_subnets.found.ids[0]>'],
    [
      'slice(data.aws_subnets.found.ids, 0, 2)',
      ['<data.aws_subnets.found.ids[0]>', '<data.aws_subnets.found.ids[1]>'],
    ],
    ['[for id in data.aws_subnets.found.ids : id]', ['<~data.aws_subnets.found.ids[*]>', '…']],
    ['aws_vpc.v.id == aws_vpc.v.id', true],
    ['aws_vpc.v.id == aws_vpc.w.id', false],
    ['distinct([aws_vpc.v.id, aws_vpc.w.id, aws_vpc.v.id])', ['<aws_vpc.v.id>', '<aws_vpc.w.id>']],
    ['distinct([aws_vpc.v.id, var.text])', ['<aws_vpc.v.id>', '<var.text>', '…']],
    [
      'distinct([aws_vpc.v.cidr_block, aws_vpc.w.ipv6_cidr_block])',
      ['10.0.0.0/16', '<aws_vpc.w.ipv6_cidr_block>', '…'],
    ],
    ['aws_vpc.v.id == aws_vpc.v.arn ? 1 : 1', 1],
  ])('%s', (expression, expected) => {
    expect(value(expression)).toEqual(expected)
  })

  test('an argument that the configuration sets is its value, an id never is', () => {
    expect(value('aws_vpc.v.cidr_block')).toBe('10.0.0.0/16')
    expect(value('aws_subnet.s.vpc_id')).toBe('<aws_vpc.v.id>')
    expect(value('cidrsubnet(aws_vpc.v.cidr_block, 8, 1)')).toBe('10.0.1.0/24')
  })
})

describe('T18: text with holes stays text with holes', () => {
  test.each([
    ['"a-${var.text}-b"', ['a-', '<var.text>', '-b']],
    [
      '"com.amazonaws.${data.aws_region.here.name}.s3"',
      ['com.amazonaws.', '<region of provider.aws>', '.s3'],
    ],
    ['join("/", ["a", var.text, "b"])', ['a/', '<var.text>', '/b']],
    ['format("%s.%s:%d", var.text, "x", 5)', ['<var.text>', '.x:5']],
    ['"${"a${var.text}"}b"', ['a', '<var.text>', 'b']],
    ['"%{if true}a%{endif}${var.text}"', ['a', '<var.text>']],
  ])('%s', (expression, parts) => {
    expect(value(expression)).toEqual({ text: parts })
  })

  test('a document with a hole stays a structure, one without is text', () => {
    expect(value('jsonencode({ Resource = aws_vpc.v.arn, Effect = "Allow" })')).toEqual({
      Resource: '<aws_vpc.v.arn>',
      Effect: 'Allow',
    })
    expect(value('jsondecode(jsonencode({ r = aws_vpc.v.arn })).r')).toBe('<aws_vpc.v.arn>')
    expect(value('jsonencode({ b = 1, a = 2 })')).toBe('{"a":2,"b":1}')
  })
})

describe('conditions that nobody can tell', () => {
  test.each([
    [
      'var.flag ? "a" : "b"',
      [
        ['var.flag', 'a'],
        ['!var.flag', 'b'],
      ],
    ],
    [
      '!var.flag ? "a" : "b"',
      [
        ['!var.flag', 'a'],
        ['var.flag', 'b'],
      ],
    ],
    [
      'var.flag == false ? "a" : "b"',
      [
        ['!var.flag', 'a'],
        ['var.flag', 'b'],
      ],
    ],
    [
      'var.env == "prod" ? 1 : 2',
      [
        ['var.env=prod', 1],
        ['!var.env=prod', 2],
      ],
    ],
    [
      'var.env != "prod" ? 1 : 2',
      [
        ['!var.env=prod', 1],
        ['var.env=prod', 2],
      ],
    ],
    [
      'var.flag && var.env == "prod" ? 1 : 2',
      [
        ['(var.flag & var.env=prod)', 1],
        ['!(var.flag & var.env=prod)', 2],
      ],
    ],
    [
      'var.flag ? aws_vpc.v.id : null',
      [
        ['var.flag', '<aws_vpc.v.id>'],
        ['!var.flag', null],
      ],
    ],
    [
      'upper(var.flag ? "a" : "b")',
      [
        ['var.flag', 'A'],
        ['!var.flag', 'B'],
      ],
    ],
    [
      '(var.flag ? [1] : [])[*]',
      [
        ['var.flag', [1]],
        ['!var.flag', []],
      ],
    ],
    [
      'length(var.text) > 2 ? 1 : 2',
      [
        ['length(var.text) > 2', 1],
        ['!length(var.text) > 2', 2],
      ],
    ],
    [
      'var.env == "prod"',
      [
        ['var.env=prod', true],
        ['!var.env=prod', false],
      ],
    ],
  ])('%s', (expression, cases) => {
    expect(value(expression)).toEqual({ if: cases })
  })

  test.each([
    ['false && var.flag', false],
    ['var.flag || true', true],
    ['var.flag ? "same" : "same"', 'same'],
    ['contains(["a", var.text], "a")', true],
    ['length([var.text, var.text])', 2],
    ['keys({ a = var.text })', ['a']],
    [
      'var.flag ? (var.flag ? 1 : 2) : 3',
      {
        if: [
          ['var.flag', 1],
          ['!var.flag', 3],
        ],
      },
    ],
  ])('%s is decided all the same', (expression, expected) => {
    expect(value(expression as string)).toEqual(expected)
  })

  test('a variable compared with several texts is one choice of several values', () => {
    const parsed = read(
      `variable "env" {}\nresource "t" "t" {\n  a = var.env == "prod" ? 1 : var.env == "dev" ? 2 : 3\n}`,
    )
    const [deployment] = parsed.deployments
    expect([...(deployment?.choices.values() ?? [])]).toEqual([
      { id: 'd?var.env', label: 'var.env', values: ['prod', 'dev', '\u0000other'] },
    ])
  })

  test('equal conditions in a module and outside are one choice', () => {
    const parsed = read({
      'main.tf':
        'variable "on" { type = bool }\nmodule "m" {\n  source = "./m"\n  create = var.on\n}\nresource "t" "t" { x = var.on ? 1 : 2 }',
      'm/main.tf':
        'variable "create" {}\nlocals { it = var.create }\nresource "t" "t" { x = local.it ? 1 : 2 }',
    })
    expect([...(parsed.deployments[0]?.choices.keys() ?? [])]).toEqual(['d?var.on'])
    expect(attribute(parsed, 'module.m.t.t', 'x')).toEqual(attribute(parsed, 't.t', 'x'))
  })
})

describe('what a value rests on', () => {
  const parsed = read(`${main}
resource "t" "t" {
  a = var.byDefault
  b = "x-\${var.byDefault}"
  c = var.secret
  d = [var.secret]
  e = "p:\${var.secret}"
  f = upper(var.byDefault)
}`)
  const { attributes } = named(parsed, 't.t')

  test.each(['a', 'b', 'f'])('%s rests on a default, which a deployment may override', (name) => {
    expect(attributes.get(name)).toMatchObject({ state: 'known', assumed: 'variable-default' })
  })

  test.each(['c', 'e'])('%s is secret', (name) => {
    expect(attributes.get(name)).toMatchObject({ state: 'known', sensitive: true })
  })

  test('no problem tells a secret', () => {
    expect(JSON.stringify(parsed.problems)).not.toContain('hunter2')
  })

  test('it stands where it is written, and remembers where it came from', () => {
    const text = 'variable "a" { default = "x" }\nlocals { b = var.a }\nresource "t" "t" { c = local.b }\n'
    const place = named(read(text), 't.t').attributes.get('c')?.origin
    const cut = (at: unknown): string => {
      const { start, end } = at as { start: number; end: number }
      return text.slice(start, end)
    }
    expect(cut(place?.place)).toBe('local.b')
    expect(place?.trail.map(cut)).toEqual(['var.a', '"x"'])
  })
})

describe('nothing makes it hang or crash', () => {
  test('names that hang on themselves', () => {
    expect(value('local.loop')).toBe('?cycle')
    expect(attribute(read('resource "t" "t" { a = t.t.a }'), 't.t', 'a')).toBe('<t.t.a>')
    expect(attribute(read('resource "t" "t" {\n  count = length(t.t)\n  a = 1\n}'), 't.t[?]', 'a')).toBe(1)
  })

  test('a few lines that describe billions of leaves', () => {
    const lines = Array.from(
      { length: 60 },
      (_each, at) => `  l${at + 1} = [local.l${at}, local.l${at}]`,
    ).join('\n')
    const parsed = read(`locals {\n  l0 = ["x"]\n${lines}\n}\nresource "t" "t" { a = local.l60 }`)
    expect(attribute(parsed, 't.t', 'a')).toBe('?budget')
  })

  test('a text that doubles fifty times', () => {
    const lines = Array.from(
      { length: 50 },
      (_each, at) => `  l${at + 1} = "\${local.l${at}}\${local.l${at}}"`,
    ).join('\n')
    const parsed = read(`locals {\n  l0 = "xxxxxxxx"\n${lines}\n}\nresource "t" "t" { a = local.l50 }`)
    expect(JSON.stringify(attribute(parsed, 't.t', 'a'))).toMatch(/^.{0,200}$/)
    expect(JSON.stringify(attribute(parsed, 't.t', 'a'))).toContain('?budget')
  })

  test.each([
    'range(1e9)',
    'format("%999999999d", 1)',
    'regex("(a*)*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")',
    'setproduct(range(4000), range(4000))',
    'pow(10, 400)',
    'indent(1e9, "a")',
  ])('%s', (expression) => {
    expect(['?budget', '?opaque-expression']).toContain(value(expression))
  })

  test('conditions that double in every local', () => {
    const lines = Array.from(
      { length: 40 },
      (_each, at) => `  l${at + 1} = local.l${at} && local.l${at}`,
    ).join('\n')
    const parsed = read(
      `variable "v" {}\nlocals {\n  l0 = var.v == "x"\n${lines}\n}\nresource "t" "t" { a = local.l40 ? 1 : 2 }`,
    )
    expect(attribute(parsed, 't.t', 'a')).toHaveProperty('if')
  })

  test('conditional values that nest in every local', () => {
    const lines = Array.from(
      { length: 30 },
      (_each, at) =>
        `  l${at + 1} = local.l${at} == 1 ? (var.v == "${at}" ? 1 : 2) : (var.v == "x${at}" ? local.l${at} : 3)`,
    ).join('\n')
    const parsed = read(
      `variable "v" {}\nlocals {\n  l0 = 1\n${lines}\n}\nresource "t" "t" { a = local.l30 }`,
    )
    expect(JSON.stringify(attribute(parsed, 't.t', 'a')).length).toBeLessThan(20_000)
  })

  test('a chain of 3,000 locals', () => {
    const lines = Array.from({ length: 3000 }, (_each, at) => `  l${at + 1} = local.l${at}`).join('\n')
    expect(
      attribute(read(`locals {\n  l0 = 1\n${lines}\n}\nresource "t" "t" { a = local.l3000 }`), 't.t', 'a'),
    ).toBe('?budget')
  })

  test('a sum of 1,500 numbers', () => {
    expect(['?budget', 1500]).toContain(value(Array(1500).fill('1').join(' + ')))
  })

  test('keys that JavaScript gives a meaning to', () => {
    expect(value('{ "__proto__" = 1, constructor = 2 }["__proto__"]')).toBe(1)
    expect(value('{}.constructor')).toBe('?opaque-expression')
    expect(value('constructor("x")')).toBe('?opaque-expression')
    expect(value('jsondecode("{\\"__proto__\\": {\\"a\\": 1}}")["__proto__"]')).toEqual({ a: 1 })
  })

  test.each([
    'cidrsubnet("10.0.0.0/16", 0.1, 1)',
    'cidrsubnet("10.0.0.0/16", 4, 0.5)',
    'cidrsubnets("10.0.0.0/16", 1.5)',
    'cidrhost("10.0.0.0/24", 0.5)',
    'substr("abc", 0.5, 1)',
    'indent(0.5, "a")',
    'parseint("1", 10.5)',
    'timecmp("2024-99-01T00:00:00Z", "2024-01-01T00:00:00Z")',
  ])('%s is refused, and throws nothing', (expression) => {
    expect(value(`can(${expression})`)).toBe(false)
  })

  test('a function that nobody here knows is not refused, so that try does not take its fallback', () => {
    expect(value('try(later_function("x"), "fallback")')).toBe('?opaque-expression')
    expect(value('try(provider::own::f("x"), "fallback")')).toBe('?opaque-expression')
  })

  test('a module that calls itself', () => {
    const parsed = read({
      'main.tf': 'module "m" { source = "./m" }',
      'm/main.tf': 'module "m" { source = "./" }\nresource "t" "t" {}',
    })
    expect(parsed.deployments[0]?.incomplete.length).toBeGreaterThan(0)
  })
})

test('show says what an open map is', () => {
  expect(value('{ (var.text) = 1, a = 2 }')).toEqual({ a: 2, '…': '…' })
  expect(
    show({ state: 'absent', origin: { place: { source: '', at: 'whole' }, how: 'written', trail: [] } }),
  ).toBeNull()
})

describe('the folder that Terraform is started in', () => {
  const files = {
    'main.tf': `resource "probe" "p" {
  name  = "ex-\${basename(path.cwd)}"
  whole = path.cwd
  text  = file("\${path.cwd}/policy.json")
  all   = fileset(path.cwd, "*.json")
}
`,
    'policy.json': '{}',
  }
  const { attributes } = named(read(files), 'probe.p')

  test('is another one on each machine, so that no name is made of it', () => {
    expect([attributes.get('name')?.state, attributes.get('whole')?.state]).toEqual(['template', 'reference'])
  })

  test('is taken for the root where a file is read', () => {
    expect(attributes.get('text')).toMatchObject({ state: 'known', value: '{}' })
    expect(attributes.get('all')).toMatchObject({ state: 'list', items: [{ value: 'policy.json' }] })
  })
})
