/**
 * `Sources` over a commit: what the run would have read before the change. Blobs are read from git's store, a folder's at a time,
 * and never checked out. What git does not know but the tools made beside it (downloaded modules) is as it is on the disk.
 */
import { posix } from 'node:path'
import type { Sources } from '../model/sources'
import { decode } from '../parsers/decode'
import type { BaseTree } from './base-tree'
import { SOURCE_LIMIT } from './files'
import { fieldsOf, git } from './git'

/** Links and submodules have other modes: they are not followed. */
const REGULAR = /^100(?:644|755) blob ([0-9a-f]+)\t(.*)$/s

/** `untracked`: names that are read from the disk in any case, such as variable files that a person names. */
export function baseTree(
  root: string,
  commit: string,
  disk: Sources,
  untracked: ReadonlySet<string>,
): BaseTree | null {
  const listing = git(root, ['ls-tree', '-r', '-z', '--full-tree', commit])
  if ('failed' in listing) return null
  const blobs = new Map<string, string>()
  for (const line of fieldsOf(listing.output)) {
    const [, blob, name] = REGULAR.exec(line) ?? []
    if (blob !== undefined && name !== undefined) blobs.set(name, blob)
  }
  const folders = foldersOf(blobs.keys())
  const read = remembered((folder) => readFolder(root, folder, folders, blobs))
  const isOnDisk = (name: string) =>
    (untracked.has(name) && !blobs.has(name)) || /(^|\/)\.terraform\//.test(`${name}/`)
  return {
    has: (name) => blobs.has(name),
    sources: {
      list: (name) => (isOnDisk(name) ? disk.list(name) : [...(folders.get(normal(name)) ?? [])].sort()),
      read: (given) => {
        if (isOnDisk(given)) return disk.read(given)
        const name = posix.normalize(given)
        const bytes = blobs.has(name) ? read(folderOf(name)).get(name) : undefined
        if (bytes === undefined)
          return { refused: 'missing', detail: `${given} did not exist before the change` }
        if (bytes.length > SOURCE_LIMIT) return { refused: 'too-large', detail: `${given} was too large` }
        const decoded = decode(bytes)
        return 'text' in decoded
          ? { name: given, text: decoded.text }
          : { refused: 'not-text', detail: `${given} was not text (${decoded.refused})` }
      },
    },
  }
}

const normal = (folder: string): string =>
  folder === '.' || folder === '' ? '' : posix.normalize(folder).replace(/\/$/, '')
const folderOf = (name: string): string => (name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '')

/** Every folder with the names in it, folders with a slash. */
function foldersOf(names: Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>()
  for (const name of names) {
    let entry = name.slice(name.lastIndexOf('/') + 1)
    for (let folder = folderOf(name); ; folder = folderOf(folder)) {
      const known = folders.get(folder)
      if (known === undefined) folders.set(folder, new Set([entry]))
      else known.add(entry)
      if (folder === '') break
      entry = `${folder.slice(folder.lastIndexOf('/') + 1)}/`
    }
  }
  return folders
}

/** `cat-file --batch` answers `<blob> <type> <size>`, a newline, the bytes, a newline; in the order asked. */
function readFolder(
  root: string,
  folder: string,
  folders: ReadonlyMap<string, ReadonlySet<string>>,
  blobs: ReadonlyMap<string, string>,
): ReadonlyMap<string, Buffer> {
  const names = [...(folders.get(folder) ?? [])].filter((name) => !name.endsWith('/'))
  const asked = names.map((name) => (folder === '' ? name : `${folder}/${name}`))
  const answer = git(root, ['cat-file', '--batch'], asked.map((name) => `${blobs.get(name)}\n`).join(''))
  const contents = new Map<string, Buffer>()
  if ('failed' in answer) return contents
  let at = 0
  for (const name of asked) {
    const line = answer.output.indexOf(10, at)
    const size = Number(answer.output.toString('latin1', at, line).split(' ')[2])
    // A blob that a partial clone left out has no size.
    if (!Number.isSafeInteger(size)) {
      at = line + 1
      continue
    }
    contents.set(name, answer.output.subarray(line + 1, line + 1 + size))
    at = line + size + 2
  }
  return contents
}

function remembered<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    const old = known.get(key)
    if (old !== undefined) return old
    const made = make(key)
    known.set(key, made)
    return made
  }
}
