/** Whatever a parser hands over, adapting ends, throws nothing and guesses nothing. */
import fc from 'fast-check'
import type { Declaration, Deployment, Dialect } from '../../model/declaration'
import { type Guard, not } from '../../model/guard'
import { span, wholeSource } from '../../model/place'
import { known, list, map, refersTo, unknown, type Value, written } from '../../model/value'
import { adapt } from '../../resources/adapt'
import type { Kind, Spelling } from '../../resources/define'
import { kinds } from '../../resources/index'

const origin = written(span('x', 0, 1))
const guard: Guard = { is: 'equals', choice: 'c', value: 'v' }

const leaf: fc.Arbitrary<Value<unknown>> = fc.oneof(
  fc
    .constantFrom('', 'true', 'yes', '010', '-1', '{', '{"Statement":[{"Effect":1}]}', '*', 'a')
    .map((text) => known<unknown>(text, origin)),
  fc.constantFrom(true, 0, 443, -1, null).map((value) => known<unknown>(value, origin)),
  fc.constant<Value<unknown>>({ state: 'absent', origin }),
  fc.constant(unknown('computed', origin)),
  fc
    .constantFrom('id', 'subnets', '*')
    .map((attribute) => refersTo([{ to: { is: 'declaration', id: 'd#a' }, attribute }], origin)),
)

const names = [
  ...new Set(
    Object.values<Kind>(kinds).flatMap((kind) =>
      Object.values(kind.rows).flatMap((row) =>
        row.row === 'reverse' || row.row === 'read'
          ? []
          : [...steps(row.terraform), ...steps(row.cloudformation)],
      ),
    ),
  ),
  'Statement',
  'Principal',
  'Condition',
  'paths',
  'self',
  '__proto__',
  'constructor',
]

function steps(spelling: Spelling): readonly string[] {
  const paths = spelling === null ? [] : typeof spelling === 'string' ? [spelling] : spelling
  return paths.flatMap((path) => path.split('.').map((step) => step.replace('[]', '')))
}

const value: fc.Arbitrary<Value<unknown>> = fc.letrec<{ value: Value<unknown> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.tuple(fc.array(tie('value'), { maxLength: 3 }), fc.boolean()).map(([items, open]) => ({
      ...list(items, origin),
      open,
    })),
    fc
      .tuple(fc.array(fc.tuple(fc.constantFrom(...names), tie('value')), { maxLength: 4 }), fc.boolean())
      .map(([entries, open]) => ({ ...map(new Map(entries), origin), open })),
    fc.tuple(tie('value'), tie('value')).map(
      ([a, b]): Value<unknown> => ({
        state: 'conditional',
        origin,
        cases: [
          { guard, value: a },
          { guard: not(guard), value: b },
        ],
      }),
    ),
    fc
      .array(fc.oneof(fc.string(), tie('value')), { maxLength: 3 })
      .map((parts): Value<unknown> => ({ state: 'template', origin, parts })),
  ),
})).value

const types = (dialect: Dialect): readonly string[] =>
  Object.values<Kind>(kinds).flatMap((kind) => {
    const listed = kind.names[dialect]
    return listed === null ? [] : typeof listed === 'string' ? [listed] : listed
  })

const declaration = (dialect: Dialect): fc.Arbitrary<Declaration> =>
  fc
    .tuple(
      fc.constantFrom(...types(dialect)),
      fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 12 }),
      fc.boolean(),
      fc.constantFrom('a', 'b'),
    )
    .map(([type, attributes, open, address]) => ({
      id: `d#${address}`,
      deployment: 'd',
      dialect,
      address,
      type,
      mode: 'managed',
      attributes: new Map(attributes),
      place: span('x', 0, 1),
      calls: [],
      exists: known(true, origin),
      account: unknown('external', origin),
      region: unknown('external', origin),
      dependsOn: [],
      ...(open && { open }),
    }))

const deployment: Deployment = {
  id: 'd',
  dialect: 'terraform',
  form: 'terraform-configuration',
  place: wholeSource('x'),
  sources: ['x'],
  choices: new Map(),
  constraints: [],
  incomplete: [],
  outputs: new Map(),
}

const any = fc.oneof(declaration('terraform'), declaration('cloudformation'))

test('every declaration of a known type becomes resources with all their rows', () => {
  fc.assert(
    fc.property(any, (one) => {
      const { resources } = adapt({ deployments: [deployment], declarations: [one] })
      expect(resources.some((resource) => resource.id === one.id)).toBe(true)
      for (const resource of resources) {
        const kind = Object.values<Kind>(kinds).find((each) => each.kind === resource.kind)
        const rows = Object.entries(kind?.rows ?? {}).filter(([, row]) => row.row !== 'reverse')
        for (const [name] of rows) expect(resource.attributes.has(name)).toBe(true)
      }
      const ids = resources.map((resource) => resource.id)
      expect(new Set(ids).size).toBe(ids.length)
    }),
    { numRuns: 400 },
  )
})

test('a boolean or number row is never known as something else', () => {
  fc.assert(
    fc.property(any, (one) => {
      for (const resource of adapt({ deployments: [deployment], declarations: [one] }).resources) {
        const kind = Object.values<Kind>(kinds).find((each) => each.kind === resource.kind)
        for (const [name, row] of Object.entries(kind?.rows ?? {})) {
          if (!('type' in row) || row.row === 'scalars') continue
          for (const known of leaves(resource.attributes.get(name))) expect(typeof known).toBe(row.type)
        }
      }
    }),
    { numRuns: 400 },
  )
})

function leaves(found: Value<unknown> | undefined): readonly unknown[] {
  if (found?.state === 'known') return [found.value]
  return found?.state === 'conditional' ? found.cases.flatMap((each) => leaves(each.value)) : []
}

test('nothing is absent in a block of which a part could not be read', () => {
  fc.assert(
    fc.property(any, (one) => {
      const { resources } = adapt({
        deployments: [deployment],
        declarations: [{ ...one, open: true, attributes: new Map() }],
      })
      const [resource] = resources
      const kind = Object.values<Kind>(kinds).find((each) => each.kind === resource?.kind)
      for (const [name, row] of Object.entries(kind?.rows ?? {})) {
        const spelled = 'terraform' in row && row.row !== 'read' ? row[one.dialect] : null
        const single = 'single' in row
        const always = Object.hasOwn(kind?.having?.[one.type] ?? {}, name)
        if (spelled === null || always || single) continue
        expect([resource?.kind, name, resource?.attributes.get(name)?.state]).toEqual([
          resource?.kind,
          name,
          'unknown',
        ])
      }
    }),
  )
})

test('a policy nested 5,000 deep ends in unknown', () => {
  const depth = 5000
  const text = `{"Statement":[{"Effect":${'['.repeat(depth)}1${']'.repeat(depth)}}]}`
  const attributes = new Map([['policy', known<unknown>(text, origin)]])
  for (const sample of fc.sample(declaration('terraform'), 1)) {
    const one: Declaration = { ...sample, type: 'aws_vpc_endpoint', attributes }
    const { resources } = adapt({ deployments: [deployment], declarations: [one] })
    const statement = resources.find((resource) => resource.kind === 'policy-statement')
    expect(statement?.attributes.get('effect')?.state).toBe('unknown')
  }
})
