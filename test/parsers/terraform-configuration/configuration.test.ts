/** Resources, repetition, modules, variables, providers: what a root folder declares. */
import { findCallsOf, readConfiguration } from '../../../parsers/terraform/modules'
import { attribute, memorySources, named, read, show } from './memory'

const addresses = (parsed: ReturnType<typeof read>): string[] =>
  parsed.declarations.map((each) => each.address)
const exists = (parsed: ReturnType<typeof read>, address: string): unknown =>
  show(named(parsed, address).exists)

describe('repetition', () => {
  const beside = 'variable "on" { type = bool }\nvariable "keys" {}\nvariable "n" {}\n'
  const repeated = (argument: string) =>
    read(`${beside}resource "t" "t" {\n  ${argument}\n  key = try(each.key, count.index)\n}`)

  test.each([
    ['count = 2', { 't.t[0]': true, 't.t[1]': true }],
    ['count = 0', {}],
    [
      'count = var.on ? 2 : 1',
      {
        't.t[0]': true,
        't.t[1]': {
          if: [
            ['var.on', true],
            ['!var.on', false],
          ],
        },
      },
    ],
    [
      'count = var.on ? 1 : 0',
      {
        't.t[0]': {
          if: [
            ['var.on', true],
            ['!var.on', false],
          ],
        },
      },
    ],
    ['count = var.n', { 't.t[?]': '?opaque-expression' }],
    ['for_each = toset(["b", "a"])', { 't.t["a"]': true, 't.t["b"]': true }],
    ['for_each = { "x y" = 1 }', { 't.t["x y"]': true }],
    ['for_each = var.keys', { 't.t[?]': '?opaque-expression' }],
    [
      'for_each = var.on ? toset(["a"]) : []',
      {
        't.t["a"]': {
          if: [
            ['var.on', true],
            ['!var.on', false],
          ],
        },
      },
    ],
    [
      'for_each = var.on ? { a = 1, b = 2 } : { a = 3 }',
      {
        't.t["a"]': true,
        't.t["b"]': {
          if: [
            ['var.on', true],
            ['!var.on', false],
          ],
        },
      },
    ],
    ['for_each = merge({ a = 1 }, var.keys)', { 't.t["a"]': true, 't.t[?]': '?opaque-expression' }],
  ])('T5: %s', (argument, expected) => {
    const parsed = repeated(argument)
    expect(
      Object.fromEntries(addresses(parsed).map((address) => [address, exists(parsed, address)])),
    ).toEqual(expected)
  })

  test('what stands for an unknown number of instances says so', () => {
    expect(named(repeated('for_each = var.keys'), 't.t[?]').symbolic).toBe(true)
    expect(named(repeated('count = 1'), 't.t[0]').symbolic).toBeUndefined()
  })

  test.each([
    ['t.many[*].id', ['<t.many[0].id>', '<t.many[1].id>']],
    ['t.many[1].id', '<t.many[1].id>'],
    ['t.many.0.id', '<t.many[0].id>'],
    ['t.many.*.id', ['<t.many[0].id>', '<t.many[1].id>']],
    ['t.many[var.n].id', '<~t.many[0].id t.many[1].id>'],
    ['values(t.each)[*].id', ['<t.each["a"].id>', '<t.each["b"].id>']],
    ['t.each["b"].id', '<t.each["b"].id>'],
    ['[for k, v in t.each : "${k}"]', ['a', 'b']],
    ['{ for k, v in t.each : k => v.id }', { a: '<t.each["a"].id>', b: '<t.each["b"].id>' }],
    ['t.open["x"].id', '<~t.open[?].id>'],
    ['[for v in t.open : v.id]', ['<~t.open[?].id>', '…']],
    ['t.maybe[0].id', '<t.maybe[0].id>'],
    [
      'one(t.maybe[*].id)',
      {
        if: [
          ['var.on', '<t.maybe[0].id>'],
          ['!var.on', null],
        ],
      },
    ],
    [
      'try(t.maybe[0].id, "none")',
      {
        if: [
          ['var.on', '<t.maybe[0].id>'],
          ['!var.on', 'none'],
        ],
      },
    ],
    ['length(t.many)', 2],
    [
      'var.on ? t.maybe[0].id : "none"',
      {
        if: [
          ['var.on', '<t.maybe[0].id>'],
          ['!var.on', 'none'],
        ],
      },
    ],
  ])('T9: %s', (expression, expected) => {
    const parsed = read(`${beside}
resource "t" "many" { count = 2 }
resource "t" "each" { for_each = toset(["a", "b"]) }
resource "t" "open" { for_each = var.keys }
resource "t" "maybe" { count = var.on ? 1 : 0 }
resource "u" "u" { x = ${expression} }`)
    expect(attribute(parsed, 'u.u', 'x')).toEqual(expected)
  })

  test('each and count have the value of their instance', () => {
    const parsed = read(
      'resource "t" "t" {\n  for_each = { a = { cidr = "10.0.0.0/24" } }\n  x = each.value.cidr\n  y = "n-${each.key}"\n}',
    )
    expect([attribute(parsed, 't.t["a"]', 'x'), attribute(parsed, 't.t["a"]', 'y')]).toEqual([
      '10.0.0.0/24',
      'n-a',
    ])
  })
})

