/** A map that makes its values when they are asked for is a map like any other. */
import { lazyMapOf, sortOf } from '../../model/lazy-map'

const names = Array.from({ length: 100 }, (_, at) => `name ${at}`)

test('each value is made once, of few names and of more than there is a place for', () => {
  const made: string[] = []
  const sort = sortOf<string, { readonly text: string }>(
    () => names,
    (subject, name) => {
      made.push(name)
      return name === 'name 7' || name === 'name 77' ? undefined : { text: `${subject}: ${name}` }
    },
  )
  const one = lazyMapOf('one', sort)
  const other = lazyMapOf('other', sort)
  for (const name of [...names.toReversed(), ...names]) one.get(name)
  expect(made).toHaveLength(100)
  expect(other.get('name 99')?.text).toBe('other: name 99')
  expect(one.get('name 99')?.text).toBe('one: name 99')
  expect([one.has('name 7'), one.has('name 77'), one.has('name 78')]).toEqual([false, false, true])
  expect(one.size).toBe(98)
  expect([...one.keys()]).toEqual(names.filter((name) => name !== 'name 7' && name !== 'name 77'))
})

test('a value may rest on others of its map', () => {
  const sort = sortOf<number, { readonly sum: number }>(
    () => ['a', 'b'],
    (subject, name, whole) => (name === 'a' ? { sum: subject } : { sum: (whole.get('a')?.sum ?? 0) + 1 }),
  )
  expect(lazyMapOf(1, sort).get('b')).toEqual({ sum: 2 })
})
