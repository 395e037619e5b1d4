/** The blocks of `aws_iam_policy_document`, which sources and plans share, in the names of IAM. */
import { known, list, map, unknown, type Value, written } from '../../../model/value'
import { replacedBySid, statementsOf } from '../../../parsers/terraform/policy-blocks'
import { show } from './plan-fixture'

const ORIGIN = written({ source: 'main.tf', at: 'whole' })
const text = (value: string) => known(value, ORIGIN)
const texts = (...values: readonly string[]) => list(values.map(text), ORIGIN)
const block = (fields: Readonly<Record<string, Value<unknown>>>) =>
  map(new Map(Object.entries(fields)), ORIGIN)
const blocks = (...each: readonly Readonly<Record<string, Value<unknown>>>[]) => list(each.map(block), ORIGIN)
const UNKNOWN = unknown('computed', ORIGIN)

const statement = (fields: Readonly<Record<string, Value<unknown>>>): string =>
  statementsOf(blocks(fields), 'computed').items.map(show).join()

test('an empty list is as good as none: IAM would refuse it', () => {
  expect(statement({ actions: texts('s3:Get*'), not_actions: texts() })).toBe(
    '{Effect: "Allow", Action: ["s3:Get*"]}',
  )
})

test('only `*` of type `*` is everybody', () => {
  const principals = (type: string, ...identifiers: readonly string[]) =>
    statement({ principals: blocks({ type: text(type), identifiers: texts(...identifiers) }) })
  expect(principals('*', '*')).toBe('{Effect: "Allow", Principal: "*"}')
  expect(principals('*', '111122223333')).toBe('{Effect: "Allow", Principal: {*: ["111122223333"]}}')
  expect(principals('AWS', '*')).toBe('{Effect: "Allow", Principal: {AWS: ["*"]}}')
})

test('blocks of one type, and conditions of one test and variable, are one list', () => {
  const condition = (value: string) => ({
    test: text('StringEquals'),
    variable: text('aws:SourceVpc'),
    values: texts(value),
  })
  expect(
    statement({
      principals: blocks(
        { type: text('AWS'), identifiers: texts('111122223333') },
        { type: text('AWS'), identifiers: texts('444455556666') },
      ),
      condition: blocks(condition('vpc-a'), condition('vpc-b')),
    }),
  ).toBe(
    '{Effect: "Allow", Principal: {AWS: ["111122223333", "444455556666"]}, ' +
      'Condition: {StringEquals: {aws:SourceVpc: ["vpc-a", "vpc-b"]}}}',
  )
})

test('a block that nobody can read leaves open who is meant, and under which conditions', () => {
  const [one] = statementsOf(
    blocks({
      principals: blocks({ type: UNKNOWN, identifiers: texts('*') }),
      condition: blocks({ test: UNKNOWN, variable: text('aws:SourceVpc'), values: texts('vpc-a') }),
    }),
    'computed',
  ).items
  const entries = one?.state === 'map' ? one.entries : new Map()
  expect(entries.get('Principal')).toMatchObject({ state: 'map', open: true })
  expect(entries.get('Condition')).toMatchObject({ state: 'map', open: true })
})

test('statements that nobody can see are told from none', () => {
  expect(statementsOf(undefined, 'computed')).toEqual({ items: [], open: false })
  expect(statementsOf({ state: 'absent', origin: ORIGIN }, 'computed')).toEqual({ items: [], open: false })
  expect(statementsOf(UNKNOWN, 'computed')).toEqual({ items: [], open: true })
})

test('a later statement takes the place of the earlier one of its Sid; without a Sid, all stay', () => {
  const of = (sid: string, effect: string) => block({ Sid: text(sid), Effect: text(effect) })
  const kept = replacedBySid([of('a', 'Allow'), of('', 'Allow'), block({}), of('', 'Deny'), of('a', 'Deny')])
  expect(kept.map(show)).toEqual([
    '{Sid: "a", Effect: "Deny"}',
    '{Sid: "", Effect: "Allow"}',
    '{}',
    '{Sid: "", Effect: "Deny"}',
  ])
})