describe('T2: nested blocks', () => {
  const blocks = (text: string) =>
    attribute(
      read(`variable "rules" {}\nvariable "on" { type = bool }\nresource "t" "t" {\n${text}\n}`),
      't.t',
      'rule',
    )

  test.each([
    ['one', 'rule { a = 1 }', [{ a: 1 }]],
    ['several', 'rule { a = 1 }\nrule { a = 2 }', [{ a: 1 }, { a: 2 }]],
    ['none', '', 'nobody sets it'],
    ['an attribute instead', 'rule = [{ a = 1 }]', [{ a: 1 }]],
    ['an empty one', 'rule = []', []],
    [
      'dynamic',
      'dynamic "rule" {\n  for_each = [1, 2]\n  content { a = rule.value }\n}',
      [{ a: 1 }, { a: 2 }],
    ],
    [
      'dynamic with keys',
      'dynamic "rule" {\n  for_each = { x = 1 }\n  iterator = it\n  content { a = it.key }\n}',
      [{ a: 'x' }],
    ],
    [
      'dynamic over what is unknown',
      'dynamic "rule" {\n  for_each = var.rules\n  content { a = rule.value.port }\n}',
      [{ a: '<~var.rules[*].port>' }, '…'],
    ],
    [
      'dynamic under a condition',
      'dynamic "rule" {\n  for_each = var.on ? [1] : []\n  content { a = 1 }\n}',
      {
        if: [
          ['var.on', [{ a: 1 }]],
          ['!var.on', []],
        ],
      },
    ],
    [
      'dynamic beside a fixed one',
      'rule { a = 0 }\ndynamic "rule" {\n  for_each = var.rules\n  content { a = 1 }\n}',
      [{ a: 0 }, { a: 1 }, '…'],
    ],
    [
      'nested',
      'rule {\n  inner { b = 1 }\n  dynamic "inner" {\n    for_each = [2]\n    content { b = inner.value }\n  }\n}',
      [{ inner: [{ b: 1 }, { b: 2 }] }],
    ],
    ['with null', 'rule { a = null }', [{}]],
  ])('%s', (_what, text, expected) => {
    expect(blocks(text)).toEqual(expected)
  })

  test('what is null is not set, and what Terraform itself reads is no attribute', () => {
    const parsed = read(
      'resource "t" "t" {\n  a = null\n  count = 1\n  provider = t\n  depends_on = []\n  lifecycle { prevent_destroy = true }\n  b = 1\n}',
    )
    expect([...named(parsed, 't.t[0]').attributes.keys()]).toEqual(['b'])
  })

  test('a block that could not be read to its end is open', () => {
    expect(named(read('resource "t" "t" {\n  a = 1\n  b = ?\n}\n'), 't.t')).toMatchObject({ open: true })
  })
})

describe('variables', () => {
  const text =
    'variable "v" {}\nvariable "d" { default = "default" }\nvariable "n" { type = number }\nvariable "l" { type = list(string) }\nresource "t" "t" {\n  v = var.v\n  d = var.d\n  n = var.n\n  l = var.l\n}'
  const all = (parsed: ReturnType<typeof read>) =>
    Object.fromEntries(['v', 'd', 'n', 'l'].map((name) => [name, attribute(parsed, 't.t', name)]))

  test('without values they are themselves', () => {
    expect(all(read(text))).toEqual({ v: '<var.v>', d: 'default', n: '<var.n>', l: '<var.l>' })
  })

  test('files by their order, then named files, then the command line', () => {
    const files = {
      'main.tf': text,
      'terraform.tfvars': 'v = "1"\nd = "1"\nn = "80"\nl = ["1"]\n',
      'terraform.tfvars.json': '{"d": "2 ${not a template}"}',
      'b.auto.tfvars': 'n = 4\n',
      'a.auto.tfvars': 'n = 3\nl = [3]\n',
      'other.tfvars': 'v = "never read"\n',
      'prod.tfvars': 'l = ["prod"]\n',
    }
    expect(all(read(files))).toEqual({ v: '1', d: '2 ${not a template}', n: 4, l: ['3'] })
    expect(
      all(
        read(files, {
          varFiles: ['prod.tfvars'],
          variables: new Map([
            ['v', '0123'],
            ['n', '7'],
          ]),
        }),
      ),
    ).toEqual({
      v: '0123',
      d: '2 ${not a template}',
      n: 7,
      l: ['prod'],
    })
    expect(all(read(files, { variables: new Map([['l', '["x", "y"]']]) })).l).toEqual(['x', 'y'])
  })

  test('only defaults of the root are assumed', () => {
    const parsed = read({
      'main.tf':
        'variable "d" { default = 1 }\nmodule "m" { source = "./m" }\nresource "t" "t" { a = var.d }',
      'm/main.tf': 'variable "d" { default = 1 }\nresource "t" "t" { a = var.d }',
    })
    expect(named(parsed, 't.t').attributes.get('a')).toMatchObject({ assumed: 'variable-default' })
    expect(named(parsed, 'module.m.t.t').attributes.get('a')?.assumed).toBeUndefined()
  })

  test('types fill in what is optional', () => {
    const parsed = read(
      'variable "o" {\n  type = object({ a = number, b = optional(string, "x"), c = optional(bool) })\n  default = { a = "5" }\n}\nresource "t" "t" { o = var.o }',
    )
    expect(attribute(parsed, 't.t', 'o')).toEqual({ a: 5, b: 'x', c: null })
  })
})

