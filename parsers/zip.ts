/**
 * # Zip archives of strangers
 *
 * Only the central directory counts (what stands between entries is nobody's), nothing is written to a disk, and every byte of
 * output is bounded before it is made
 * (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).
 */
import { inflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly compressed: number
  readonly size: number
  readonly offset: number
}

/** Why an archive is not opened, as the end of a sentence. */
export interface ZipFault {
  readonly fault: string
}

export interface ZipLimits {
  readonly entries: number
  /** Of one entry and of all together, in bytes. */
  readonly size: number
}

const END = 0x06054b50
const DIRECTORY = 0x02014b50
const LOCAL = 0x04034b50
const DAMAGED: ZipFault = { fault: 'is damaged' }

/** Undefined when the bytes have no directory that can be read to its end. */
export function zipDirectory(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end === undefined) return undefined
  const count = view.getUint16(end + 10, true)
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY) return undefined
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      compressed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The end record is 22 bytes and a comment of at most 65,535. */
function endOfDirectory(view: DataView): number | undefined {
  const last = view.byteLength - 22
  for (let at = last; at >= 0 && at >= last - 65_535; at -= 1) {
    if (view.getUint32(at, true) === END) return at
  }
  return undefined
}

/** The wanted entries by name. One bad entry condemns the archive, wanted or not: whoever made it meant harm, or it is broken. */
export function unzipped(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ZipLimits,
): ReadonlyMap<string, Uint8Array> | ZipFault {
  const entries = zipDirectory(bytes)
  if (entries === undefined) return DAMAGED
  const fault = faultOf(entries, limits)
  if (fault) return fault
  const found = new Map<string, Uint8Array>()
  let left = limits.size
  for (const entry of entries.filter(({ name }) => wanted(name))) {
    if (entry.size > left) return { fault: `unpacks to more than ${limits.size / 2 ** 20} MB` }
    const content = contentOf(bytes, entry)
    if (content === undefined) return DAMAGED
    left -= content.length
    found.set(entry.name, content)
  }
  return found
}

function faultOf(entries: readonly ZipEntry[], limits: ZipLimits): ZipFault | undefined {
  if (entries.length > limits.entries) return { fault: `has more than ${limits.entries} entries` }
  if (entries.some(({ encrypted }) => encrypted)) return { fault: 'is encrypted' }
  if (entries.some(({ name }) => leadsOut(name))) return { fault: 'has an entry whose name leads out of it' }
  const names = new Set(entries.map(({ name }) => name))
  return names.size < entries.length ? { fault: 'has two entries of one name' } : undefined
}

const leadsOut = (name: string): boolean =>
  /^([/\\]|[A-Za-z]:)|\0|\\/.test(name) || name.split('/').includes('..')

/** What the local header says of name and size does not count, but it has to be there. */
function contentOf(bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) return undefined
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  if (start + entry.compressed > bytes.length) return undefined
  const data = bytes.subarray(start, start + entry.compressed)
  if (entry.method === 0) return data.length === entry.size ? data : undefined
  return entry.method === 8 ? inflated(data, entry.size) : undefined
}

/** Not one byte more than the directory promises: a bomb is stopped where it starts to grow. */
function inflated(data: Uint8Array, size: number): Uint8Array | undefined {
  if (size === 0) return new Uint8Array()
  try {
    const content = inflateRawSync(data, { maxOutputLength: size })
    return content.length === size ? content : undefined
  } catch {
    return undefined
  }
}
