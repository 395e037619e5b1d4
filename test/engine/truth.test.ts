import fc from 'fast-check'
import type { Clause } from '../../engine/clause'
import { evaluate } from '../../engine/evaluate'
import type { Question } from '../../engine/question'
import { holdsOf } from '../../engine/truth/condition'
import type { Choice, Guard } from '../../model/guard'
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

const flags: readonly Choice[] = ['one', 'two'].map((name) => ({
  id: `s#${name}`,
  label: `var.${name}`,
  values: ['true', 'false'],
}))
const guards = flags.map(({ id }): Guard => ({ is: 'equals', choice: id, value: 'true' }))
const NETS = ['aws_net.a', 'aws_net.b'] as const

const assumed = (value: Value<unknown>): Value<unknown> => ({ ...value, assumed: 'variable-default' })
/** A plain value, one that rests on a default, or one that a choice decides. */
const anyOf = (plain: fc.Arbitrary<Value<unknown>>): fc.Arbitrary<Value<unknown>> =>
  fc.oneof(
    { weight: 4, arbitrary: plain },
    { weight: 1, arbitrary: plain.map(assumed) },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom(...guards), plain, plain).map(([guard, then, otherwise]) =>
        when([
          [guard, then],
          [{ is: 'not', guard }, otherwise],
        ]),
      ),
    },
  )

const made = (...makers: readonly (() => Value<unknown>)[]) =>
  fc.constantFrom(...makers).map((make) => make())
const flag = anyOf(made(yes, no, nobody, somebody))
const name = anyOf(
  made(
    () => text('x'),
    () => text('y'),
    nobody,
    somebody,
  ),
)
const cidr = anyOf(
  made(
    () => text('10.0.0.0/16'),
    () => text('10.0.1.0/24'),
    nobody,
    somebody,
  ),
)
const names = fc
  .tuple(fc.array(name, { maxLength: 3 }), fc.boolean())
  .map(([values, open]) => items(values, open))
const net = anyOf(
  made(
    () => to(NETS[0]),
    () => to(NETS[1]),
    () => to(...NETS),
    () => elsewhere('x'),
    nobody,
    somebody,
  ),
)
const nets = fc
  .tuple(fc.array(net, { maxLength: 3 }), fc.boolean())
  .map(([values, open]) => items(values, open))
const there = anyOf(made(yes, yes, no, somebody)) as fc.Arbitrary<Value<boolean>>

const ofNet = fc.constantFrom<Clause>(
  {},
  { hostnames: true },
  { cidr: { within: '10.0.0.0/8' } },
  { not: { hostnames: true } },
  { any: [{ hostnames: true }, { cidr: { exists: true } }] },
  { doors: { some: { open: true } } },
  { doors: { count: { atMost: 1, where: { name: 'x' } } } },
)
const plainly = fc.constantFrom<Clause>(
  { open: true },
  { open: { isNot: true } },
  { open: { is: { of: 'other' } } },
  { name: { oneOf: ['x', 'z'] }, other: { exists: true } },
  { name: { not: { matches: 'x*' } } },
  { names: { includes: 'x' } },
  { names: { noneOf: ['y'], exists: true } },
  { cidr: { within: { of: 'net.cidr' } } },
  { kind: 'door', dialect: { isNot: 'cdk' } },
  { net: { exists: true } },
  { nets: { exists: false } },
  { nets: { count: { atLeast: 2, distinct: 'cidr' } } },
  { colour: 'red' },
)
const related = fc
  .tuple(fc.constantFrom('some', 'every', 'none', 'count', 'step'), ofNet, fc.nat({ max: 2 }))
  .map(([word, clause, atLeast]): Clause => {
    if (word === 'step') return { net: clause }
    return { nets: { [word]: word === 'count' ? { atLeast, atMost: 2, where: clause } : clause } }
  })
const clauses = fc.letrec<{ clause: Clause }>((tie) => ({
  clause: fc.oneof(
    { maxDepth: 3 },
    plainly,
    related,
    fc.tuple(plainly, related).map(([one, other]): Clause => ({ ...one, ...other })),
    fc.array(tie('clause'), { maxLength: 3 }).map((all): Clause => ({ all })),
    fc.array(tie('clause'), { maxLength: 3 }).map((any): Clause => ({ any })),
    tie('clause').map((not): Clause => ({ not })),
    tie('clause').map((where): Clause => ({ unique: { by: ['net', 'name'], where } })),
  ),
})).clause

const doors = fc.array(fc.record({ open: flag, other: flag, name, names, cidr, net, nets }), {
  minLength: 1,
  maxLength: 3,
})
const network = fc.tuple(fc.record({ hostnames: flag, cidr }), there)
const worlds = fc
  .array(fc.constantFrom('true', 'false', 'open'), { minLength: 2, maxLength: 2 })
  .map(
    (chosen) =>
      new Map(flags.flatMap(({ id }, at) => (chosen[at] === 'open' ? [] : [[id, chosen[at] ?? '']]))),
  )

test('whether a condition holds is the same, asked for its truth alone or for everything that it rests on', () => {
  fc.assert(
    fc.property(
      clauses,
      doors,
      fc.tuple(network, network),
      worlds,
      fc.constantFrom('assumed', 'given'),
      (clause, made, around, world, trust) => {
        const subjects = made.map((attributes, at) => thing('door', `aws_door.${at}`, attributes))
        const others = around.map(([attributes, exists], at) =>
          thing('net', NETS[at] ?? '', attributes, { exists }),
        )
        const graph = graphOf([...subjects, ...others], deployment(flags))
        const question: Question = { graph, world, trust }
        for (const subject of subjects)
          expect(holdsOf(clause, graph.words)(subject, question)).toBe(
            evaluate(clause, subject, question).truth,
          )
      },
    ),
    { numRuns: 1000 },
  )
})
