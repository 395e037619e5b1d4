import fc from 'fast-check'
import { judge } from '../../engine/judgement'
import type { AnyRule } from '../../engine/rule'
import { canBe, fork, possibilitiesOf } from '../../engine/worlds'
import { type Choice, type Guard, OTHER } from '../../model/guard'
import { known, type Value } from '../../model/value'
import { evaluateGuard, type World } from '../../model/world'
import { deployment, graphOf, here, no, thing, when, yes } from './small-graph'

const ruleOf = (whenClause: object, must: object): AnyRule => ({
  id: 'test',
  severity: 'error',
  title: '',
  why: '',
  remedy: '',
  links: [],
  tags: [],
  about: 'door',
  when: { ...whenClause },
  must: { ...must },
  message: '{address}',
})

const env: Choice = { id: 's#Env', label: 'Env', values: ['prod', 'dev', OTHER] }
const size: Choice = { id: 's#Size', label: 'Size', values: ['big', 'small'] }
const flag: Choice = { id: 's#flag', label: 'var.public', values: ['true', 'false'] }
const is = (choice: Choice, value: string): Guard => ({ is: 'equals', choice: choice.id, value })
const not = (guard: Guard): Guard => ({ is: 'not', guard })
const isProd: Guard = { is: 'named', name: 'IsProd', guard: is(env, 'prod') }
const either = (guard: Guard, yesValue: Value<unknown>, noValue: Value<unknown>) =>
  when([
    [guard, yesValue],
    [not(guard), noValue],
  ])

const choices = [env, size, flag]
const judged = (
  attributes: Record<string, Value<unknown>>,
  more = {},
  constraints: readonly Guard[] = [],
) => {
  const around = deployment(choices, constraints)
  const door = thing('door', 'aws_door.a', attributes, more)
  const graph = graphOf([door], around)
  return judge(ruleOf({ open: true }, { other: true }), door, graph, possibilitiesOf([around]))
}

describe('the assumption of a finding, in the smallest words', () => {
  test('none when every world fails', () => {
    const judgement = judged({ open: yes(), other: either(isProd, no(), no()) })
    expect([judgement.word, judgement.assuming]).toEqual(['fail', undefined])
  })

  test('the name people gave the condition', () => {
    expect(judged({ open: yes(), other: either(isProd, no(), yes()) }).assuming).toBe('when IsProd is true')
    expect(judged({ open: yes(), other: either(isProd, yes(), no()) }).assuming).toBe('when IsProd is false')
  })

  test('the value of a choice', () => {
    expect(judged({ open: yes(), other: either(is(env, 'prod'), no(), yes()) }).assuming).toBe(
      'when Env is "prod"',
    )
    expect(judged({ open: yes(), other: either(is(env, 'prod'), yes(), no()) }).assuming).toBe(
      'when Env is not "prod"',
    )
    expect(judged({ open: yes(), other: either(is(flag, 'true'), no(), yes()) }).assuming).toBe(
      'when var.public is true',
    )
  })

  test('a text that is none of those compared with', () => {
    const listed: Guard = { is: 'any', guards: [is(env, 'prod'), is(env, 'dev')] }
    expect(judged({ open: yes(), other: either(listed, yes(), no()) }).assuming).toBe(
      'when Env is not "prod" or "dev"',
    )
  })

  test('two choices joined', () => {
    const judgement = judged({
      open: either(isProd, yes(), no()),
      other: either(is(size, 'big'), yes(), no()),
    })
    expect(judgement.assuming).toBe('when IsProd is true and Size is "small"')
  })

  test('a count and an example when no pair of words says it', () => {
    const odd: Guard = {
      is: 'any',
      guards: [
        { is: 'all', guards: [is(size, 'big'), is(flag, 'true')] },
        { is: 'all', guards: [is(size, 'small'), is(flag, 'false')] },
      ],
    }
    expect(judged({ open: yes(), other: either(odd, no(), yes()) }).assuming).toBe(
      'in 2 of 4 combinations, for example when Size is "big" and var.public is true',
    )
  })

  test('a resource that is there only under a condition', () => {
    const judgement = judged({ open: yes(), other: no() }, { exists: either(isProd, yes(), no()) })
    expect(judgement.assuming).toBe('when IsProd is true')
  })
})

test('a combination that the deployment rules out is not a world', () => {
  const attributes = { open: yes(), other: either(isProd, no(), yes()) }
  expect(judged(attributes, {}, [not(is(env, 'prod'))]).word).toBe('pass')
})

test('a constraint over choices that the question does not touch can still rule a world out', () => {
  const neverProd: readonly Guard[] = [
    { is: 'any', guards: [not(is(env, 'prod')), is(size, 'big')] },
    { is: 'any', guards: [not(is(env, 'prod')), is(size, 'small')] },
  ]
  expect(judged({ open: yes(), other: either(isProd, no(), yes()) }, {}, neverProd).word).toBe('pass')
})