test('a document that nobody sees may replace what has a Sid, and nothing else', () => {
  const statement = (inside: string): string =>
    `  statement {\n    ${inside}\n    actions = ["s3:*"]\n    resources = ["*"]\n  }\n`
  const document = `data "aws_iam_policy_document" "p" {\n  override_policy_documents = [var.more]\n${statement('sid = "A"')}${statement('effect = "Deny"')}}`
  const parsed = read(
    `variable "more" {}\n${document}\nresource "t" "t" { x = data.aws_iam_policy_document.p.json }`,
  )
  expect(attribute(parsed, 't.t', 'x')).toMatchObject({
    Statement: ['?opaque-expression', { Effect: 'Deny' }, '?opaque-expression', '…'],
  })
})

describe('what an input cannot be converted to', () => {
  const converted = (type: string, value: string): unknown =>
    attribute(
      read({
        'main.tf': `module "m" {\n  source = "./m"\n  v = ${value}\n}\nresource "t" "t" { v = can(module.m.v) }`,
        'm/m.tf': `variable "v" { type = ${type} }\noutput "v" { value = var.v }`,
      }),
      't.t',
      'v',
    )

  test.each([
    ['tuple([string, number])', '["a", "1"]', true],
    ['tuple([string, number])', '["a"]', false],
    ['tuple([string, number])', 'tolist(["3", "4"])', false],
    ['object({ a = string })', '{ a = 1, more = 2 }', true],
    ['object({ a = string })', '{ more = 2 }', false],
    ['object({ a = optional(string) })', '{}', true],
    ['list(object({ a = string }))', '[{ a = "x" }, {}]', false],
    ['map(string)', '{ a = [] }', false],
    ['set(number)', '["1", 1]', true],
    ['set(number)', '["one"]', false],
  ])('%s of %s', (type, value, can) => {
    expect(converted(type, value)).toBe(can)
  })
})

