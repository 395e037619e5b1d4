import fc from 'fast-check'
import type { Clause } from '../../engine/clause'
import { evaluate } from '../../engine/evaluate'
import type { Question } from '../../engine/question'
import { holdsOf } from '../../engine/truth/condition'
import type { Guard } from '../../model/guard'
import type { Resource } from '../../model/resource'
import type { Value } from '../../model/value'
import {
  deployment,
  elsewhere,
  graphOf,
  items,
  no,
  nobody,
  somebody,
  text,
  thing,
  to,
  when,
  yes,
} from './small-graph'

/** Every question of this file is asked both ways. */
const ask = (
  clause: Clause,
  subject: Resource,
  others: readonly Resource[] = [],
  world = new Map<string, string>(),
) => {
  const graph = graphOf([subject, ...others], around)
  const question: Question = { graph, world, trust: 'assumed' }
  const outcome = evaluate(clause, subject, question)
  expect(holdsOf(clause, graph.words)(subject, question)).toBe(outcome.truth)
  return outcome
}
const flag = { id: 's#flag', label: 'var.flag', values: ['true', 'false'] }
const around = deployment([flag])
const flagged: Guard = { is: 'equals', choice: flag.id, value: 'true' }

const net = (address: string, attributes: Record<string, Value<unknown>> = {}, more = {}) =>
  thing('net', address, attributes, more)
const door = (attributes: Record<string, Value<unknown>>, address = 'aws_door.a') =>
  thing('door', address, attributes)

describe('keys are conjunctive', () => {
  test('one false key refutes, whatever is not known', () => {
    const outcome = ask({ open: true, name: 'front' }, door({ open: no(), name: somebody() }))
    expect([outcome.truth, outcome.missing]).toEqual(['false', []])
  })

  test('only what makes it false is evidence', () => {
    const outcome = ask({ open: true, other: true }, door({ open: no(), other: yes() }))
    expect(outcome.evidence.map(({ attribute, wanted }) => [attribute, wanted])).toEqual([['open', true]])
  })

  test('unknown names what is missing', () => {
    const outcome = ask({ open: true, name: 'front' }, door({ open: yes(), name: somebody() }))
    expect([outcome.truth, outcome.missing.map(({ attribute }) => attribute)]).toEqual(['unknown', ['name']])
  })
})

test('any, all and not', () => {
  const subject = door({ open: yes(), other: no(), name: somebody() })
  expect(ask({ any: [{ open: false }, { other: false }] }, subject).truth).toBe('true')
  expect(ask({ any: [{ open: false }, { name: 'x' }] }, subject).truth).toBe('unknown')
  expect(ask({ all: [{ open: true }, { other: true }] }, subject).truth).toBe('false')
  expect(ask({ not: { open: true, other: true } }, subject).truth).toBe('true')
  expect(ask({ not: { name: 'x' } }, subject).truth).toBe('unknown')
  expect(ask({ name: { not: { matches: 'x*' } } }, subject).truth).toBe('unknown')
})

describe('lists of values', () => {
  const names = (values: readonly Value<unknown>[], open = false) => door({ names: items(values, open) })
  test.each([
    [{ includes: 'a' }, names([text('a'), text('b')]), 'true'],
    [{ includes: 'c' }, names([text('a'), text('b')]), 'false'],
    [{ includes: 'c' }, names([text('a')], true), 'unknown'],
    [{ includes: 'a' }, names([text('a')], true), 'true'],
    [{ oneOf: ['a', 'b'] }, names([text('a'), text('b')]), 'true'],
    [{ oneOf: ['a', 'b'] }, names([text('a')], true), 'unknown'],
    [{ noneOf: ['a'] }, names([text('a')], true), 'false'],
    [
      { includes: 'a' },
      names([
        when([
          [flagged, text('a')],
          [{ is: 'not', guard: flagged }, nobody()],
        ]),
      ]),
      'unknown',
    ],
    [{ exists: true }, names([]), 'false'],
  ])('%j', (test, subject, truth) => {
    expect(ask({ names: test }, subject).truth).toBe(truth)
  })
})

describe('another attribute', () => {
  test('of the same resource', () => {
    expect(ask({ open: { is: { of: 'other' } } }, door({ open: yes(), other: yes() })).truth).toBe('true')
  })

  test('of a related one, which becomes evidence', () => {
    const subject = door({ cidr: text('10.0.1.0/24'), net: to('aws_net.a') })
    const outcome = ask({ cidr: { within: { of: 'net.cidr' } } }, subject, [
      net('aws_net.a', { cidr: text('10.0.0.0/16') }),
    ])
    expect(outcome.truth).toBe('true')
    expect(outcome.evidence.map(({ attribute }) => attribute)).toEqual(['cidr', 'net', 'cidr'])
  })

  test('of something that lives elsewhere: nobody can tell', () => {
    expect(
      ask({ cidr: { within: { of: 'net.cidr' } } }, door({ cidr: text('10.0.1.0/24'), net: elsewhere('x') }))
        .truth,
    ).toBe('unknown')
  })
})

