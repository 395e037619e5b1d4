/** What happened, as the runner tells it: what to compare with, and whether the files can be trusted. */
import { readFileSync } from 'node:fs'
import { git } from '../git'
import type { World } from '../world'

export interface Event {
  readonly name: string
  /** Commits that were there before the change, best first; the repository may have none of them. */
  readonly bases: readonly string[]
}

interface Payload {
  readonly before?: unknown
  readonly pull_request?: { readonly base?: { readonly sha?: unknown } }
}

export function eventOf({ environment }: World): Event {
  const name = environment.GITHUB_EVENT_NAME ?? ''
  const payload = payloadOf(environment.GITHUB_EVENT_PATH)
  // The merge commit that a pull request is checked out as has its base as the first parent: there with fetch-depth 2.
  const bases = name.startsWith('pull_request')
    ? ['HEAD^1', payload?.pull_request?.base?.sha]
    : [payload?.before]
  return { name, bases: bases.filter(isRevision) }
}

/** `before` is all zeros where a branch is new. */
const isRevision = (value: unknown): value is string =>
  value === 'HEAD^1' || (typeof value === 'string' && /^[0-9a-f]{40,64}$/.test(value) && !/^0+$/.test(value))

/** A file that is not there, or no JSON, is no event. */
function payloadOf(path: string | undefined): Payload | null {
  try {
    return JSON.parse(readFileSync(path ?? '', 'utf8'))
  } catch {
    return null
  }
}

/** The first of the commits that this checkout has. `HEAD^1` counts only where HEAD is a merge. */
export function baseThatIsThere({ bases }: Event, folder: string): string | null {
  const has = (revision: string) =>
    !(
      'failed' in
      git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
    )
  return bases.find((base) => has(base) && (base !== 'HEAD^1' || has('HEAD^2'))) ?? null
}

export function headOf(folder: string): string | null {
  const answer = git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD'])
  return 'failed' in answer ? null : answer.output.toString('utf8').trim()
}