describe('files of a module', () => {
  test('override files replace arguments, and blocks of a type together', () => {
    const parsed = read({
      'main.tf': 'resource "t" "t" {\n  a = 1\n  b = 2\n  r { x = 1 }\n  r { x = 2 }\n}',
      'z_override.tf': 'resource "t" "t" {\n  b = 3\n  r { x = 9 }\n}',
    })
    expect(['a', 'b', 'r'].map((name) => attribute(parsed, 't.t', name))).toEqual([1, 3, [{ x: 9 }]])
    expect(named(parsed, 't.t').attributes.get('b')?.origin.place.source).toBe('z_override.tf')
  })

  test('an override file is one in a folder below the root of the run too', () => {
    const files = {
      'live/main.tf': 'resource "t" "t" { a = 1 }',
      'live/override.tf': 'resource "t" "t" { a = 2 }',
    }
    const parsed = readConfiguration('live', memorySources(files), { deployment: 'd' })
    expect(parsed.problems).toEqual([])
    expect(attribute(parsed, 't.t', 'a')).toBe(2)
  })

  test('an OpenTofu file stands in for the Terraform file of the same name', () => {
    expect(
      addresses(
        read({
          'main.tf': 'resource "t" "a" {}',
          'main.tofu': 'resource "t" "b" {}',
          'x.tftest.hcl': 'nonsense {',
        }),
      ),
    ).toEqual(['t.b'])
  })

  test('JSON configuration is read too', () => {
    const parsed = read({
      'main.tf.json': JSON.stringify({
        variable: { v: {} },
        resource: {
          aws_subnet: { s: { vpc_id: '${aws_vpc.v.id}', count: 1 } },
          aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
        },
      }),
    })
    expect(attribute(parsed, 'aws_subnet.s[0]', 'vpc_id')).toBe('<aws_vpc.v.id>')
  })

  test('what CDK for Terraform wrote names the construct of its program', () => {
    const metadata = { path: 'net/main', uniqueId: 'main' }
    const parsed = read({
      'cdk.tf.json': JSON.stringify({
        '//': { metadata: { stackName: 'net' } },
        resource: {
          aws_vpc: {
            main: { '//': { metadata }, cidr_block: '10.0.0.0/16' },
            other: { '//': 'a comment' },
          },
        },
      }),
    })
    const constructOf = (name: string) =>
      parsed.declarations.find(({ address }) => address === `aws_vpc.${name}`)?.construct
    expect(constructOf('main')).toEqual({ path: 'net/main' })
    expect(constructOf('other')).toBeUndefined()
  })

  test('blocks of the JSON spelling are lists, as they are everywhere', () => {
    const group = { ingress: { from_port: 1 }, egress: [{ from_port: 2 }], tags: { a: 'b' }, vpc_id: 'vpc-1' }
    const parsed = read({
      'main.tf.json': JSON.stringify({ resource: { aws_security_group: { g: group } } }),
    })
    const all = ['ingress', 'egress', 'tags'].map((name) => attribute(parsed, 'aws_security_group.g', name))
    expect(all).toEqual([[{ from_port: 1 }], [{ from_port: 2 }], { a: 'b' }])
  })

  test('what AWS decides inside of a block has an identity', () => {
    const parsed = read(
      'resource "a" "a" {\n  b { x = 1 }\n}\nresource "t" "t" {\n  c = a.a.b[0].y\n  d = a.a.b[0].x\n}',
    )
    expect([attribute(parsed, 't.t', 'c'), attribute(parsed, 't.t', 'd')]).toEqual(['<a.a.b[0].y>', 1])
  })

  test('a second block of one name is a problem, blocks that declare nothing are none', () => {
    expect(read('resource "t" "t" {}\nresource "t" "t" {}').problems).toMatchObject([
      { code: 'duplicate-block' },
    ])
    expect(
      read(
        'moved {\n  from = t.a\n  to = t.b\n}\nimport {\n  to = t.b\n  id = "x"\n}\ncheck "c" {}\nremoved { from = t.z }\nterraform {}',
      ).problems,
    ).toEqual([])
  })

  test('a file with an error leaves the deployment incomplete', () => {
    const parsed = read({ 'a.tf': 'resource "t" "a" {', 'b.tf': 'resource "t" "b" {}' })
    expect(parsed.deployments[0]?.incomplete).toMatchObject([{ what: 'unreadable-file', detail: 'a.tf' }])
    expect(addresses(parsed)).toEqual(['t.a', 't.b'])
  })
})

