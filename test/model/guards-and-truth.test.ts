/** The laws that everything above rests on: folding of truths, guards and worlds never turns unknown into an answer. */
import fc from 'fast-check'
import { allOf, anyOf, choicesOf, not } from '../../model/guard'
import { everyTruth, negate, someTruth, type Truth } from '../../model/truth'
import { evaluateGuard, openChoice } from '../../model/world'
import { choices, guard, worlds } from './values'

const truth = fc.constantFrom<Truth>('true', 'false', 'unknown')
const world = fc.constantFrom(...worlds)

/** A world that has not answered everything yet. */
const partial = fc
  .tuple(world, fc.subarray([...choices.keys()]))
  .map(([full, kept]) => [full, new Map([...full].filter(([id]) => kept.includes(id)))] as const)

test('unknown members never decide, and never hide a decisive one', () => {
  fc.assert(
    fc.property(fc.array(truth), (truths) => {
      const every = truths.includes('false') ? 'false' : truths.includes('unknown') ? 'unknown' : 'true'
      expect(everyTruth(truths)).toBe(every)
      expect(someTruth(truths)).toBe(negate(everyTruth(truths.map(negate))))
    }),
  )
})

test('a complete world leaves only the comparison of two texts nobody names', () => {
  fc.assert(
    fc.property(guard, world, (formula, full) => {
      if (!JSON.stringify(formula).includes('"same"')) {
        expect(evaluateGuard(formula, full)).not.toBe('unknown')
      }
    }),
  )
})

test('answering one more choice never changes an answer', () => {
  fc.assert(
    fc.property(guard, partial, (formula, [full, known]) => {
      const before = evaluateGuard(formula, known)
      if (before !== 'unknown') expect(evaluateGuard(formula, full)).toBe(before)
    }),
  )
})

test('a guard that a world leaves open asks about a choice that the world has not made', () => {
  fc.assert(
    fc.property(guard, partial, (formula, [, known]) => {
      const asked = openChoice(choicesOf(formula), known, choices)
      expect(asked === undefined || !known.has(asked.id)).toBe(true)
      if (evaluateGuard(formula, known) === 'unknown' && !JSON.stringify(formula).includes('"same"')) {
        expect(asked).toBeDefined()
      }
    }),
  )
})

test('simplified formulas hold in the same worlds', () => {
  fc.assert(
    fc.property(fc.array(guard, { maxLength: 4 }), world, (formulas, full) => {
      const truths = formulas.map((each) => evaluateGuard(each, full))
      expect(evaluateGuard(allOf(formulas), full)).toBe(everyTruth(truths))
      expect(evaluateGuard(anyOf(formulas), full)).toBe(someTruth(truths))
      for (const each of formulas) {
        expect(evaluateGuard(not(each), full)).toBe(negate(evaluateGuard(each, full)))
      }
    }),
  )
})
