import { fromByteArray, isValidCIDR, parseCIDR } from 'ipaddr.js'

/** The function takes at most this many. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html */
const MOST_BLOCKS = 256

/** The first `count` blocks of `2 ** hostBits` addresses within a block; undefined when there are not so many. */
export function cidrBlocks(block: string, count: number, hostBits: number): readonly string[] | undefined {
  if (!isValidCIDR(block) || count < 1 || count > MOST_BLOCKS) return undefined
  const [address, prefix] = parseCIDR(block)
  const bytes = address.toByteArray()
  const width = bytes.length * 8
  const length = width - hostBits
  if (hostBits < 1 || length < prefix) return undefined
  const network = (numberOf(bytes) >> BigInt(width - prefix)) << BigInt(width - prefix)
  if (BigInt(count) > 1n << BigInt(length - prefix)) return undefined
  return Array.from({ length: count }, (_, index) => {
    const start = network + (BigInt(index) << BigInt(hostBits))
    return `${fromByteArray(bytesOf(start, bytes.length))}/${length}`
  })
}

const numberOf = (bytes: readonly number[]): bigint =>
  bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)

function bytesOf(number: bigint, size: number): number[] {
  return Array.from({ length: size }, (_, index) => Number((number >> BigInt(8 * (size - 1 - index))) & 255n))
}