describe('modules', () => {
  const net =
    'variable "vpc_id" {}\nvariable "names" { default = ["x"] }\nresource "aws_subnet" "s" {\n  for_each = toset(var.names)\n  vpc_id   = var.vpc_id\n}\noutput "ids" { value = values(aws_subnet.s)[*].id }\noutput "vpc" { value = var.vpc_id }\n'

  test('each instance has its own inputs, and references go in and out', () => {
    const parsed = read({
      'main.tf':
        'resource "aws_vpc" "v" {}\nmodule "net" {\n  source   = "./net"\n  for_each = toset(["a", "b"])\n  vpc_id   = aws_vpc.v.id\n  names    = ["n-${each.key}"]\n}\nresource "t" "t" {\n  one = module.net["a"].ids\n  all = flatten(values(module.net)[*].ids)\n  through = module.net["b"].vpc\n}',
      'net/main.tf': net,
    })
    expect(addresses(parsed)).toContain('module.net["b"].aws_subnet.s["n-b"]')
    expect(attribute(parsed, 'module.net["a"].aws_subnet.s["n-a"]', 'vpc_id')).toBe('<aws_vpc.v.id>')
    expect(attribute(parsed, 't.t', 'one')).toEqual(['<module.net["a"].aws_subnet.s["n-a"].id>'])
    expect(attribute(parsed, 't.t', 'all')).toEqual([
      '<module.net["a"].aws_subnet.s["n-a"].id>',
      '<module.net["b"].aws_subnet.s["n-b"].id>',
    ])
    expect(attribute(parsed, 't.t', 'through')).toBe('<aws_vpc.v.id>')
    expect(named(parsed, 'module.net["a"].aws_subnet.s["n-a"]').calls).toMatchObject([{ source: 'main.tf' }])
  })

  test('a module under a condition: all that is in it exists under the same one', () => {
    const parsed = read({
      'main.tf':
        'variable "on" { type = bool }\nmodule "m" {\n  source = "./m"\n  count = var.on ? 1 : 0\n}\nresource "t" "t" { x = one(module.m[*].id) }',
      'm/main.tf': 'resource "t" "in" {}\noutput "id" { value = t.in.id }',
    })
    expect(exists(parsed, 'module.m[0].t.in')).toEqual({
      if: [
        ['var.on', true],
        ['!var.on', false],
      ],
    })
    expect(attribute(parsed, 't.t', 'x')).toEqual({
      if: [
        ['var.on', '<module.m[0].t.in.id>'],
        ['!var.on', null],
      ],
    })
  })

  test('a module that is not here is opaque, and says what reaches it', () => {
    const parsed = read(
      'resource "aws_vpc" "v" {}\nmodule "far" {\n  source = "terraform-aws-modules/vpc/aws"\n  vpc_id = aws_vpc.v.id\n}\nresource "t" "t" {\n  a = module.far.subnets\n  b = module.far.subnets[0]\n}',
    )
    expect(parsed.deployments[0]?.incomplete).toMatchObject([
      {
        what: 'module-not-read',
        reaches: [{ to: { is: 'declaration', id: 'd#aws_vpc.v' }, attribute: 'id' }],
      },
    ])
    expect(parsed.problems).toMatchObject([
      { code: 'module-not-read', severity: 'note', remedy: expect.stringContaining('terraform init') },
    ])
    expect(attribute(parsed, 't.t', 'a')).toBe('<module module.far.subnets>')
    expect(attribute(parsed, 't.t', 'b')).toBe('<module module.far.subnets[0]>')
  })

  test('a local module that is not here is not downloaded', () => {
    expect(read('module "net" { source = "./net" }').problems).toMatchObject([
      { code: 'module-not-read', remedy: expect.stringMatching(/^Look where the folder/) },
    ])
  })

  test('what nothing declares is one thing that lives elsewhere, and a variable is without a value', () => {
    const parsed = read({
      'main.tf': `resource "t" "t" {
  a = aws_vpc.main.id
  b = aws_subnet.app[*].id
  c = "x.\${var.region}.s3"
  d = data.aws_vpc.other.id
  e = module.net.vpc_id
  f = module.here.vpc_id
  lifecycle { ignore_changes = [tags.Name] }
}
module "here" { source = "./here" }
module "here2" {
  source = "./here"
  unseen = "y"
}
`,
      'here/main.tf': 'resource "t" "in" { x = var.unseen }',
    })
    expect(attribute(parsed, 't.t', 'a')).toBe('<undeclared aws_vpc.main.id>')
    expect(attribute(parsed, 't.t', 'd')).toBe('<undeclared data.aws_vpc.other.id>')
    expect(attribute(parsed, 't.t', 'e')).toBe('<undeclared module.net.vpc_id>')
    expect(attribute(parsed, 't.t', 'f')).toBe('<undeclared module.here.vpc_id>')
    expect(attribute(parsed, 'module.here2.t.in', 'x')).toBe('y')
    expect(parsed.deployments[0]?.incomplete).toMatchObject([
      { what: 'undeclared', detail: 'what declares aws_vpc.main, aws_subnet.app, module.net' },
    ])
    expect(parsed.problems).toMatchObject([
      { code: 'undeclared-name', severity: 'note', message: expect.stringContaining('aws_vpc.main') },
    ])
  })

  test('where only variables are not declared, nothing more can have been added', () => {
    const parsed = read('resource "t" "t" { a = var.region }')
    expect(attribute(parsed, 't.t', 'a')).toBe('<var.region>')
    expect(parsed.deployments[0]?.incomplete).toEqual([])
    expect(parsed.problems).toMatchObject([{ code: 'undeclared-name' }])
  })

  test('downloaded modules are found through modules.json', () => {
    const parsed = read({
      'main.tf': 'module "far" { source = "registry/x/aws" }',
      '.terraform/modules/modules.json': JSON.stringify({
        Modules: [
          { Key: '', Dir: '.' },
          { Key: 'far', Dir: '.terraform/modules/far' },
          { Key: 'far.inner', Dir: '../../etc' },
        ],
      }),
      '.terraform/modules/far/main.tf': 'resource "t" "t" {}\nmodule "inner" { source = "other/x/aws" }',
    })
    expect(addresses(parsed)).toEqual(['module.far.t.t'])
    expect(parsed.problems[0]?.message).toContain('module.far.module.inner')
  })

  test('a call outside of the root is not followed', () => {
    expect(read('module "up" { source = "../../../etc" }').problems).toMatchObject([
      { code: 'module-not-read' },
    ])
  })

  test('depends_on of a call holds for everything inside', () => {
    const parsed = read({
      'main.tf':
        'resource "t" "first" {}\nmodule "m" {\n  source = "./m"\n  depends_on = [t.first]\n}\nresource "t" "last" { depends_on = [t.first] }',
      'm/main.tf': 'resource "t" "in" {}',
    })
    const expected = [{ to: { is: 'declaration', id: 'd#t.first' }, attribute: '*' }]
    expect(named(parsed, 'module.m.t.in').dependsOn).toEqual(expected)
    expect(named(parsed, 't.last').dependsOn).toEqual(expected)
  })

  test('roots are told from modules by who calls them', () => {
    const sources = memorySources({
      'live/main.tf': 'module "a" { source = "../modules/a" }\nmodule "b" { source = "x/y/z" }',
      'modules/a/main.tf': 'terraform {\n  backend "s3" {}\n}',
    })
    expect(findCallsOf('live', sources)).toEqual({ folders: ['modules/a'], isRoot: false })
    expect(findCallsOf('modules/a', sources)).toEqual({ folders: [], isRoot: true })
  })
})