describe('a relation to one', () => {
  const clause = { net: { hostnames: true } }
  const declared = (value: Value<unknown>, more = {}) => [net('aws_net.a', { hostnames: value }, more)]
  test.each([
    ['it holds there', to('aws_net.a'), declared(yes()), 'true'],
    ['it does not hold there', to('aws_net.a'), declared(no()), 'false'],
    ['nobody says which one', nobody(), [], 'false'],
    ['it lives elsewhere', elsewhere('net-VpcId'), [], 'unknown'],
    ['it is not known which one', somebody(), [], 'unknown'],
    ['the other is never there', to('aws_net.a'), declared(yes(), { exists: no() }), 'false'],
    [
      'nobody knows whether the other is there',
      to('aws_net.a'),
      declared(yes(), { exists: somebody() }),
      'unknown',
    ],
  ])('%s', (_, value, others, truth) => {
    expect(ask(clause, door({ net: value }), others).truth).toBe(truth)
  })

  test('one of several: only what all of them agree on', () => {
    const subject = door({ net: to('aws_net.a', 'aws_net.b') })
    const nets = (first: Value<unknown>, second: Value<unknown>) => [
      net('aws_net.a', { hostnames: first }),
      net('aws_net.b', { hostnames: second }),
    ]
    expect(ask(clause, subject, nets(no(), no())).truth).toBe('false')
    expect(ask(clause, subject, nets(yes(), yes())).truth).toBe('true')
    expect(ask(clause, subject, nets(yes(), no())).truth).toBe('unknown')
  })

  test('under a condition: it asks for the choice, and each world has its answer', () => {
    const subject = door({
      net: when([
        [flagged, to('aws_net.a')],
        [{ is: 'not', guard: flagged }, to('aws_net.b')],
      ]),
    })
    const others = [net('aws_net.a', { hostnames: yes() }), net('aws_net.b', { hostnames: no() })]
    expect(ask(clause, subject, others).needs.length).toBeGreaterThan(0)
    expect(ask(clause, subject, others, new Map([[flag.id, 'true']])).truth).toBe('true')
    expect(ask(clause, subject, others, new Map([[flag.id, 'false']])).truth).toBe('false')
  })

  test('exists', () => {
    expect(ask({ net: { exists: true } }, door({ net: elsewhere('x') })).truth).toBe('true')
    expect(ask({ net: { exists: false } }, door({ net: nobody() })).truth).toBe('true')
  })
})

describe('a relation to many', () => {
  const nets = [net('aws_net.on', { hostnames: yes() }), net('aws_net.off', { hostnames: no() })]
  const asked = (clause: object, values: readonly Value<unknown>[], open = false) =>
    ask({ nets: clause }, door({ nets: items(values, open) }), nets).truth
  const on = { hostnames: true }

  test.each([
    [{ some: on }, [to('aws_net.on'), to('aws_net.off')], false, 'true'],
    [{ some: on }, [to('aws_net.off')], false, 'false'],
    [{ some: on }, [to('aws_net.off')], true, 'unknown'],
    [{ some: on }, [to('aws_net.off'), elsewhere('x')], false, 'unknown'],
    [{ every: on }, [to('aws_net.on'), to('aws_net.off')], true, 'false'],
    [{ every: on }, [to('aws_net.on')], false, 'true'],
    [{ every: on }, [to('aws_net.on')], true, 'unknown'],
    [{ every: on }, [], false, 'true'],
    [{ none: on }, [to('aws_net.off')], false, 'true'],
    [{ none: on }, [to('aws_net.off')], true, 'unknown'],
    [{ none: on }, [to('aws_net.on')], true, 'false'],
    [{ count: { atLeast: 2 } }, [to('aws_net.on'), to('aws_net.off')], false, 'true'],
    [{ count: { atLeast: 2 } }, [to('aws_net.on')], false, 'false'],
    [{ count: { atLeast: 2 } }, [to('aws_net.on')], true, 'unknown'],
    [{ count: { atMost: 1 } }, [to('aws_net.on'), to('aws_net.off')], true, 'false'],
    [{ count: { atMost: 1, where: on } }, [to('aws_net.on'), to('aws_net.off')], false, 'true'],
    [{ count: { atMost: 1, where: on } }, [to('aws_net.on'), elsewhere('x')], false, 'unknown'],
    [{ some: {} }, [elsewhere('x')], false, 'true'],
    [{ none: {} }, [elsewhere('x')], false, 'false'],
    [{ count: { atLeast: 2 } }, [to('aws_net.on'), elsewhere('x')], false, 'true'],
    [{ exists: true }, [], false, 'false'],
    [{ exists: true }, [], true, 'unknown'],
    [{ exists: false }, [elsewhere('x')], false, 'false'],
  ])('%j of %#', (clause, values, open, truth) => {
    expect(asked(clause, values, open)).toBe(truth)
  })

  test('different values are counted, references that may be equal are not', () => {
    const three = [
      net('aws_net.x', { cidr: text('10.0.0.0/16') }),
      net('aws_net.y', { cidr: text('10.0.0.0/16') }),
      net('aws_net.z', { cidr: somebody() }),
    ]
    const distinct = (addresses: readonly string[], atLeast: number) =>
      ask(
        { nets: { count: { distinct: 'cidr', atLeast } } },
        door({ nets: items(addresses.map((one) => to(one))) }),
        three,
      ).truth
    expect(distinct(['aws_net.x', 'aws_net.y'], 2)).toBe('false')
    expect(distinct(['aws_net.x', 'aws_net.z'], 2)).toBe('unknown')
    expect(distinct(['aws_net.x', 'aws_net.y', 'aws_net.z'], 3)).toBe('false')
  })

  test('a symbolic instance stands for any number', () => {
    const many = [net('aws_net.many', { hostnames: yes() }, { symbolic: true })]
    const subject = door({ nets: items([to('aws_net.many')]) })
    expect(ask({ nets: { count: { atLeast: 2 } } }, subject, many).truth).toBe('unknown')
    expect(ask({ nets: { count: { atLeast: 1 } } }, subject, many).truth).toBe('true')
  })
})

