/** Texts that name one thing, compared as far as anybody can see them. */
import { sameKey } from '../../graph/same'
import type { Value } from '../../model/value'
import { template as composed, ref, text, unseen, when } from './made'

const said = (a: Value<unknown>, b: Value<unknown>): string => {
  const { yes, no } = sameKey(a, b)
  if (yes.is === 'always') return 'same'
  return no.is === 'always' ? 'different' : 'cannot tell'
}

test.each([
  ['equal texts', text('a'), text('a'), 'same'],
  ['other texts', text('a'), text('b'), 'different'],
  ['one reference', composed('x-', ref('one')), composed('x-', ref('one')), 'same'],
  ['two references', composed('x-', ref('one')), composed('x-', ref('other')), 'cannot tell'],
  ['another end', composed(ref('one'), 'a'), composed(ref('one'), 'b'), 'different'],
  ['another start', composed('x-', ref('one')), composed('y-', ref('other')), 'different'],
  ['a start of another length', composed('x-', ref('one')), composed('x-y-', ref('other')), 'cannot tell'],
  ['another start and fewer holes', text('x-1'), composed('y-', ref('one')), 'different'],
  ['the same start and fewer holes', text('x-1'), composed('x-', ref('one')), 'cannot tell'],
  ['what nobody can see', unseen(), text('a'), 'cannot tell'],
  ['either of two, one of them', when('a', text('x'), text('y')), text('x'), 'cannot tell'],
])('%s', (_, a, b, expected) => {
  expect(said(a, b)).toBe(expected)
  expect(said(b, a)).toBe(expected)
})