describe('T22: Region and account', () => {
  const region = (parsed: ReturnType<typeof read>, address: string): unknown =>
    show(named(parsed, address).region)

  test('known, symbolic, per alias, per resource', () => {
    const parsed = read(`
variable "r" {}
provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["123456789012"]
}
provider "aws" {
  alias  = "west"
  region = var.r
}
resource "aws_vpc" "here" {}
resource "aws_vpc" "there" { provider = aws.west }
resource "aws_vpc" "own" { region = "us-east-1" }
resource "aws_vpc" "set" { region = var.r }
resource "aws_vpc" "unset" { region = var.nobody }
resource "aws_vpc" "some" { region = random_shuffle.regions.result[0] }
variable "nobody" { default = null }
data "aws_region" "west" { provider = aws.west }
data "aws_caller_identity" "me" {}
resource "t" "t" {
  region = data.aws_region.west.name
  account = data.aws_caller_identity.me.account_id
}`)
    const own = ['here', 'there', 'own', 'set', 'unset', 'some']
    expect(own.map((name) => region(parsed, `aws_vpc.${name}`))).toEqual([
      'eu-west-1',
      '<region of provider.aws.west>',
      'us-east-1',
      '<var.r>',
      'eu-west-1',
      '?opaque-expression',
    ])
    expect(show(named(parsed, 'aws_vpc.here').account)).toBe('123456789012')
    expect(show(named(parsed, 'aws_vpc.there').account)).toBe('<account of provider.aws.west>')
    expect(attribute(parsed, 't.t', 'region')).toBe('<region of provider.aws.west>')
    expect(attribute(parsed, 't.t', 'account')).toBe('123456789012')
  })

  test('without any provider block there still is one instance', () => {
    expect(region(read('resource "aws_vpc" "v" {}'), 'aws_vpc.v')).toBe('<region of provider.aws>')
  })

  test('modules inherit the default provider, and get the others passed', () => {
    const parsed = read({
      'main.tf':
        'provider "aws" { region = "a" }\nprovider "aws" {\n  alias = "b"\n  region = "b"\n}\nmodule "inherits" { source = "./m" }\nmodule "passed" {\n  source = "./m"\n  providers = { aws = aws.b }\n}\nmodule "own" { source = "./own" }',
      'm/main.tf': 'resource "aws_vpc" "v" {}',
      'own/main.tf': 'provider "aws" { region = var.nothing }\nresource "aws_vpc" "v" {}',
    })
    expect(region(parsed, 'module.inherits.aws_vpc.v')).toBe('a')
    expect(region(parsed, 'module.passed.aws_vpc.v')).toBe('b')
    expect(region(parsed, 'module.own.aws_vpc.v')).toBe('<region of provider.module.own:aws>')
  })
})

