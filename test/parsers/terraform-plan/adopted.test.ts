/** A real plan that moves one object, imports another, forgets a third and looks one up in a check: none is taken for another. */
import { planOf } from './plan-fixture'

const shown = (state: 'after' | 'before') =>
  planOf('adopted', { state }).declarations.map(({ address, mode, action }) => [address, mode, action])

test('what is forgotten stays, owned by nobody here; what is moved and imported is there once', () => {
  expect(shown('after').sort()).toEqual([
    ['aws_security_group.imported', 'managed', 'update'],
    ['aws_subnet.moved', 'managed', 'no-op'],
    ['aws_subnet.old', 'read', undefined],
    ['aws_vpc.main', 'managed', 'no-op'],
    ['data.aws_vpc.looked', 'read', 'read'],
  ])
})

test('what there was is all managed, under the addresses it has now', () => {
  expect(
    shown('before')
      .map(([address, mode]) => [address, mode])
      .sort(),
  ).toEqual([
    ['aws_security_group.imported', 'managed'],
    ['aws_subnet.moved', 'managed'],
    ['aws_subnet.old', 'managed'],
    ['aws_vpc.main', 'managed'],
    ['data.aws_vpc.looked', 'read'],
  ])
})

test('such a plan is complete', () => {
  expect(planOf('adopted').deployments[0]?.incomplete).toEqual([])
})
