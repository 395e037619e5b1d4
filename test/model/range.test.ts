/** The short way for usual CIDRs says what the library says, and nothing about any other text. */
import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { rangesOf } from '../../model/range'

const octet = fc.oneof(fc.integer({ min: 0, max: 300 }).map(String), fc.constantFrom('00', '010', '', 'x'))
const prefix = fc.oneof(fc.integer({ min: 0, max: 34 }).map(String), octet)
const cidr = fc
  .tuple(fc.array(octet, { minLength: 3, maxLength: 5 }), fc.constantFrom('/', '/', ' /', '//'), prefix)
  .map(([octets, slash, prefix]) => octets.join('.') + slash + prefix)

function byLibrary(text: string): string | undefined {
  if (!ipaddr.isValidCIDR(text)) return undefined
  const [, prefix] = ipaddr.parseCIDR(text)
  const first = ipaddr.IPv4.networkAddressFromCIDR(text)
  const from = first.toByteArray().reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return `${from}-${from + (1n << BigInt(32 - prefix)) - 1n}`
}

test('every IPv4 network is the same by both ways', () => {
  fc.assert(
    fc.property(cidr, (text) => {
      const [range] = rangesOf(text) ?? []
      expect(range && `${range.from}-${range.to}`).toBe(byLibrary(text))
    }),
    { numRuns: 3000 },
  )
})

test('the whole space and single addresses', () => {
  expect(rangesOf('0.0.0.0/0')).toEqual([{ family: 'ipv4', from: 0n, to: 2n ** 32n - 1n }])
  expect(rangesOf('255.255.255.255/32')).toEqual([
    { family: 'ipv4', from: 2n ** 32n - 1n, to: 2n ** 32n - 1n },
  ])
  expect(rangesOf('10.0.0.5/16')).toEqual(rangesOf('10.0.0.0/16'))
})
