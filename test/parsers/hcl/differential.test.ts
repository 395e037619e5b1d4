/** Two readers of HCL must agree: ours, and hcl2-parser (the Go reader of HashiCorp, compiled to JavaScript in 2021). */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import fc from 'fast-check'
import { readHcl } from '../../../parsers/terraform/syntax/read'
import { bodyJson, type Json } from './hcl2-json'

interface Oracle {
  /** Value and error; its own types say otherwise. */
  parseToObject(text: string): readonly [Json, unknown]
}

const oracle: Oracle = createRequire(__filename)('hcl2-parser')

const folder = join(__dirname, 'samples')

function ours(text: string): Json {
  const { body, problems } = readHcl({ name: 'sample.tf', text })
  expect(problems).toEqual([])
  return JSON.parse(JSON.stringify(bodyJson(body, text)))
}

const theirs = (text: string): Json => JSON.parse(JSON.stringify(oracle.parseToObject(text)[0]))

test.each(readdirSync(folder))('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8')
  expect(ours(text)).toEqual(theirs(text))
})

test('a label that names what every object has', () => {
  const text = 'b_a "__proto__" {\n  a = a\n}\nb_b "constructor" {\n  toString = 1\n}\n'
  expect(ours(text)).toEqual(theirs(text))
})

describe('generated texts', () => {
  const identifier = fc
    .stringMatching(/^[a-z][a-z0-9_]{0,6}$/)
    .filter((word) => !['for', 'if', 'in', 'true', 'false', 'null'].includes(word))
  const quoted = fc.stringMatching(/^[a-zA-Z0-9 .:/*_é-]{0,12}$/).map((text) => `"${text}"`)
  const { expression } = fc.letrec<{ expression: string; term: string }>((tie) => ({
    term: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      identifier,
      quoted,
      fc.nat(9999).map(String),
      fc.constantFrom('true', 'false', 'null', 'a[*].b', 'a.*.b', 'a.0.b', 'data.x.y["k"].z', '"$${x}"'),
      fc.array(tie('expression'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      fc
        .uniqueArray(identifier, { maxLength: 3 })
        .chain((keys) =>
          fc
            .tuple(...keys.map(() => tie('expression')))
            .map((values) => `{${keys.map((key, at) => `${key} = ${values[at]}`).join(', ')}}`),
        ),
      fc
        .tuple(identifier, fc.array(tie('expression'), { maxLength: 2 }))
        .map(([name, all]) => `${name}(${all.join(', ')})`),
      tie('expression').map((inner) => `(${inner})`),
      fc.tuple(tie('term'), identifier).map(([of, name]) => `(${of}).${name}`),
      fc
        .tuple(identifier, tie('expression'), tie('expression'))
        .map(([name, of, value]) => `[for ${name} in ${of} : ${value}]`),
    ),
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('term'),
      fc
        .tuple(
          tie('term'),
          fc.constantFrom('+', '-', '*', '/', '%', '==', '!=', '<', '>=', '&&', '||'),
          tie('term'),
        )
        .map((parts) => parts.join(' ')),
      fc
        .tuple(tie('term'), tie('term'), tie('term'))
        .map(([condition, then, otherwise]) => `${condition} ? ${then} : ${otherwise}`),
    ),
  }))
  const attributes = fc
    .uniqueArray(identifier, { minLength: 1, maxLength: 4 })
    .chain((names) =>
      fc
        .tuple(...names.map(() => expression))
        .map((values) => names.map((name, at) => `  ${name} = ${values[at]}\n`).join('')),
    )
  const block = fc
    .tuple(
      identifier,
      quoted.filter((label) => label.length > 2),
      attributes,
    )
    .map(([type, label, body]) => `b_${type} ${label} {\n${body}}\n`)

  test('mean the same to both', () => {
    fc.assert(
      fc.property(block, (text) => {
        expect(normalized(ours(text))).toEqual(normalized(theirs(text)))
      }),
      { numRuns: 150 },
    )
  })
})

/** They turn `$${` into `${` (see below), so do both here. */
const normalized = (json: Json): unknown => JSON.parse(JSON.stringify(json).replaceAll('$${', '${'))

describe('known defects of hcl2-parser, where ours is right', () => {
  test('one bad line costs it the whole file', () => {
    const text = 'a { x = 1 }\nb { x = = }\n'
    expect(theirs(text)).toBeNull()
    expect(readHcl({ name: 'x.tf', text }).body.blocks.map((block) => block.type)).toEqual(['a', 'b'])
  })

  test('it does not know functions of providers', () => {
    const text = 'x = provider::aws::arn_parse("arn")\n'
    expect(theirs(text)).toBeNull()
    expect(ours(text)).toEqual({ x: '${provider::aws::arn_parse("arn")}' })
  })

  test('an escaped interpolation looks like one', () => {
    const { value } = readHcl({ name: 'x.tf', text: 'x = "$${not}"' }).body.attributes[0] ?? {}
    expect(theirs('x = "$${not}"\n')).toEqual({ x: '${not}' })
    expect(value).toMatchObject({ kind: 'literal', value: '${not}' })
  })

  test('blocks of one type with and without label make it panic', () => {
    const text = 'service "x" {}\nservice {}\n'
    expect(() => theirs(text)).toThrow()
    expect(readHcl({ name: 'x.tf', text }).problems).toEqual([])
  })
})
