/** Address arithmetic. Prefixes are big integers, so that IPv4 and IPv6 are computed alike. */
import ipaddr from 'ipaddr.js'
import { type FunctionTable, fault, pure1, pure2, pure3, pureMany } from './define'

interface Prefix {
  readonly address: bigint
  readonly length: number
  /** 32 or 128. */
  readonly bits: number
}

/** The library also takes `10.1/16`, which Terraform refuses. */
const fourParts = /^\d{1,3}(\.\d{1,3}){3}\//

function prefixOf(text: string): Prefix | undefined {
  if (!(fourParts.test(text) || text.includes(':')) || !ipaddr.isValidCIDR(text)) return undefined
  const [address, length] = ipaddr.parseCIDR(text)
  const bytes = address.toByteArray()
  const bits = bytes.length * 8
  const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  const host = BigInt(bits - length)
  return { address: (value >> host) << host, length, bits }
}

function addressText(address: bigint, bits: number): string {
  const bytes: number[] = []
  for (let at = bits - 8; at >= 0; at -= 8) bytes.push(Number((address >> BigInt(at)) & 255n))
  return ipaddr.fromByteArray(bytes).toString()
}

const prefixText = ({ address, length, bits }: Prefix): string => `${addressText(address, bits)}/${length}`

const noPrefix = fault('this is no CIDR block.')

function subnet(text: string, newbits: number, number: number) {
  const prefix = prefixOf(text)
  if (prefix === undefined) return noPrefix
  const length = prefix.length + newbits
  if (newbits < 0 || length > prefix.bits) return fault('there are not enough bits left in the prefix.')
  if (BigInt(Math.abs(number)) >> BigInt(newbits) !== 0n)
    return fault('the number does not fit into the new bits.')
  const address = prefix.address | (BigInt(number) << BigInt(prefix.bits - length))
  // Of a negative number Terraform makes an address that nobody wants, and does not refuse it.
  return prefixText({ ...prefix, address: address < 0n ? -address : address, length })
}

/** Consecutive blocks of different sizes, each on the next boundary of its own size. */
function subnets(text: string, sizes: readonly number[]) {
  const prefix = prefixOf(text)
  if (prefix === undefined) return noPrefix
  const end = prefix.address + (1n << BigInt(prefix.bits - prefix.length))
  const found: string[] = []
  let next = prefix.address
  for (const newbits of sizes) {
    const length = prefix.length + newbits
    if (!Number.isSafeInteger(length) || newbits < 1 || length > prefix.bits)
      return fault('there are not enough bits left in the prefix.')
    const size = 1n << BigInt(prefix.bits - length)
    const address = ((next + size - 1n) / size) * size
    if (address + size > end) return fault('there is not enough room left in the prefix.')
    found.push(prefixText({ ...prefix, address, length }))
    next = address + size
  }
  return found
}

/** Negative numbers count from the end. */
function host(text: string, number: number) {
  const prefix = prefixOf(text)
  if (prefix === undefined) return noPrefix
  const size = 1n << BigInt(prefix.bits - prefix.length)
  const offset = BigInt(number) < 0n ? size + BigInt(number) : BigInt(number)
  if (offset < 0n || offset >= size) return fault('the prefix holds no such host.')
  return addressText(prefix.address + offset, prefix.bits)
}

function netmask(text: string) {
  const prefix = prefixOf(text)
  if (prefix === undefined || prefix.bits !== 32) return fault('only IPv4 blocks have a netmask.')
  const host = BigInt(32 - prefix.length)
  return addressText((0xffffffffn >> host) << host, 32)
}

/** OpenTofu only. */
function contains(outer: string, inner: string) {
  const prefix = prefixOf(outer)
  const other = prefixOf(inner.includes('/') ? inner : `${inner}/${inner.includes(':') ? 128 : 32}`)
  if (prefix === undefined || other === undefined || prefix.bits !== other.bits) return noPrefix
  const shift = BigInt(prefix.bits - prefix.length)
  return prefix.length <= other.length && prefix.address >> shift === other.address >> shift
}

export const addresses: FunctionTable = {
  cidrsubnet: pure3(['text', 'whole', 'whole'], subnet),
  cidrsubnets: pureMany('any', ([text, ...sizes]) =>
    typeof text === 'string' ? subnets(text, sizes.map(Number)) : noPrefix,
  ),
  cidrhost: pure2(['text', 'whole'], host),
  cidrnetmask: pure1('text', netmask),
  cidrcontains: pure2(['text', 'text'], contains),
}