describe('data sources', () => {
  const data = (text: string, expression: string) =>
    attribute(read(`${text}\nresource "t" "t" { x = ${expression} }`), 't.t', 'x')

  test('are declarations that somebody else owns', () => {
    expect(named(read('data "aws_vpc" "v" { default = true }'), 'data.aws_vpc.v')).toMatchObject({
      mode: 'read',
      type: 'aws_vpc',
    })
  })

  test.each([
    [
      'resource "aws_subnet" "a" { cidr_block = "10.0.0.0/24" }',
      'id = aws_subnet.a.id',
      '<aws_subnet.a.id>',
      '10.0.0.0/24',
    ],
    ['variable "id" {}', 'id = var.id', '<data.aws_subnet.s.id>', '<data.aws_subnet.s.cidr_block>'],
    [
      'resource "aws_vpc" "a" { cidr_block = "10.0.0.0/24" }',
      'id = aws_vpc.a.id',
      '<data.aws_subnet.s.id>',
      '<data.aws_subnet.s.cidr_block>',
    ],
    [
      'resource "aws_subnet" "a" { cidr_block = "10.0.0.0/24" }',
      'filter {\n name = "subnet-id"\n values = [aws_subnet.a.id]\n }',
      '<data.aws_subnet.s.id>',
      '<data.aws_subnet.s.cidr_block>',
    ],
  ])('one that reads back what is made here is that, and nothing else is: %s', (made, by, id, cidr) => {
    const beside = `${made}\ndata "aws_subnet" "s" {\n  ${by}\n}`
    expect(data(beside, 'data.aws_subnet.s.id')).toBe(id)
    expect(data(beside, 'data.aws_subnet.s.cidr_block')).toBe(cidr)
  })

  test('a template is rendered with its own names alone', () => {
    const files = (vars: string) => ({
      'main.tf': `variable "id" {}
data "template_file" "t" {
  template = file("t.json")
  vars = ${vars}
}
resource "t" "t" { x = data.template_file.t.rendered }`,
      't.json': '{"aws:SourceVpce": "${endpoint}"}',
    })
    const rendered = (vars: string) => attribute(read(files(vars)), 't.t', 'x')
    expect(rendered('{ endpoint = "vpce-1" }')).toBe('{"aws:SourceVpce": "vpce-1"}')
    expect(rendered('{ endpoint = aws_vpc_endpoint.e.id }')).toEqual({
      text: ['{"aws:SourceVpce": "', '<undeclared aws_vpc_endpoint.e.id>', '"}'],
    })
    const trail = named(read(files('{ endpoint = "vpce-1" }')), 't.t').attributes.get('x')?.origin.trail
    expect(trail?.[0]).toMatchObject({ source: 'main.tf', start: files('')['main.tf'].indexOf('file(') })
    const unrendered = '<data.template_file.t.rendered>'
    expect(rendered('{ other = "vpce-1" }')).not.toBe('{"aws:SourceVpce": "vpce-1"}')
    expect(rendered('var.id')).toBe(unrendered)
  })

  test('zones are symbols of their list', () => {
    expect(
      data(
        'data "aws_availability_zones" "z" {}',
        '[for i in range(2) : data.aws_availability_zones.z.names[i]]',
      ),
    ).toEqual(['<zone of data.aws_availability_zones.z[0]>', '<zone of data.aws_availability_zones.z[1]>'])
  })

  test('the name of a service of AWS is known up to the Region', () => {
    expect(
      data(
        'data "aws_vpc_endpoint_service" "s" { service = "execute-api" }',
        'data.aws_vpc_endpoint_service.s.service_name',
      ),
    ).toEqual({ text: ['com.amazonaws.', '<region of provider.aws>', '.execute-api'] })
  })

  test('the state of another root is named by where it lies', () => {
    const text =
      'data "terraform_remote_state" "net" {\n  backend = "s3"\n  config = {\n    bucket = "b"\n    key = "net"\n    region = "x"\n  }\n}'
    expect(data(text, 'data.terraform_remote_state.net.outputs.vpc_id')).toBe(
      '<remote-state s3:b/net.vpc_id>',
    )
  })

  test('a parameter is named by its name', () => {
    expect(data('data "aws_ssm_parameter" "p" { name = "/vpc" }', 'data.aws_ssm_parameter.p.value')).toBe(
      '<ssm-parameter /vpc>',
    )
  })

  test('T19: a policy document is its policy, holes and all', () => {
    const text = `
resource "aws_vpc" "v" {}
variable "extra" {}
data "aws_iam_policy_document" "base" {
  statement {
    sid       = "a"
    actions   = ["s3:ListBucket"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "d" {
  source_policy_documents = [data.aws_iam_policy_document.base.json, jsonencode({ Statement = [{ Sid = "text", Effect = "Deny" }] })]
  statement {
    effect        = "Deny"
    not_actions   = ["execute-api:Invoke"]
    resources     = ["arn:aws:s3:::b/&{aws:username}"]
    principals {
      type        = "AWS"
      identifiers = ["*", "x"]
    }
    condition {
      test     = "StringNotEquals"
      variable = "aws:SourceVpc"
      values   = [aws_vpc.v.id]
    }
    condition {
      test     = "StringNotEquals"
      variable = "aws:SourceVpce"
      values   = ["vpce-1"]
    }
  }
  statement {
    not_principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}`
    expect(data(text, 'data.aws_iam_policy_document.d.json')).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Sid: 'a', Effect: 'Allow', Action: ['s3:ListBucket'], Resource: ['*'] },
        { Sid: 'text', Effect: 'Deny' },
        {
          Effect: 'Deny',
          NotAction: ['execute-api:Invoke'],
          Resource: ['arn:aws:s3:::b/${aws:username}'],
          Principal: { AWS: ['*', 'x'] },
          Condition: {
            StringNotEquals: { 'aws:SourceVpc': ['<aws_vpc.v.id>'], 'aws:SourceVpce': ['vpce-1'] },
          },
        },
        { Effect: 'Allow', NotPrincipal: '*' },
      ],
    })
  })

  test('an unknown source of a policy leaves its statements open', () => {
    const text =
      'variable "extra" {}\ndata "aws_iam_policy_document" "d" {\n  source_policy_documents = [var.extra]\n}'
    expect(data(text, 'data.aws_iam_policy_document.d.json')).toEqual({
      Version: '2012-10-17',
      Statement: ['?opaque-expression', '…'],
    })
  })
})

test('the outputs of the root are there for others', () => {
  const [deployment] = read('resource "aws_vpc" "v" {}\noutput "vpc" { value = aws_vpc.v.id }').deployments
  expect(
    show(
      deployment?.outputs.get('vpc')?.value ?? {
        state: 'absent',
        origin: { place: { source: '', at: 'whole' }, how: 'written', trail: [] },
      },
    ),
  ).toBe('<aws_vpc.v.id>')
})

