/** `Sources` over the disk: what parsers may read while they evaluate. Nothing outside the roots, no devices, no monsters. */
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Refusal, Sources } from '../model/sources'
import { type Decoded, decode } from '../parsers/decode'
import { isInside, type Roots } from './roots'

/** Sources and templates; AWS takes templates of 1 MB at most. */
export const SOURCE_LIMIT = 32 * 2 ** 20
/** Plans, which are read by bytes where they are longer than a string can be. */
export const PLAN_LIMIT = 2 ** 31

export function diskSources(roots: Roots): Sources {
  return {
    read: (name) => {
      const bytes = readConfined(name, roots, SOURCE_LIMIT)
      if ('refused' in bytes) return bytes
      const decoded: Decoded = decode(bytes.bytes)
      return 'text' in decoded
        ? { name, text: decoded.text }
        : { refused: 'not-text', detail: `${name} is not text (${decoded.refused})` }
    },
    list: (folder) => listConfined(folder, roots),
  }
}

export function readConfined(
  name: string,
  roots: Roots,
  limit: number,
): { readonly bytes: Uint8Array } | Refusal {
  const real = resolveConfined(name, roots)
  return typeof real === 'string' ? readRegular(real, name, limit) : real
}

/** Links are resolved before anything is compared: `a/../../b` and a link to `/etc` are both told by where they end. */
function resolveConfined(name: string, roots: Roots): string | Refusal {
  if (name.includes('\0')) return { refused: 'missing', detail: 'no file has a name like this' }
  try {
    const real = realpathSync(join(roots.base, name))
    return roots.allowed.some((root) => isInside(real, root))
      ? real
      : { refused: 'outside', detail: `${name} lies outside ${roots.allowed.join(', ')}` }
  } catch (problem) {
    return refusalOf(problem, name)
  }
}

/** A pipe without a writer would wait for ever: it is opened without waiting, and refused for what it is. */
function readRegular(path: string, name: string, limit: number): { readonly bytes: Uint8Array } | Refusal {
  let file: number | null = null
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const status = fstatSync(file)
    if (status.isDirectory()) return { refused: 'unreadable', detail: `${name} is a folder` }
    if (!status.isFile()) return { refused: 'unreadable', detail: `${name} is not a regular file` }
    if (status.size > limit)
      return { refused: 'too-large', detail: `${name} is larger than ${Math.floor(limit / 2 ** 20)} MB` }
    return { bytes: readAll(file, status.size) }
  } catch (problem) {
    return refusalOf(problem, name)
  } finally {
    if (file !== null) closeSync(file)
  }
}

/** Node.js reads less than 2 GB at once. */
const MOST_AT_ONCE = 2 ** 30

/** As many bytes as the file had when it was opened: one that grows meanwhile is cut, one that shrinks is shorter. */
function readAll(file: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let filled = 0
  while (filled < size) {
    const read = readSync(file, bytes, filled, Math.min(size - filled, MOST_AT_ONCE), null)
    if (read === 0) break
    filled += read
  }
  return bytes.subarray(0, filled)
}

function listConfined(folder: string, roots: Roots): readonly string[] {
  const real = resolveConfined(folder, roots)
  if (typeof real !== 'string') return []
  try {
    const entries = readdirSync(real, { withFileTypes: true })
    return entries.map((entry) => (isFolder(entry, real) ? `${entry.name}/` : entry.name)).sort()
  } catch {
    return []
  }
}

function isFolder(
  entry: { isDirectory(): boolean; isSymbolicLink(): boolean; name: string },
  folder: string,
): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory()
  try {
    return statSync(join(folder, entry.name)).isDirectory()
  } catch {
    return false
  }
}

function refusalOf(problem: unknown, name: string): Refusal {
  const code = problem instanceof Error && 'code' in problem ? problem.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') return { refused: 'missing', detail: `${name} does not exist` }
  if (code === 'ELOOP') return { refused: 'unreadable', detail: `${name} is a link that leads to itself` }
  if (code === 'EACCES' || code === 'EPERM')
    return { refused: 'unreadable', detail: `${name} may not be read (permission denied)` }
  return { refused: 'unreadable', detail: `${name} could not be read (${String(code ?? 'unknown error')})` }
}
