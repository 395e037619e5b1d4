import fc from 'fast-check'
import { compareAddresses, parseAddress, printAddress } from '../../../parsers/terraform/address'

const name = fc
  .stringMatching(/^[a-z_][a-z0-9_-]{0,6}$/)
  .filter((each) => !['module', 'data', 'ephemeral'].includes(each))
const key = fc.option(fc.oneof(fc.nat(), fc.string({ maxLength: 10 })), { nil: undefined })
const step = fc
  .record({ name, key })
  .map((each) => (each.key === undefined ? { name: each.name } : { ...each, key: each.key }))
const address = fc
  .record({
    modules: fc.array(step, { maxLength: 4 }),
    mode: fc.constantFrom('managed' as const, 'data' as const),
    type: name,
    name,
    key,
  })
  .map(({ key: instance, ...rest }) => (instance === undefined ? rest : { ...rest, key: instance }))

test('T26: an address with any keys is read as it was printed', () => {
  fc.assert(fc.property(address, (each) => expect(parseAddress(printAddress(each))).toEqual(each)))
})

test('T26: keys are printed as Terraform does', () => {
  const text = 'module.svc["k.2[x]"].module.db[0].data.aws_subnet.a["50%%{x}"]'
  expect(parseAddress(text)).toEqual({
    modules: [
      { name: 'svc', key: 'k.2[x]' },
      { name: 'db', key: 0 },
    ],
    mode: 'data',
    type: 'aws_subnet',
    name: 'a',
    key: '50%{x}',
  })
  expect(printAddress(parseAddress(text) ?? { modules: [], mode: 'managed', type: '', name: '' })).toBe(text)
})

test('what is not the address of a resource has none', () => {
  for (const text of [
    '',
    'aws_vpc',
    'module.a',
    'aws_vpc.a.id',
    '"x"',
    'a b',
    'aws_vpc.a[',
    'aws_vpc.a["x]',
  ]) {
    expect(parseAddress(text)).toBeUndefined()
  }
})

test('T27: instances are sorted by number, not by text', () => {
  const texts = [
    'aws_subnet.b[10]',
    'aws_subnet.b[2]',
    'module.a[10].aws_vpc.x',
    'module.a[9].aws_vpc.x',
    'aws_subnet.a',
  ]
  const sorted = texts.flatMap((each) => parseAddress(each) ?? []).sort(compareAddresses)
  expect(sorted.map(printAddress)).toEqual([
    'aws_subnet.a',
    'aws_subnet.b[2]',
    'aws_subnet.b[10]',
    'module.a[9].aws_vpc.x',
    'module.a[10].aws_vpc.x',
  ])
})