describe('unique', () => {
  const clause = { unique: { by: ['net', 'name'], where: { open: true } } }
  const pair = (
    first: Record<string, Value<unknown>>,
    second: Record<string, Value<unknown>>,
    guards: readonly Guard[] = [],
  ) => {
    const exists = guards.map((guard) =>
      when([
        [guard, yes()],
        [{ is: 'not', guard }, no()],
      ]),
    )
    const [one, two] = [
      thing(
        'door',
        'aws_door.a',
        { open: yes(), ...first },
        exists[0] ? { exists: exists[0] as Value<boolean> } : {},
      ),
      thing(
        'door',
        'aws_door.b',
        { open: yes(), ...second },
        exists[1] ? { exists: exists[1] as Value<boolean> } : {},
      ),
    ]
    const others = [net('aws_net.a'), net('aws_net.b')]
    return [ask(clause, one, [two, ...others]).truth, ask(clause, two, [one, ...others]).truth]
  }

  test('a pair is reported once, at the later place', () => {
    const same = () => ({ net: to('aws_net.a'), name: text('front') })
    expect(pair(same(), same())).toEqual(['true', 'false'])
  })

  test('different in one attribute, or not meant by `where`', () => {
    expect(
      pair({ net: to('aws_net.a'), name: text('x') }, { net: to('aws_net.b'), name: text('x') }),
    ).toEqual(['true', 'true'])
    expect(
      pair({ net: to('aws_net.a'), name: text('x'), open: no() }, { net: to('aws_net.a'), name: text('x') }),
    ).toEqual(['true', 'true'])
  })

  test('two that are never there together are no pair', () => {
    const same = () => ({ net: to('aws_net.a'), name: text('front') })
    expect(pair(same(), same(), [flagged, { is: 'not', guard: flagged }])).toEqual(['true', 'true'])
  })

  test('not known: nobody can tell', () => {
    expect(
      pair({ net: to('aws_net.a'), name: somebody() }, { net: to('aws_net.a'), name: text('x') })[1],
    ).toBe('unknown')
    expect(pair({ net: elsewhere('x'), name: text('x') }, { net: to('aws_net.a'), name: text('x') })[1]).toBe(
      'unknown',
    )
  })
})

test('a word the kind does not have says nothing, and never crashes', () => {
  expect(ask({ colour: 'red' }, door({})).truth).toBe('unknown')
  expect(ask({ net: 'aws_net.a' }, door({})).truth).toBe('unknown')
  expect(ask({ name: { startsWith: 'x' } }, door({})).truth).toBe('unknown')
  expect(ask(JSON.parse('{"__proto__": {"open": true}}'), door({})).truth).toBe('unknown')
})

test('conditions nested beyond reason end in unknown', () => {
  let clause: Clause = { open: true }
  for (let depth = 0; depth < 5000; depth++) clause = { not: clause }
  expect(ask(clause, door({ open: yes() })).truth).toBe('unknown')
})

test('what is not known never turns into a definite answer that a later value contradicts', () => {
  const settings = fc.record({
    open: fc.boolean(),
    other: fc.boolean(),
    hidden: fc.subarray(['open', 'other']),
  })
  const clause = fc.letrec<{ clause: Clause }>((tie) => ({
    clause: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(
        { open: true },
        { open: false },
        { other: { isNot: true } },
        { other: { is: { of: 'open' } } },
      ),
      fc.array(tie('clause'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('clause'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('clause').map((not) => ({ not })),
    ),
  })).clause
  fc.assert(
    fc.property(settings, clause, (setting, asked) => {
      const flagOf = (name: 'open' | 'other') => (setting[name] ? yes() : no())
      const full = ask(asked, door({ open: flagOf('open'), other: flagOf('other') })).truth
      const part = ask(
        asked,
        door({
          open: setting.hidden.includes('open') ? somebody() : flagOf('open'),
          other: setting.hidden.includes('other') ? somebody() : flagOf('other'),
        }),
      ).truth
      if (part !== 'unknown') expect(part).toBe(full)
    }),
    { numRuns: 300 },
  )
})
