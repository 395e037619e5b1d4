/** Host names of which some labels cannot be seen. */
import type { Standing } from '../../graph/standing'
import { type HostName, hostNameOf, isUnder, sameName } from '../../paths/host-name'

/** `?` is a label that nobody can see and that may hold several. */
const name = (written: string): HostName =>
  hostNameOf(written).map((label) =>
    label.key === '?' ? { is: 'open', key: `?${written}`, shown: '?', of: [] } : label,
  )

const said = ({ yes, no }: Standing): string => {
  if (yes.is === 'always') return 'yes'
  return no.is === 'always' ? 'no' : 'cannot tell'
}

test.each([
  ['a.example.com', 'A.EXAMPLE.COM.', 'yes'],
  ['a.example.com', 'b.example.com', 'no'],
  ['a.example.com', 'example.com', 'no'],
  ['?.example.com', 'a.b.example.com', 'cannot tell'],
  ['?.example.com', 'a.b.example.org', 'no'],
  ['?.example.com', 'a.example.com', 'cannot tell'],
])('%s is %s: %s', (a, b, expected) => {
  expect(said(sameName(name(a), name(b)))).toBe(expected)
  expect(said(sameName(name(b), name(a)))).toBe(expected)
})

test.each([
  ['a.example.com', 'example.com', 'yes'],
  ['example.com', 'example.com', 'yes'],
  ['a.example.org', 'example.com', 'no'],
  ['com', 'example.com', 'no'],
  ['?.com', 'a.example.com', 'cannot tell'],
  ['?.org', 'a.example.com', 'no'],
  ['a.?', 'example.com', 'cannot tell'],
])('%s lies under %s: %s', (inner, domain, expected) => {
  expect(said(isUnder(name(inner), name(domain)))).toBe(expected)
})
