/** CIDRs and port ranges as intervals of numbers, so that one comparison serves all of them. */
import ipaddr from 'ipaddr.js'

/** Inclusive at both ends. Different families never cover or overlap each other. */
export interface Range {
  readonly family: 'ipv4' | 'ipv6' | 'ports'
  readonly from: bigint
  readonly to: bigint
}

/** Names that rules may use instead of CIDRs. */
export const ADDRESS_RANGES: Readonly<Record<string, readonly string[]>> = {
  everywhere: ['0.0.0.0/0', '::/0'],
  // https://www.rfc-editor.org/rfc/rfc1918
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
  // https://www.rfc-editor.org/rfc/rfc6598
  'carrier-grade-nat': ['100.64.0.0/10'],
  // https://www.rfc-editor.org/rfc/rfc3927 and https://www.rfc-editor.org/rfc/rfc4291#section-2.5.6
  'link-local': ['169.254.0.0/16', 'fe80::/10'],
}

const LAST_PORT = 65535n

/** A port, a port range (`443`, `1024-65535`), an address, a CIDR or a named range; undefined when it is none of them. */
export function rangesOf(value: unknown): readonly Range[] | undefined {
  if (typeof value === 'number') return portRange(value, value)
  if (typeof value !== 'string') return undefined
  if (Object.hasOwn(ADDRESS_RANGES, value))
    return ADDRESS_RANGES[value]?.flatMap((cidr) => cidrRange(cidr) ?? [])
  const ports = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(value)
  if (ports) return portRange(Number(ports[1]), Number(ports[2] ?? ports[1]))
  if (value === '-1' || value === 'all') return portRange(-1, -1)
  return cidrRange(value)
}

/** `-1` is AWS's word for all ports. */
function portRange(from: number, to: number): readonly Range[] | undefined {
  if (!Number.isInteger(from) || !Number.isInteger(to)) return undefined
  if (from === -1) return [{ family: 'ports', from: 0n, to: LAST_PORT }]
  return from < 0 || to < from || to > 65535
    ? undefined
    : [{ family: 'ports', from: BigInt(from), to: BigInt(to) }]
}

function cidrRange(text: string): readonly Range[] | undefined {
  return plainRange(text) ?? parsedRange(text)
}

/** Nearly every CIDR of a configuration is IPv4 in its usual spelling, and needs no library. */
function plainRange(text: string): readonly Range[] | undefined {
  if (text.length < 9 || text.length > 18) return undefined
  const parts: number[] = []
  let part = -1
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const digit = code - 48
    if (digit >= 0 && digit <= 9) {
      if (part === 0) return undefined
      part = part < 0 ? digit : part * 10 + digit
    } else if (part >= 0 && code === (parts.length === 3 ? SLASH : DOT)) {
      parts.push(part)
      part = -1
    } else return undefined
  }
  return parts.length === 4 && part >= 0 && part <= 32 ? networkOf(parts, part) : undefined
}

const DOT = 46
const SLASH = 47

function networkOf(parts: readonly number[], prefix: number): readonly Range[] | undefined {
  if (parts.some((part) => part > 255)) return undefined
  const start = parts.reduce((sum, part) => sum * 256 + part, 0)
  const size = 2 ** (32 - prefix)
  const from = start - (start % size)
  return [{ family: 'ipv4', from: BigInt(from), to: BigInt(from + size - 1) }]
}

function parsedRange(text: string): readonly Range[] | undefined {
  const parsed = parseCidr(text)
  if (!parsed) return undefined
  const [address, prefix] = parsed
  const width = address.kind() === 'ipv4' ? 32 : 128
  const size = 1n << BigInt(width - prefix)
  const start = address.toByteArray().reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  const from = start - (start % size)
  return [{ family: address.kind(), from, to: from + size - 1n }]
}

function parseCidr(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | undefined {
  if (text.length > 64) return undefined
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text)
  const dotted = /^\d{1,3}(\.\d{1,3}){3}$/.test(text)
  if (!ipaddr.isValid(text) || !(dotted || text.includes(':'))) return undefined
  const address = ipaddr.parse(text)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

/** One spelling for a network: `10.0.0.5/16` and `10.0.0.0/16` are the same to AWS. Undefined when it is not a CIDR. */
export function canonicalCidr(text: string): string | undefined {
  if (!text.includes('/')) return undefined
  const range = cidrRange(text)?.[0]
  return range && `${range.family} ${range.from}-${range.to}`
}
