/** Whether a resource is there is said twice: alone, and with what it rests on. Both say the same in every world. */
import fc from 'fast-check'
import { existence } from '../../engine/existence'
import type { Trust } from '../../engine/settle'
import { exists } from '../../engine/truth/existence'
import { type Choice, type Guard, OTHER } from '../../model/guard'
import { known, unknown, type Value } from '../../model/value'
import type { World } from '../../model/world'
import { deployment, graphOf, here, thing } from './small-graph'

const origin = here()
const env: Choice = { id: 's#Env', label: 'Env', values: ['prod', 'dev', OTHER] }
const size: Choice = { id: 's#Size', label: 'Size', values: ['big', 'small'] }

const guard = fc.letrec<{ guard: Guard }>((tie) => ({
  guard: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Guard>(
      { is: 'always' },
      { is: 'never' },
      { is: 'equals', choice: env.id, value: 'prod' },
      { is: 'equals', choice: size.id, value: 'big' },
    ),
    tie('guard').map((inner): Guard => ({ is: 'not', guard: inner })),
    fc.record({
      is: fc.constantFrom('all' as const, 'any' as const),
      guards: fc.array(tie('guard'), { maxLength: 3 }),
    }),
  ),
})).guard

const leaf = fc.constantFrom<Value<boolean>>(
  known(true, origin),
  known(false, origin),
  { ...known(true, origin), assumed: 'parameter-default' },
  unknown('computed', origin),
)

const there = fc.letrec<{ value: Value<boolean> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    leaf,
    fc
      .array(fc.record({ guard, value: tie('value') }), { maxLength: 3 })
      .map((cases): Value<boolean> => ({ state: 'conditional', cases, origin })),
  ),
})).value

const world = fc
  .record({
    env: fc.option(fc.constantFrom(...env.values)),
    size: fc.option(fc.constantFrom(...size.values)),
  })
  .map(
    (chosen): World =>
      new Map([
        ...(chosen.env === null ? [] : [[env.id, chosen.env] as const]),
        ...(chosen.size === null ? [] : [[size.id, chosen.size] as const]),
      ]),
  )

test('the same truth with and without evidence', () => {
  fc.assert(
    fc.property(there, world, fc.constantFrom<Trust>('assumed', 'given'), (value, chosen, trust) => {
      const door = thing('door', 'aws_door.a', {}, { exists: value })
      const graph = graphOf([door], deployment([env, size]))
      const question = { graph, world: chosen, trust }
      expect(exists(door, question)).toBe(existence(door, question).truth)
    }),
    { numRuns: 500 },
  )
})
