/**
 * From bytes to text. Windows PowerShell's `>` writes UTF-16 with a byte order mark, and some tools write it without; all
 * that is not text is refused with what it is.
 */

import { zipDirectory } from './zip'

export type Decoded = { readonly text: string } | { readonly refused: NotText }

export type NotText =
  /** An archive with an entry named `tfplan`. */
  | 'saved-plan'
  | 'zip'
  | 'gzip'
  | 'image'
  | 'pdf'
  | 'binary'
  /** Longer than a JavaScript string can be. */
  | 'too-large'

const LONGEST_TEXT = 536_870_888

const SIGNATURES: readonly (readonly [NotText, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x52, 0x49, 0x46, 0x46]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
]

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06]

export function decode(bytes: Uint8Array): Decoded {
  const archive = archiveIn(bytes)
  if (archive) return { refused: archive }
  const signature = SIGNATURES.find(([, start]) => startsWith(bytes, start))
  if (signature) return { refused: signature[0] }
  if (bytes.length > LONGEST_TEXT) return { refused: 'too-large' }
  const encoding = encodingOf(bytes)
  if (encoding === undefined) return { refused: 'binary' }
  return { text: new TextDecoder(encoding).decode(bytes) }
}

/** Undefined for what is no zip. */
export const archiveIn = (bytes: Uint8Array): NotText | undefined =>
  startsWith(bytes, ZIP) || startsWith(bytes, EMPTY_ZIP) ? kindOfArchive(bytes) : undefined

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  bytes.length >= start.length && start.every((byte, at) => bytes[at] === byte)

/** The byte order mark decides; without one, text has no zero bytes, and UTF-16 of a Latin script has one in two. */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be'
  const sample = bytes.subarray(0, 4096)
  const even = countZeros(sample, 0)
  const odd = countZeros(sample, 1)
  if (even === 0 && odd === 0) return 'utf-8'
  const half = Math.floor(sample.length / 2)
  if (even === 0 && odd > half * 0.8) return 'utf-16le'
  if (odd === 0 && even > half * 0.8) return 'utf-16be'
  return undefined
}

function countZeros(bytes: Uint8Array, from: 0 | 1): number {
  let zeros = 0
  for (let at = from; at < bytes.length; at += 2) if (bytes[at] === 0) zeros += 1
  return zeros
}

/** The entry names of a zip's central directory say whether Terraform wrote it. */
const kindOfArchive = (bytes: Uint8Array): NotText =>
  zipDirectory(bytes)?.some(({ name }) => name === 'tfplan') ? 'saved-plan' : 'zip'
