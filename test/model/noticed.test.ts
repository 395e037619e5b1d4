import { lazyMap } from '../../model/lazy-map'
import { type Answered, answered, giveNotice, noticesSoFar, toldFrom, toldOf } from '../../model/noticed'

const noticed = (ask: () => unknown): boolean => answered(ask).noticed

test('an answer that is kept gives its notice to each that takes it', () => {
  const kept = new Map<string, Answered<number>>()
  const ask = (key: string) =>
    toldFrom(kept, key, () => {
      if (key === 'differs') giveNotice()
      return key.length
    })
  expect([noticed(() => ask('differs')), noticed(() => ask('differs'))]).toEqual([true, true])
  expect([noticed(() => ask('same')), noticed(() => ask('same'))]).toEqual([false, false])
})

test('what is made of an answer that has noticed something has noticed it too', () => {
  const inner = answered(() => giveNotice())
  expect(noticed(() => toldOf(inner))).toBe(true)
  expect(noticed(() => inner.is)).toBe(false)
})

test('a lazy map says again of each value whether it differs', () => {
  const made = lazyMap(
    () => ['tags', 'id'],
    (name) => {
      if (name === 'tags') giveNotice()
      return { name }
    },
  )
  for (const _ of [1, 2]) {
    expect(noticed(() => made.get('tags'))).toBe(true)
    expect(noticed(() => made.has('id'))).toBe(false)
    expect(noticed(() => [...made.keys()])).toBe(true)
  }
})

test('what is looked at without being asked for gives no notice', () => {
  const before = noticesSoFar()
  answered(() => 1)
  expect(noticesSoFar()).toBe(before)
})