test('an empty folder is an empty deployment', () => {
  expect(read({})).toMatchObject({ declarations: [], problems: [] })
})

describe("OpenTofu's enabled", () => {
  const text = (enabled: string) => `
variable "on" { type = bool }
resource "aws_vpc" "v" {
  lifecycle {
    enabled = ${enabled}
  }
}
`
  const existence = (enabled: string) =>
    read({ 'main.tofu': text(enabled) }).declarations.map(({ address, exists }) => [address, show(exists)])

  test.each([
    ['true', [['aws_vpc.v', true]]],
    ['false', []],
    ['"true" == "false"', []],
    [
      'var.on',
      [
        [
          'aws_vpc.v',
          {
            if: [
              ['var.on', true],
              ['!var.on', false],
            ],
          },
        ],
      ],
    ],
  ])('%s', (enabled, expected) => {
    expect(existence(enabled)).toEqual(expected)
  })
})

test('blocks of later releases and of OpenTofu are read, and what they say is not guessed', () => {
  const text = `
terraform {
  required_version = ">= 1.9"
  encryption {
    key_provider "pbkdf2" "p" { passphrase = var.pass }
    method "aes_gcm" "m" { keys = key_provider.pbkdf2.p }
    state { method = method.aes_gcm.m
      enforced = true }
  }
  provider_meta "x" { a = 1 }
  backend "s3" {}
}
variable "pass" { ephemeral = true }
import {
  to = aws_vpc.main
  id = "vpc-0123456789abcdef0"
}
import {
  for_each = { a = "x" }
  to       = aws_vpc.each[each.key]
  id       = each.value
  provider = aws.west
}
removed {
  from = aws_instance.old
  lifecycle { destroy = false }
  provisioner "local-exec" { command = "x" }
}
check "health" {
  data "http" "x" { url = "https://\${aws_lb.main.dns_name}" }
  assert {
    condition = data.http.x.status_code == 200
    error_message = "no"
  }
}
ephemeral "aws_secretsmanager_secret_version" "s" { secret_id = "x" }
provider "aws" {
  alias = "by"
  for_each = toset(["us-east-1","eu-west-1"])
  region = each.value
}
provider "aws" {
  alias = "west"
  region = "us-west-2"
}
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_vpc" "each" {
  for_each = { a = "x" }
  cidr_block = "10.1.0.0/16"
}
resource "aws_vpc" "multi" {
  for_each = toset(["us-east-1"])
  provider = aws.by[each.key]
  cidr_block = "10.2.0.0/16"
}
resource "aws_lb" "main" {
  name = "x"
  internal = true
  subnets = [provider::aws::arn_parse("arn:aws:ec2:eu-west-1:1:subnet/subnet-1").resource]
}
resource "aws_db_instance" "d" {
  password_wo = ephemeral.aws_secretsmanager_secret_version.s.secret_string
  password_wo_version = 1
}
resource "aws_vpc_endpoint" "e" {
  vpc_id = aws_vpc.main.id
  service_name = "com.amazonaws.\${provider::own::region("x")}.sqs"
  lifecycle {
    enabled = var.on
    action_trigger {
      events = [after_create]
      actions = [action.aws_lambda_invoke.x]
    }
  }
}
variable "on" { type = bool }
action "aws_lambda_invoke" "x" {
  config { function_name = "f" }
}
list "aws_instance" "x" { provider = aws }
module "m" {
  source = "./\${"mod"}"
  providers = { aws = aws.by["us-east-1"] }
}
output "o" {
  value = ephemeralasnull(var.pass)
  ephemeral = true
  deprecated = "x"
}
locals { x = templatestring("$\${a}", { a = 1 }) }
`
  const parsed = read({
    'main.tofu': text,
    'mod/m.tofu': 'resource "aws_vpc" "x" { cidr_block = "10.9.0.0/16" }',
  })
  expect(parsed.problems).toEqual([])
  const managed = parsed.declarations.filter(({ mode }) => mode === 'managed').map(({ address }) => address)
  expect(managed.sort()).toEqual([
    'aws_db_instance.d',
    'aws_lb.main',
    'aws_vpc.each["a"]',
    'aws_vpc.main',
    'aws_vpc.multi["us-east-1"]',
    'aws_vpc_endpoint.e',
    'module.m.aws_vpc.x',
  ])
  expect(attribute(parsed, 'aws_db_instance.d', 'password_wo')).toBe('?opaque-expression')
  expect(attribute(parsed, 'aws_vpc_endpoint.e', 'service_name')).toEqual({
    text: ['com.amazonaws.', '?opaque-expression', '.sqs'],
  })
  expect(show(named(parsed, 'aws_vpc_endpoint.e').exists)).toEqual({
    if: [
      ['var.on', true],
      ['!var.on', false],
    ],
  })
})
