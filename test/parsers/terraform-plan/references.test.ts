import fc from 'fast-check'
import { fullReferences, readReference, shorterForms } from '../../../parsers/terraform/references'

const written = (...printed: readonly string[]): readonly string[] =>
  fullReferences(printed).map((each) => each.text)

describe('T9: references are undone to what the source says', () => {
  test.each([
    [['aws_vpc.a.id', 'aws_vpc.a'], ['aws_vpc.a.id']],
    [['aws_subnet.c[0].id', 'aws_subnet.c[0]', 'aws_subnet.c'], ['aws_subnet.c[0].id']],
    [['aws_subnet.c'], ['aws_subnet.c']],
    [
      ['aws_vpc.e', 'each.key'],
      ['aws_vpc.e', 'each.key'],
    ],
    [['data.x.y.json', 'data.x.y'], ['data.x.y.json']],
    [['module.m.out', 'module.m'], ['module.m.out']],
    [['module.m["k"].out', 'module.m["k"]'], ['module.m["k"].out']],
    [['module.m["k"]', 'module.m'], ['module.m["k"]']],
    [['var.o["sg"]', 'var.o'], ['var.o["sg"]']],
    [['each.value.id', 'each.value'], ['each.value.id']],
    [['local.a.b', 'local.a'], ['local.a.b']],
    [
      ['aws_subnet.n["b"].tags["Name"]', 'aws_subnet.n["b"].tags', 'aws_subnet.n["b"]', 'aws_subnet.n'],
      ['aws_subnet.n["b"].tags["Name"]'],
    ],
  ])('%j', (printed, expected) => {
    expect(written(...printed)).toEqual(expected)
  })

  test('a short form that does not belong to the reference before it is one of its own', () => {
    expect(written('module.svc["k1"].id', 'module.svc["k1"]', 'module.svc')).toEqual([
      'module.svc["k1"].id',
      'module.svc',
    ])
  })

  test('duplicates stay', () => {
    expect(written('var.a', 'var.a')).toEqual(['var.a', 'var.a'])
  })

  test('T26: dots and brackets in keys are part of the key', () => {
    const reference = readReference('module.svc["k.2[x]"].group')
    expect(reference.subject).toEqual({ is: 'module', name: 'svc', key: 'k.2[x]', output: 'group' })
  })
})

const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,5}$/).filter((each) => !RESERVED.has(each))
const RESERVED = new Set([
  'module',
  'data',
  'var',
  'local',
  'each',
  'count',
  'path',
  'terraform',
  'self',
  'ephemeral',
])
const key = fc.oneof(
  fc.nat(20).map((each) => `[${each}]`),
  fc.string({ maxLength: 6 }).map((each) => `[${JSON.stringify(each)}]`),
)
const maybeKey = fc.oneof(fc.constant(''), key)
const path = fc
  .array(
    fc.oneof(
      name.map((each) => `.${each}`),
      key,
    ),
    { maxLength: 3 },
  )
  .map((steps) => steps.join(''))
const attributePath = fc.tuple(name, path).map(([first, rest]) => `.${first}${rest}`)
const maybeAttribute = fc.oneof(fc.constant(''), attributePath)

/** What Terraform prints for a reference: it, without its last step down to the subject, and without the subject's key. */
const resource = fc
  .tuple(fc.constantFrom('', 'data.'), name, name, maybeKey, maybeAttribute)
  .map(([mode, type, label, instance, rest]) => ({
    subject: `${mode}${type}.${label}${instance}`,
    key: instance,
    rest,
  }))
const named = fc
  .tuple(fc.constantFrom('var', 'local'), name, maybeAttribute)
  .map(([root, label, rest]) => ({ subject: `${root}.${label}`, key: '', rest }))
const output = fc.tuple(name, maybeKey, name, maybeAttribute).map(([call, instance, out, rest]) => ({
  subject: `module.${call}${instance}.${out}`,
  key: `.${out}`,
  rest,
}))
const reference = fc.oneof(resource, named, output)

function printed({
  subject,
  key: last,
  rest,
}: {
  subject: string
  key: string
  rest: string
}): readonly string[] {
  const steps = rest.match(/\.\w+|\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g) ?? []
  const long = steps.map((_, at) => subject + steps.slice(0, steps.length - at).join(''))
  return [...long, subject, ...(last === '' ? [] : [subject.slice(0, -last.length)])]
}

test('T9: whatever references Terraform prints one after the other, the written ones come back', () => {
  fc.assert(
    fc.property(fc.array(reference, { maxLength: 6 }), (references) => {
      // A bare `a.b` after `a.b[0]` prints like the short form of the first one and cannot be told from it.
      const unmistakable = references.filter((each, at) => {
        const before = references[at - 1]
        return before === undefined || !printed(before).includes(each.subject + each.rest)
      })
      fc.pre(unmistakable.length === references.length)
      expect(fullReferences(references.flatMap(printed)).map((each) => each.text)).toEqual(
        references.map((each) => each.subject + each.rest),
      )
    }),
    { numRuns: 500 },
  )
})

test('a reference is longer than all its shorter forms, and they are its beginnings', () => {
  fc.assert(
    fc.property(reference, (each) => {
      const text = each.subject + each.rest
      for (const shorter of shorterForms(readReference(text))) {
        expect(text.startsWith(shorter)).toBe(true)
        expect(shorter.length).toBeLessThan(text.length)
      }
    }),
  )
})

test('no text makes the reader fail', () => {
  fc.assert(fc.property(fc.array(fc.string()), (texts) => fullReferences(texts).length <= texts.length))
})
