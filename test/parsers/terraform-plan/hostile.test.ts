/** Nothing that is handed in as a plan makes the reader throw, hang or take a name for something else. */
import fc from 'fast-check'
import { type PlanOptions, readPlan } from '../../../parsers/terraform/plan'
import { attribute, declaration, planText, show, valueAt } from './plan-fixture'

const read = (json: unknown, options: PlanOptions = {}) =>
  readPlan({ name: 'plan.json', text: JSON.stringify(json) }, { deployment: 'shop', ...options })

const planWith = (after: unknown, unknown: unknown, expressions: unknown = {}, module: object = {}) => ({
  format_version: '1.2',
  resource_changes: [
    {
      address: 'aws_vpc.a',
      mode: 'managed',
      type: 'aws_vpc',
      name: 'a',
      change: { actions: ['create'], after, after_unknown: unknown },
    },
  ],
  configuration: {
    root_module: { resources: [{ mode: 'managed', type: 'aws_vpc', name: 'a', expressions }], ...module },
  },
})

test('text that is not JSON', () => {
  expect(readPlan({ name: 'plan.json', text: '{"format_version": ' })).toMatchObject({
    declarations: [],
    problems: [{ code: 'json-syntax', severity: 'unreadable' }],
  })
})

test('a plan of the next major version is refused, a missing version is noted', () => {
  expect(read({ format_version: '2.0' }).problems).toMatchObject([
    { code: 'plan-format-version', severity: 'unreadable' },
  ])
  expect(read({ planned_values: {} }).problems).toMatchObject([
    { code: 'plan-format-version-missing', severity: 'note' },
  ])
  for (const version of ['0.1', '0.2', '1.0', '1.1', '1.2', '1.9']) {
    expect(
      read({ ...planWith({ cidr_block: '10.0.0.0/16' }, {}), format_version: version }).problems,
    ).toEqual([])
  }
})

test('the redacted form is read, and says what it lacks', () => {
  const {
    format_version: _,
    configuration: __,
    ...rest
  } = planWith({ cidr_block: '10.0.0.0/16' }, { id: true })
  const parsed = read({ plan_format_version: '1.2', provider_schemas: {}, ...rest })
  expect(parsed.problems).toMatchObject([{ code: 'redacted-plan', severity: 'partly-read' }])
  expect(parsed.deployments[0]?.incomplete).toMatchObject([{ what: 'redacted-plan' }])
  expect(declaration(parsed, 'aws_vpc.a').open).toBe(true)
  expect(attribute(parsed, 'aws_vpc.a', 'id')).toBe('?computed')
})

/** https://github.com/hashicorp/terraform/blob/main/internal/command/jsonformat/plan.go */
test.each(['references', 'change', 'deferred', 'drifted'])('the redacted form of a real plan: %s', (name) => {
  const plan = JSON.parse(planText(name))
  const kept = ['output_changes', 'resource_changes', 'resource_drift', 'relevant_attributes']
  const redacted = {
    plan_format_version: plan.format_version,
    ...Object.fromEntries(kept.flatMap((key) => (key in plan ? [[key, plan[key]]] : []))),
    provider_schemas: { 'example.io/hashicorp/aws': { provider: {}, resource_schemas: {} } },
    provider_format_version: '1.0',
  }
  const [parsed, whole] = [read(redacted), read(plan)]
  const addresses = new Set(plan.resource_changes.map(({ address }: { address: string }) => address))
  const expected = whole.declarations.filter(({ address }) => addresses.has(address))
  expect(parsed.declarations.map(({ address, action }) => [address, action])).toEqual(
    expected.map(({ address, action }) => [address, action]),
  )
  expect(parsed.declarations.every(({ open }) => open === true)).toBe(true)
})

test('without its configuration, nothing is left out: what a plan does not mention may be set', () => {
  const { configuration: _, ...rest } = planWith(
    { cidr_block: '10.0.0.0/16', instance_tenancy: null, timeouts: [{ create: null, delete: '5m' }] },
    undefined,
  )
  const parsed = read(rest)
  expect(parsed.problems).toMatchObject([{ code: 'redacted-plan', severity: 'note' }])
  expect(parsed.deployments[0]?.incomplete).toMatchObject([{ what: 'redacted-plan' }])
  expect(declaration(parsed, 'aws_vpc.a').open).toBe(true)
  expect(attribute(parsed, 'aws_vpc.a', 'cidr_block')).toBe('"10.0.0.0/16"')
  expect(attribute(parsed, 'aws_vpc.a', 'instance_tenancy')).toBe('?not-planned')
  expect(attribute(parsed, 'aws_vpc.a', 'timeouts')).toBe('[{create: ?not-planned, delete: "5m"}]')
  expect(valueAt(parsed, 'aws_vpc.a', 'timeouts.0')).toMatchObject({ open: true })
})

test('leftovers of an earlier replacement are not read', () => {
  const plan = planWith({ cidr_block: '10.0.0.0/16' }, {})
  const leftover = {
    ...plan.resource_changes[0],
    deposed: '0a1b2c3d',
    change: { actions: ['delete'], after: null },
  }
  expect(read({ ...plan, resource_changes: [...plan.resource_changes, leftover] }).declarations).toHaveLength(
    1,
  )
})

