import fc from 'fast-check'
import { canBeEqual, globTruth } from '../../engine/operators/glob-match'
import { operatorNamed, operators } from '../../engine/operators/index'
import { HOLE } from '../../engine/operators/text'
import type { Plain } from '../../engine/settle'
import { known, refersTo, unknown, type Value } from '../../model/value'
import { elsewhere, here, items, nobody, somebody, text, to } from './small-graph'

const template = (...parts: readonly (string | Value<unknown>)[]): Plain => ({
  state: 'template',
  parts,
  origin: here(),
})
const arnOf = (id: string): Value<unknown> =>
  refersTo([{ to: { is: 'declaration', id }, attribute: 'arn' }], here())
const plain = (value: Value<unknown>): Plain => {
  if (value.state === 'conditional') throw new Error('a test gives settled values')
  return value
}
const holds = (
  name: string,
  value: Value<unknown>,
  ...operands: readonly (string | number | boolean | Value<unknown>)[]
) =>
  operatorNamed(name)?.holds(
    plain(value),
    operands.map((each) => plain(typeof each === 'object' ? each : known<unknown>(each, here()))),
  )

describe('is', () => {
  test.each([
    ['equal text', text('Interface'), 'Interface', 'true'],
    ['enums are case-sensitive at AWS', text('interface'), 'Interface', 'false'],
    ['a quoted boolean is a boolean', text('true'), true, 'true'],
    ['a quoted number is a number', text('443'), 443, 'true'],
    ['one network in two spellings', text('10.0.0.5/16'), '10.0.0.0/16', 'true'],
    ['one IPv6 network in two spellings', text('2001:DB8:0::/32'), '2001:db8::/32', 'true'],
    ['empty text is not zero', text(''), 0, 'false'],
    ['nobody sets it', nobody(), 'Interface', 'false'],
    ['somebody sets it to something', somebody(), 'Interface', 'unknown'],
    ['a reference may have any text', to('aws_net.a'), 'net-1', 'unknown'],
    ['the ARN of what is declared begins as all do', arnOf('aws_role.a'), '*', 'false'],
    ['text with a hole that may become it', template('com.', somebody(), '.s3'), 'com.aws.s3', 'unknown'],
    ['text with a hole that never becomes it', template('com.', somebody(), '.s3'), 'com.aws.ec2', 'false'],
  ])('%s', (_, value, operand, truth) => {
    expect(holds('is', value, operand)).toBe(truth)
    const opposite = { true: 'false', false: 'true', unknown: 'unknown' }[
      truth as 'true' | 'false' | 'unknown'
    ]
    expect(holds('isNot', value, operand)).toBe(opposite)
  })

  test('references to the same attribute of the same thing are equal, to others not known to differ', () => {
    expect(holds('is', to('aws_net.a'), to('aws_net.a'))).toBe('true')
    expect(holds('is', to('aws_net.a'), to('aws_net.b'))).toBe('unknown')
    expect(holds('is', to('aws_net.a', 'aws_net.b'), to('aws_net.a', 'aws_net.b'))).toBe('unknown')
  })

  test('templates of equal parts are equal although their text is unknown', () => {
    const region = refersTo([{ to: { is: 'symbol', name: 'region', of: 'stack' }, attribute: '' }], here())
    expect(holds('is', template('com.', region, '.s3'), template('com.', region, '.s3'))).toBe('true')
    expect(holds('is', template('com.', region, '.s3'), template('com.', region, '.sqs'))).toBe('false')
  })
})

test('oneOf and noneOf', () => {
  expect(holds('oneOf', text('tcp'), 'tcp', 'udp')).toBe('true')
  expect(holds('oneOf', nobody(), 'tcp', 'udp')).toBe('false')
  expect(holds('noneOf', nobody(), 'tcp', 'udp')).toBe('true')
  expect(holds('noneOf', somebody(), 'tcp')).toBe('unknown')
})

