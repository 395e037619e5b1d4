/** Arbitrary guards and values, small enough to be enumerated and nested enough to be hostile. */
import fc from 'fast-check'
import type { Choice, Guard } from '../../model/guard'
import { OTHER } from '../../model/guard'
import { wholeSource } from '../../model/place'
import type { Reference } from '../../model/reference'
import { type Value, written } from '../../model/value'

const CHOICES: readonly Choice[] = [
  { id: 's#Env', label: 'Env', values: ['prod', 'dev', OTHER] },
  { id: 's#Public', label: 'Public', values: ['true', 'false'] },
  { id: 's#Stage', label: 'Stage', values: ['prod', OTHER] },
]

export const choices: ReadonlyMap<string, Choice> = new Map(CHOICES.map((choice) => [choice.id, choice]))

/** Every complete world over the choices. */
export const worlds: readonly ReadonlyMap<string, string>[] = CHOICES.reduce<ReadonlyMap<string, string>[]>(
  (all, choice) =>
    all.flatMap((world) => choice.values.map((value) => new Map([...world, [choice.id, value]]))),
  [new Map()],
)

const equals: fc.Arbitrary<Guard> = fc
  .constantFrom(...CHOICES)
  .chain(({ id, values }) => fc.constantFrom(...values).map((value) => ({ is: 'equals', choice: id, value })))

export const { guard } = fc.letrec<{ guard: Guard }>((tie) => ({
  guard: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    equals,
    fc.constantFrom<Guard>({ is: 'always' }, { is: 'never' }, { is: 'same', choices: ['s#Env', 's#Stage'] }),
    tie('guard').map((guard): Guard => ({ is: 'not', guard })),
    tie('guard').map((guard): Guard => ({ is: 'named', name: 'IsIt', guard })),
    fc
      .tuple(fc.constantFrom('all' as const, 'any' as const), fc.array(tie('guard'), { maxLength: 3 }))
      .map(([is, guards]): Guard => ({ is, guards })),
  ),
}))

const origin = written(wholeSource('main.tf'))
const reference: fc.Arbitrary<Reference> = fc
  .nat(20)
  .map((n) => ({ to: { is: 'declaration', id: `d#${n}` }, attribute: 'id' }))

export const { value } = fc.letrec<{ value: Value<unknown> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.string().map((text): Value<unknown> => ({ state: 'known', value: text, origin })),
    fc.constant<Value<unknown>>({ state: 'absent', origin }),
    fc
      .array(reference, { minLength: 1, maxLength: 3 })
      .map(
        (targets): Value<unknown> => ({ state: 'reference', targets, exact: targets.length === 1, origin }),
      ),
    fc
      .array(reference, { maxLength: 2 })
      .map((refersTo): Value<unknown> => ({ state: 'unknown', reason: 'computed', refersTo, origin })),
    fc
      .array(fc.oneof(fc.string(), tie('value')), { maxLength: 3 })
      .map((parts): Value<unknown> => ({ state: 'template', parts, origin })),
    fc
      .array(tie('value'), { maxLength: 3 })
      .map((items): Value<unknown> => ({ state: 'list', items, open: false, origin })),
    fc
      .array(fc.tuple(fc.string(), tie('value')), { maxLength: 3 })
      .map((entries): Value<unknown> => ({ state: 'map', entries: new Map(entries), open: true, origin })),
    fc.tuple(guard, tie('value'), tie('value')).map(
      ([when, then, otherwise]): Value<unknown> => ({
        state: 'conditional',
        cases: [
          { guard: when, value: then },
          { guard: { is: 'not', guard: when }, value: otherwise },
        ],
        origin,
      }),
    ),
  ),
}))