test('too many combinations are "cannot tell" with their number, never a guess', () => {
  const many = Array.from(
    { length: 12 },
    (_, at): Choice => ({ id: `m${at}`, label: `m${at}`, values: ['a', 'b'] }),
  )
  const parity = many.reduce<Guard>(
    (so, choice) => ({
      is: 'any',
      guards: [
        { is: 'all', guards: [so, not(is(choice, 'a'))] },
        { is: 'all', guards: [not(so), is(choice, 'a')] },
      ],
    }),
    { is: 'never' },
  )
  const around = deployment(many)
  const door = thing('door', 'aws_door.a', { open: yes(), other: either(parity, no(), yes()) })
  const judgement = judge(
    ruleOf({}, { other: true }),
    door,
    graphOf([door], around),
    possibilitiesOf([around]),
  )
  expect(judgement.word).toBe('undecided')
  expect(judgement.missing.map(({ name }) => name)).toEqual(['more than 256'])
})

test('an answer that is the same in every case asks for no choice at all', () => {
  const around = deployment(choices)
  const door = thing('door', 'aws_door.a', { open: yes(), other: either(isProd, no(), no()) })
  const judgement = judge(
    ruleOf({ open: true }, { other: true }),
    door,
    graphOf([door], around),
    possibilitiesOf([around]),
  )
  expect(judgement.worlds).toEqual([new Map()])
})

/** Every full assignment, by brute force. */
function everyWorld(all: readonly Choice[]): readonly World[] {
  return all.reduce<readonly World[]>(
    (worlds, choice) =>
      worlds.flatMap((world) => choice.values.map((value) => new Map(world).set(choice.id, value) as World)),
    [new Map()],
  )
}

const atom = fc
  .constantFrom(...choices)
  .chain((choice) => fc.constantFrom(...choice.values).map((value) => is(choice, value)))
const guard: fc.Arbitrary<Guard> = fc.letrec<{ guard: Guard }>((tie) => ({
  guard: fc.oneof(
    { maxDepth: 3 },
    atom,
    tie('guard').map(not),
    fc.array(tie('guard'), { minLength: 1, maxLength: 3 }).map((guards): Guard => ({ is: 'all', guards })),
    fc.array(tie('guard'), { minLength: 1, maxLength: 3 }).map((guards): Guard => ({ is: 'any', guards })),
  ),
})).guard
const flagValue = fc.oneof(
  fc.boolean().map((value) => known<unknown>(value, here())),
  fc
    .tuple(guard, fc.boolean(), fc.boolean())
    .map(([on, one, other]) => either(on, known(one, here()), known(other, here()))),
)

function valueIn(value: Value<unknown>, world: World): unknown {
  if (value.state !== 'conditional') return value.state === 'known' && value.value
  const applies = value.cases.find((each) => evaluateGuard(each.guard, world) === 'true')
  return applies ? valueIn(applies.value, world) : undefined
}

const extendsWorld = (world: World, full: World): boolean =>
  [...world].every(([id, value]) => full.get(id) === value)

test('judging world by world agrees with trying every combination', () => {
  fc.assert(
    fc.property(
      flagValue,
      flagValue,
      flagValue,
      fc.array(guard, { maxLength: 2 }),
      (exists, open, other, constraints) => {
        const door = thing('door', 'aws_door.a', { open, other }, { exists: exists as Value<boolean> })
        const around = deployment(choices, constraints)
        const judgement = judge(
          ruleOf({ open: true }, { other: true }),
          door,
          graphOf([door], around),
          possibilitiesOf([around]),
        )
        const possible = everyWorld(choices).filter((world) =>
          constraints.every((constraint) => evaluateGuard(constraint, world) === 'true'),
        )
        const about = possible.filter(
          (world) => valueIn(exists, world) === true && valueIn(open, world) === true,
        )
        const failing = about.filter((world) => valueIn(other, world) === false)
        if (failing.length > 0) {
          expect(judgement.word).toBe('fail')
          const claimed = possible.filter((world) =>
            judgement.worlds.some((leaf) => extendsWorld(leaf, world)),
          )
          expect(new Set(claimed)).toEqual(new Set(failing))
          expect(judgement.assuming === undefined).toBe(failing.length === possible.length)
        } else expect(['pass', 'not-about-it']).toContain(judgement.word)
      },
    ),
    { numRuns: 400 },
  )
})

test('a world can be exactly when some full assignment of it keeps every constraint', () => {
  fc.assert(
    fc.property(
      fc.array(guard, { maxLength: 3 }),
      fc.constantFrom(...everyWorld([env])),
      (constraints, world) => {
        const full = everyWorld(choices).filter((each) => extendsWorld(world, each))
        const expected = full.some((each) =>
          constraints.every((constraint) => evaluateGuard(constraint, each) === 'true'),
        )
        expect(canBe(world, possibilitiesOf([deployment(choices, constraints)]))).toBe(expected)
      },
    ),
  )
})

test('forking ends at the leaves when a guard can never be decided', () => {
  const same: Guard = { is: 'same', choices: [env.id, env.id] }
  const forked = fork(
    (world) => evaluateGuard(same, world),
    (truth) => (truth === 'unknown' ? [same] : []),
    possibilitiesOf([deployment(choices)]),
  )
  expect(forked.leaves.map(({ answer }) => answer)).toEqual(['true', 'true', 'unknown'])
})
