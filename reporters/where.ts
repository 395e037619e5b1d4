/** How a place is written: `infra/main.tf:18:25`. */
import type { Range } from '../model/range-in-source'
import { plain } from './plain'
import type { ReporterSettings } from './reporter'
import { words } from './wording'

type PathSettings = Pick<ReporterSettings, 'folder' | 'prefix' | 'unicode'>

/** The name of standard input among the sources: no path, so nothing to link to or to make relative. */
const STANDARD_INPUT = '-'

export const isFile = (name: string): boolean => name !== STANDARD_INPUT

/** The path from the current folder, as a person would type it there. */
export function shownFile(file: string, settings: PathSettings): string {
  if (!isFile(file)) return words.standardInput
  return plain(settings.prefix + relativeTo(settings.folder, file), settings.unicode)
}

export const lineOf = (range: Range, settings: PathSettings): string =>
  `${shownFile(range.file, settings)}:${range.start.line}`

export const columnOf = (range: Range, settings: PathSettings): string =>
  `${lineOf(range, settings)}:${range.start.column}`

function relativeTo(folder: string, file: string): string {
  if (folder === '') return file
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

/** `https:` and RFC 3986, without what readers of URIs disagree about. */
const URI =
  /^https:\/\/[a-z0-9.-]+(?::\d+)?(?:[/?](?:[\w.~:/?@!$&'()*+,;=-]|%[0-9a-f]{2})*)?(?:#(?:[\w.~:/?@!$&'()*+,;=-]|%[0-9a-f]{2})*)?$/i

/** What a rule links to, as a URI that any reader takes; null for what is none. */
export const linkUri = (link: string): string | null => (URI.test(link) ? link : null)