test('Terraform 0.12 printed addresses of its state without module and key; they are the same objects', () => {
  const change = { actions: ['no-op'], before: {}, after: { cidr_block: '10.0.0.0/16' }, after_unknown: {} }
  const stored = { address: 'aws_vpc.a', mode: 'managed', type: 'aws_vpc', name: 'a', index: 0, values: {} }
  const parsed = read({
    format_version: '0.1',
    resource_changes: [
      { address: 'module.net.aws_vpc.a[0]', mode: 'managed', type: 'aws_vpc', name: 'a', change },
    ],
    prior_state: {
      values: { root_module: { child_modules: [{ address: 'module.net', resources: [stored] }] } },
    },
    configuration: { root_module: {} },
  })
  expect(parsed.declarations.map((each) => each.address)).toEqual(['module.net.aws_vpc.a[0]'])
  expect(parsed.deployments[0]?.incomplete).toEqual([])
})

test('deferred changes may or may not exist', () => {
  const { resource_changes: changes, ...plan } = planWith({ cidr_block: '10.0.0.0/16' }, {})
  const parsed = read({
    ...plan,
    resource_changes: [],
    deferred_changes: [
      { reason: 'instance_count_unknown', resource_change: { ...changes[0], address: 'aws_vpc.a[*]' } },
    ],
  })
  expect(declaration(parsed, 'aws_vpc.a[*]')).toMatchObject({ symbolic: true, exists: { state: 'unknown' } })
  expect(parsed.deployments[0]?.incomplete).toHaveLength(1)
})

test('names of object members are names like all others', () => {
  const text = JSON.stringify(
    planWith({ tags: { ['__proto__']: 'x', constructor: 'y' }, cidr_block: 'z' }, {}),
  ).replace('"cidr_block"', '"__proto__"')
  const parsed = readPlan({ name: 'plan.json', text }, { deployment: 'shop' })
  expect([...declaration(parsed, 'aws_vpc.a').attributes.keys()].sort()).toEqual(['__proto__', 'tags'])
  expect(attribute(read(planWith({}, { constructor: true })), 'aws_vpc.a', 'constructor')).toBe('?computed')
})

test('values 5,000 deep end in unknown', () => {
  const text = JSON.stringify(planWith({ tags: 'DEEP' }, {})).replace(
    '"DEEP"',
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
  )
  const value = valueAt(readPlan({ name: 'plan.json', text }, { deployment: 'shop' }), 'aws_vpc.a', 'tags')
  expect(value && show(value)).toContain('?budget')
})

test('references that go in circles end', () => {
  const call = (to: string) => ({
    expressions: { in: { references: [to] } },
    module: { outputs: { out: { expression: { references: ['var.in'] } } } },
  })
  const parsed = read(
    planWith(
      {},
      { cidr_block: true },
      { cidr_block: { references: ['module.a.out', 'module.a'] } },
      {
        module_calls: { a: call('module.b.out'), b: call('module.a.out') },
      },
    ),
  )
  expect(attribute(parsed, 'aws_vpc.a', 'cidr_block')).toBe('?opaque-expression')
})

test('a chain of modules that doubles its references at each step is resolved once a step', () => {
  const depth = 40
  const calls = Object.fromEntries(
    Array.from({ length: depth }, (_, at) => {
      const next = at + 1 < depth ? [`module.m${at + 1}.out`, `module.m${at + 1}.again`] : ['aws_vpc.a.id']
      return [
        `m${at}`,
        {
          expressions: { in: { references: next } },
          module: {
            outputs: {
              out: { expression: { references: ['var.in'] } },
              again: { expression: { references: ['var.in'] } },
            },
          },
        },
      ]
    }),
  )
  const plan = planWith(
    {},
    { cidr_block: true },
    { cidr_block: { references: ['module.m0.out'] } },
    { module_calls: calls },
  )
  const instances = Array.from({ length: depth }, (_, at) => ({
    ...plan.resource_changes[0],
    address: `module.m${at}.null_resource.x`,
  }))
  const parsed = read({ ...plan, resource_changes: [...plan.resource_changes, ...instances] })
  expect(attribute(parsed, 'aws_vpc.a', 'cidr_block')).toBe('~> aws_vpc.a.id')
})

/** A real plan in which some values were replaced by others. */
function damaged(json: unknown, junk: readonly unknown[], every: number): unknown {
  let count = 0
  const visit = (each: unknown): unknown => {
    count += 1
    if (count % every === 0) return junk[(count / every) % junk.length]
    if (Array.isArray(each)) return each.map(visit)
    if (typeof each !== 'object' || each === null) return each
    return Object.fromEntries(Object.entries(each).map(([name, value]) => [name, visit(value)]))
  }
  return visit(json)
}

test('damaged plans are read as far as they go', () => {
  const plans = ['references', 'deferred', 'change'].map((name): unknown => JSON.parse(planText(name)))
  fc.assert(
    fc.property(
      fc.constantFrom(...plans),
      fc.array(fc.jsonValue({ maxDepth: 2 }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 3, max: 400 }),
      fc.constantFrom('after' as const, 'before' as const),
      (plan, junk, every, state) => {
        const parsed = read(damaged(plan, junk, every), { state })
        expect(parsed.deployments.length + parsed.problems.length).toBeGreaterThan(0)
      },
    ),
    { numRuns: 150 },
  )
})

test('any JSON at all', () => {
  fc.assert(fc.property(fc.jsonValue(), (json) => Array.isArray(read(json).declarations)))
})
