/** Looking into values: everything that is in one is found, in order, however deep it lies. */
import fc from 'fast-check'
import { wholeSource } from '../../model/place'
import type { Reference } from '../../model/reference'
import { known, list, referencesIn, refersTo, type Value, valuesInside, written } from '../../model/value'
import { value } from './values'

const origin = written(wholeSource('main.tf'))
const to = (id: string): Reference => ({ to: { is: 'declaration', id }, attribute: 'id' })

/** The obvious recursive reading. */
function slowly(each: Value<unknown>): readonly Reference[] {
  if (each.state === 'reference') return each.targets
  return each.state === 'unknown' ? each.refersTo : valuesInside(each).flatMap(slowly)
}

test('finds every reference in order', () => {
  fc.assert(fc.property(value, (any) => expect(referencesIn(any)).toEqual(slowly(any))))
})

test('a leaf holds nothing, a part of something never is that something', () => {
  fc.assert(
    fc.property(value, (any) => {
      const leaf = ['known', 'absent', 'reference', 'unknown'].includes(any.state)
      if (leaf) expect(valuesInside(any)).toEqual([])
      expect(valuesInside(any)).not.toContain(any)
    }),
  )
})

test('a nest of 100,000 is searched like any other', () => {
  const nest = Array.from({ length: 100_000 }).reduce<Value<unknown>>(
    (inner) => list([inner], origin),
    refersTo([to('d#deep')], origin),
  )
  expect(referencesIn(nest)).toEqual([to('d#deep')])
})

test('a list of 200,000 references is read to its end', () => {
  const items = Array.from({ length: 200_000 }, (_each, n) => refersTo([to(`d#${n}`)], origin))
  expect(referencesIn(list(items, origin))).toHaveLength(200_000)
})

test('several targets are never exact', () => {
  expect(refersTo([to('a'), to('b')], origin).exact).toBe(false)
  expect(refersTo([to('a')], origin).exact).toBe(true)
  expect(referencesIn(known('text', origin))).toEqual([])
})
