import fc from 'fast-check'
import { canHold } from '../../graph/guards'
import { both, contrary, either, type Standing, standing } from '../../graph/standing'
import { allOf, anyOf, type Choice, type Guard, not } from '../../model/guard'
import { evaluateGuard, type World } from '../../model/world'
import { deployed } from './made'

const CHOICES: readonly Choice[] = [
  { id: 'env', label: 'Env', values: ['dev', 'test', 'prod'] },
  { id: 'public', label: 'Public', values: ['true', 'false'] },
  { id: 'zones', label: 'Zones', values: ['1', '2'] },
]
const WORLDS: readonly World[] = CHOICES.reduce<World[]>(
  (worlds, choice) =>
    worlds.flatMap((world) => choice.values.map((value): World => new Map([...world, [choice.id, value]]))),
  [new Map()],
)
const atom = fc
  .constantFrom(...CHOICES.flatMap(({ id, values }) => values.map((value) => ({ choice: id, value }))))
  .map((one): Guard => ({ is: 'equals', ...one }))
const { guard } = fc.letrec<{ guard: Guard }>((tie) => ({
  guard: fc.oneof(
    { depthSize: 'small' },
    atom,
    tie('guard').map(not),
    fc.array(tie('guard'), { maxLength: 3 }).map((parts) => allOf(parts)),
    fc.array(tie('guard'), { maxLength: 3 }).map((parts) => anyOf(parts)),
    tie('guard').map((inner): Guard => ({ is: 'named', name: 'IsX', guard: inner })),
  ),
}))
const deployment = (constraints: readonly Guard[] = []) =>
  deployed('main', { choices: new Map(CHOICES.map((choice) => [choice.id, choice])), constraints })

describe('whether a guard can hold', () => {
  test('is what trying every world says', () => {
    fc.assert(
      fc.property(guard, (one) => {
        expect(canHold(one, [deployment()])).toBe(
          WORLDS.some((world) => evaluateGuard(one, world) === 'true'),
        )
      }),
    )
  })

  test('never in a world that a constraint excludes', () => {
    const prod: Guard = { is: 'equals', choice: 'env', value: 'prod' }
    expect(canHold(prod, [deployment()])).toBe(true)
    expect(canHold(prod, [deployment([not(prod)])])).toBe(false)
  })

  test('always taken to be so when there are too many combinations to try', () => {
    const many = Array.from(
      { length: 20 },
      (_, at): Choice => ({ id: `c${at}`, label: `c${at}`, values: ['x', 'y'] }),
    )
    const never = allOf(
      many.flatMap(({ id }) => ['x', 'y'].map((value): Guard => ({ is: 'equals', choice: id, value }))),
    )
    expect(canHold(never, [deployed('main', { choices: new Map(many.map((one) => [one.id, one])) })])).toBe(
      true,
    )
  })
})

describe('a standing', () => {
  const truth = fc.constantFrom('true' as const, 'false' as const, 'unknown' as const)
  const conditional = fc
    .record({ guard, yes: truth, no: truth })
    .map(({ guard: when, yes, no }): Standing => {
      const [a, b] = [standing(yes), standing(no)]
      return {
        yes: anyOf([allOf([when, a.yes]), allOf([not(when), b.yes])]),
        no: anyOf([allOf([when, a.no]), allOf([not(when), b.no])]),
      }
    })
  const at = (one: Standing, world: World): string =>
    evaluateGuard(one.yes, world) === 'true'
      ? 'true'
      : evaluateGuard(one.no, world) === 'true'
        ? 'false'
        : 'unknown'
  const KLEENE: Readonly<Record<string, string>> = {
    'true true': 'true',
    'true unknown': 'unknown',
    'unknown true': 'unknown',
    'unknown unknown': 'unknown',
  }

  test('is three-valued in every world, as Kleene has it', () => {
    fc.assert(
      fc.property(conditional, conditional, (a, b) => {
        for (const world of WORLDS) {
          const [left, right] = [at(a, world), at(b, world)]
          expect(at(both(a, b), world)).toBe(KLEENE[`${left} ${right}`] ?? 'false')
          expect(at(contrary(either(contrary(a), contrary(b))), world)).toBe(at(both(a, b), world))
        }
      }),
    )
  })
})
