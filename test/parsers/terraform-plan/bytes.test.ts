/** A plan that is read by bytes is the plan that is read as text. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { excerptOf } from '../../../engine/excerpt'
import { locator } from '../../../engine/locate'
import type { Declaration, Parsed } from '../../../model/declaration'
import { jsonPath } from '../../../model/place'
import { readPlan } from '../../../parsers/terraform/plan'
import { planVariables } from '../../../parsers/terraform/plan-variables'

const fixtures = join(__dirname, '../../../fixtures')
const plans = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('plan.json'),
)
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

const shown = ({ deployments, declarations, problems }: Parsed) => ({
  deployments,
  problems,
  declarations: declarations.map(({ attributes, mentions, ...rest }: Declaration) => ({
    ...rest,
    attributes: [...attributes],
    mentions: mentions?.(),
  })),
})

const read = (text: string, state: 'before' | 'after' = 'after') =>
  shown(readPlan({ name: 'plan.json', text }, { state }))
const readBytes = (text: string, state: 'before' | 'after' = 'after') =>
  shown(readPlan({ name: 'plan.json', bytes: bytesOf(text) }, { state }))

test('there are plans to compare', () => {
  expect(plans.length).toBeGreaterThan(400)
})

test('every plan of the fixtures is the same either way, in what it leads to and in what there was', () => {
  for (const name of plans) {
    const text = readFileSync(join(fixtures, name), 'utf8')
    expect({ name, ...readBytes(text) }).toEqual({ name, ...read(text) })
    expect({ name, ...readBytes(text, 'before') }).toEqual({ name, ...read(text, 'before') })
    expect(planVariables({ name, bytes: bytesOf(text) })).toEqual(planVariables({ name, text }))
  }
})

const small = {
  format_version: '1.2',
  planned_values: { outputs: { name: { value: 'ä€😀' } }, root_module: {} },
  resource_changes: [
    {
      address: 'aws_vpc.a["ä\\"€"]',
      mode: 'managed',
      type: 'aws_vpc',
      name: 'a',
      change: {
        actions: ['create'],
        after: { cidr_block: '10.0.0.0/16', tags: { '"': '}]' } },
        after_unknown: { id: true },
      },
    },
  ],
  configuration: { root_module: {} },
}

test('spaces, a byte order mark and characters of any length change nothing', () => {
  const plain = readBytes(JSON.stringify(small))
  expect(plain.declarations).toHaveLength(1)
  expect(readBytes(`\uFEFF${JSON.stringify(small, undefined, '\t')}\n`)).toEqual(plain)
  expect(plain).toEqual(read(JSON.stringify(small)))
})

test('what ends too early, goes on or is something else is not JSON', () => {
  const text = JSON.stringify(small)
  for (let length = 0; length < text.length; length += 1)
    expect(readBytes(text.slice(0, length)).problems).toMatchObject([{ code: 'json-syntax' }])
  for (const other of [
    `${text}]`,
    `[${text}]`,
    text.replace(',"planned', ' "planned'),
    text.replace('1.2"', '1.2" x'),
  ])
    expect(readBytes(other).problems).toMatchObject([{ code: 'json-syntax' }])
})

test('an attribute that is no JSON is not known, and neither is it absent', () => {
  const broken = JSON.stringify(small).replace('"10.0.0.0/16"', 'ten')
  const [declared] = readBytes(broken).declarations
  expect(declared?.attributes.find(([name]) => name === 'cidr_block')?.[1]).toMatchObject({
    state: 'unknown',
  })
})

test('places in bytes have the lines, columns and excerpts of the text', () => {
  const paths = [[], ['a'], ['a', 1], ['a', 1, 'ü'], ['a', 2], ['b'], ['b', 'c', 0], ['none'], ['a', 9]]
  fc.assert(
    fc.property(
      fc.record({
        a: fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.dictionary(fc.constant('ü'), fc.string()))),
        b: fc.record({ c: fc.array(fc.string({ unit: 'binary' })) }),
      }),
      fc.constantFrom('', ' ', '\t'),
      (json, space) => {
        const text = JSON.stringify(json, undefined, space)
        const ofText = locator(() => text)
        const ofBytes = locator(
          () => undefined,
          () => bytesOf(text),
        )
        for (const path of paths) {
          const range = ofText.range(jsonPath('plan.json', path))
          expect(ofBytes.range(jsonPath('plan.json', path))).toEqual(range)
          expect(excerptOf(ofBytes, range)).toEqual(excerptOf(ofText, range))
        }
      },
    ),
  )
})

const inState = (address: string, more: object = {}) => ({
  address,
  mode: 'managed',
  type: 'aws_vpc',
  name: 'a',
  ...more,
  values: { cidr_block: '10.0.0.0/16' },
})
const changed = (address: string, actions = ['no-op']) => ({
  address,
  mode: 'managed',
  type: 'aws_vpc',
  name: 'a',
  change: { actions, before: {}, after: { cidr_block: '10.1.0.0/16' }, after_unknown: {} },
})

test('what changes speak of is found in whatever order a state lists it, and by whatever address', () => {
  const root_module = {
    resources: [
      inState('aws_vpc.c'),
      inState('aws_vpc.x'),
      inState('aws_vpc.a'),
      inState('aws_vpc.b', { index: 0 }),
      inState('aws_vpc.d'),
      inState('aws_vpc.e'),
    ],
    child_modules: [
      { address: 'module.m', resources: [inState('aws_vpc.a'), inState('module.m.aws_vpc.c')] },
      { resources: [inState('aws_vpc.d')], address: 'module.n["ä"]' },
    ],
  }
  const plan = JSON.stringify({
    ...small,
    resource_changes: [
      changed('aws_vpc.a'),
      changed('aws_vpc.b'),
      changed('aws_vpc.b[0]', ['delete']),
      changed('aws_vpc.c'),
      { ...changed('aws_vpc.d'), deposed: '1' },
      { address: 'aws_vpc.e' },
      changed('module.m.aws_vpc.c'),
      changed('module.n["ä"].aws_vpc.d'),
    ],
    prior_state: { values: { root_module } },
  })
  expect(readBytes(plan)).toEqual(read(plan))
  expect(readBytes(plan, 'before')).toEqual(read(plan, 'before'))
  const carried = readBytes(plan).declarations.filter(({ action }) => action === undefined)
  expect(carried.map(({ address }) => address)).toEqual([
    'aws_vpc.d',
    'aws_vpc.e',
    'aws_vpc.x',
    'module.m.aws_vpc.a',
  ])
})

test('an excerpt out of bytes starts at any line, and needs no more than its lines', () => {
  const many = Array.from({ length: 4000 }, (_, at) => ({ tags: { Name: `ä${at}`, Secret: 'hunter2' } }))
  const text = JSON.stringify({ many, long: 'x'.repeat(40_000), last: { a: 'b' } }, undefined, 2)
  const ofText = locator(() => text)
  const ofBytes = locator(
    () => undefined,
    () => bytesOf(text),
  )
  for (const path of [
    ['many', 3999, 'tags'],
    ['many', 2000, 'tags', 'Name'],
    ['many'],
    ['long'],
    ['last', 'a'],
  ]) {
    const range = ofText.range(jsonPath('plan.json', path))
    expect(excerptOf(ofBytes, range)).toEqual(excerptOf(ofText, range))
  }
  const shown = excerptOf(ofBytes, ofBytes.range(jsonPath('plan.json', ['many', 2000, 'tags', 'Name'])))
  expect(shown?.lines).toEqual(['        "Name": "ä2000",'])
})

test('columns far into one line count every character, also one that a block of bytes would cut', () => {
  for (const shift of [0, 1, 2, 3]) {
    const text = JSON.stringify({ first: `${'x'.repeat(shift)}${'ä€😀'.repeat(30_000)}`, last: { a: 'b' } })
    const path = jsonPath('plan.json', ['last', 'a'])
    const ofBytes = locator(
      () => undefined,
      () => bytesOf(text),
    )
    expect(ofBytes.range(path)).toEqual(locator(() => text).range(path))
  }
})