describe('matches', () => {
  test.each([
    ['com.amazonaws.eu-west-1.execute-api', '*.execute-api', 'true'],
    ['com.amazonaws.eu-west-1.s3', '*.execute-api', 'false'],
    ['abc', 'a?c', 'true'],
    ['a.c', 'a.c', 'true'],
    ['abc', 'a.c', 'false'],
    ['', '*', 'true'],
  ])('%s against %s', (value, glob, truth) => {
    expect(holds('matches', text(value), glob)).toBe(truth)
  })

  test('a text with holes matches when every text it may become does', () => {
    const service = template('com.amazonaws.', somebody(), '.s3')
    expect(holds('matches', service, '*.s3')).toBe('true')
    expect(holds('matches', service, 'com.*.s3')).toBe('true')
    expect(holds('matches', service, '*.eu-west-1.s3')).toBe('unknown')
    expect(holds('matches', service, '*.sqs')).toBe('false')
  })

  test('a glob that backtracks in others ends at once', () => {
    const glob = '*a'.repeat(40)
    expect(holds('matches', text('a'.repeat(5000)), `${glob}b`)).toBe('false')
  })

  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 })
  const globs = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), maxLength: 6 })
  const expression = (glob: string) =>
    new RegExp(
      `^${[...glob].map((one) => (one === '*' ? '[^]*' : one === '?' ? '[^]' : `\\${one}`.replace(/\\([ab])/, '$1'))).join('')}$`,
    )

  test('agrees with a regular expression on known texts', () => {
    fc.assert(
      fc.property(letters, globs, (value, glob) => {
        expect(globTruth([value], glob)).toBe(expression(glob).test(value) ? 'true' : 'false')
      }),
      { numRuns: 500 },
    )
  })

  test('never says of a hole what some text in it contradicts', () => {
    fc.assert(
      fc.property(letters, letters, letters, globs, (before, hole, after, glob) => {
        const truth = globTruth([before, HOLE, after], glob)
        const real = expression(glob).test(before + hole + after)
        if (truth !== 'unknown') expect(truth).toBe(real ? 'true' : 'false')
      }),
      { numRuns: 500 },
    )
  })

  test('never calls two texts different that some filling makes equal', () => {
    fc.assert(
      fc.property(letters, letters, letters, fc.nat(8), (before, hole, after, cut) => {
        const whole = before + hole + after
        expect(canBeEqual([before, HOLE, after], [whole])).toBe(true)
        expect(canBeEqual([before, HOLE, after], [whole.slice(0, cut), HOLE])).toBe(true)
      }),
    )
  })
})

describe('ranges', () => {
  test.each([
    ['covers', '10.0.0.0/8', '10.1.0.0/16', 'true'],
    ['covers', '10.1.0.0/16', '10.0.0.0/8', 'false'],
    ['covers', '0.0.0.0/0', 'everywhere', 'true'],
    ['covers', '::/0', 'everywhere', 'true'],
    ['covers', '10.0.0.0/8', 'private', 'false'],
    ['covers', '0-65535', 443, 'true'],
    ['covers', '-1', '443', 'true'],
    ['covers', '443', '444', 'false'],
    ['covers', '::/0', '10.0.0.0/8', 'false'],
    ['overlaps', '10.0.0.0/8', '10.255.0.0/16', 'true'],
    ['overlaps', '10.0.0.0/16', '10.1.0.0/16', 'false'],
    ['overlaps', '8.8.8.0/24', 'private', 'false'],
    ['within', '10.1.2.0/24', 'private', 'true'],
    ['within', '10.1.2.3', '10.1.2.0/24', 'true'],
    ['within', '11.0.0.0/8', 'private', 'false'],
    ['within', '1000-2000', '1024-65535', 'false'],
    ['covers', 'pl-12345678', '10.0.0.0/8', 'unknown'],
    ['within', '10.0.0.0/33', 'private', 'unknown'],
  ])('%s: %s and %s', (name, value, operand, truth) => {
    expect(holds(name, text(value), operand)).toBe(truth)
  })

  test('nobody sets it: it covers nothing; not known: nobody can tell', () => {
    expect(holds('covers', nobody(), '10.0.0.0/8')).toBe('false')
    expect(holds('covers', somebody(), '10.0.0.0/8')).toBe('unknown')
    expect(holds('overlaps', text('10.0.0.0/8'), somebody())).toBe('unknown')
  })
})

test('atLeast and atMost', () => {
  expect(holds('atLeast', text(443), 443)).toBe('true')
  expect(holds('atMost', text('80'), 79)).toBe('false')
  expect(holds('atLeast', nobody(), 1)).toBe('false')
  expect(holds('atLeast', text('many'), 1)).toBe('unknown')
})

describe('exists', () => {
  test.each([
    ['a known value', text('x'), 'true'],
    ['nobody sets it', nobody(), 'false'],
    ['a variable without a value may be null', somebody(), 'unknown'],
    ['known after apply is written by somebody', unknown('computed', here()), 'true'],
    ['a reference', to('aws_net.a'), 'true'],
    ['an import', elsewhere('net-VpcId'), 'true'],
    ['an empty list', items([]), 'false'],
    ['an empty list that may have more', items([], true), 'unknown'],
  ])('%s', (_, value, truth) => {
    expect(holds('exists', value, true)).toBe(truth)
  })
})

test('every operator has a sentence for the docs', () => {
  for (const { says } of operators) expect(says).toMatch(/^[A-Z].*\.$/)
  expect(new Set(operators.map(({ name }) => name)).size).toBe(operators.length)
})
