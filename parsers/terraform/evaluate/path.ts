/** Paths of the configuration: `/` between folders, relative to the root of the run. */

/** `undefined` when the path leads out of the root. Absolute paths do. */
export function joinPath(folder: string, path: string): string | undefined {
  if (path.startsWith('/') || path.includes('\u0000')) return undefined
  const parts: string[] = []
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}

/** The folder that a file is in, `.` for one in the root. */
export const folderOf = (name: string): string =>
  name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '.'

/** The way from one folder to another: `.`, `modules/net`, `../../modules/net`. */
export function relativePath(from: string, to: string): string {
  const start = from.split('/').filter((part) => part !== '' && part !== '.')
  const end = to.split('/').filter((part) => part !== '' && part !== '.')
  let shared = 0
  while (shared < start.length && start[shared] === end[shared]) shared++
  const path = [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/')
  return path === '' ? '.' : path
}

/** `*` and `?` within a folder, `**` over folders, `{a,b}` alternatives, as `fileset` matches. */
export function matchesFileset(name: string, pattern: string): boolean {
  return alternativesOf(pattern).some((each) => matchParts(name.split('/'), each.split('/')))
}

function alternativesOf(pattern: string): string[] {
  const found = /^([^{}]*)\{([^{}]*)\}(.*)$/.exec(pattern)
  if (found === null || pattern.length > 500) return [pattern]
  const [, before = '', inner = '', after = ''] = found
  return inner
    .split(',')
    .flatMap((each) => alternativesOf(`${before}${each}${after}`))
    .slice(0, 100)
}

/** One row of the table "does this pattern part end here", so that `**` cannot make it slow. */
function matchParts(name: readonly string[], pattern: readonly string[]): boolean {
  let reached = new Set([0])
  for (const part of pattern) {
    const next = new Set<number>()
    for (const at of reached) {
      if (part === '**') for (let to = at; to <= name.length; to++) next.add(to)
      else if (at < name.length && matchPart(name[at] ?? '', part)) next.add(at + 1)
    }
    reached = next
  }
  return reached.has(name.length)
}

function matchPart(name: string, pattern: string): boolean {
  let reached = new Set([0])
  for (const character of pattern) {
    const next = new Set<number>()
    for (const at of reached) {
      if (character === '*') for (let to = at; to <= name.length; to++) next.add(to)
      else if (at < name.length && (character === '?' || name[at] === character)) next.add(at + 1)
    }
    reached = next
  }
  return reached.has(name.length)
}
