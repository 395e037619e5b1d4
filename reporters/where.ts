/** How a place is written: `infra/main.tf:18:25`. */
import type { Range } from '../model/report'
import { plain } from './plain'
import type { ReporterSettings } from './reporter'

type PathSettings = Pick<ReporterSettings, 'folder' | 'prefix' | 'unicode'>

/** The path from the current folder, as a person would type it there. */
export function shownFile(file: string, settings: PathSettings): string {
  return plain(settings.prefix + relativeTo(settings.folder, file), settings.unicode)
}

export const lineOf = (range: Range, settings: PathSettings): string =>
  `${shownFile(range.file, settings)}:${range.start.line}`

export const columnOf = (range: Range, settings: PathSettings): string =>
  `${lineOf(range, settings)}:${range.start.column}`

function relativeTo(folder: string, file: string): string {
  if (folder === '' || file.startsWith('<')) return file
  const from = folder.split('/')
  const to = file.split('/')
  let shared = 0
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/')
}

/** A path as a URI reference: relative, `/` kept, the rest percent-encoded. Lone surrogates have no encoding. */
export const uriOf = (file: string): string =>
  file
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
