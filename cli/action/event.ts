/** What happened, as the runner tells it: what to compare with, and whether the files can be trusted. */
import { readFileSync } from 'node:fs'
import { commitNamed } from '../git'
import type { World } from '../world'

export interface Event {
  readonly name: string
  /** Commits that were there before the change, best first; the repository may have none of them. */
  readonly bases: readonly string[]
  /** The commit that the run is about. */
  readonly commit: string
}

/** The first parent of the merge commit that a pull request is checked out as is its base: there with fetch-depth 2. */
const FIRST_PARENT = 'HEAD^1'

interface Payload {
  readonly before?: unknown
  readonly pull_request?: { readonly base?: { readonly sha?: unknown } }
}

export function eventOf({ environment }: World): Event {
  const { GITHUB_EVENT_NAME: name = '', GITHUB_SHA: commit = '' } = environment
  const payload = payloadOf(environment.GITHUB_EVENT_PATH)
  const base = payload?.pull_request?.base?.sha
  return { name, bases: revisionsOf(name, base, payload?.before).filter(isRevision), commit }
}

/** Under `pull_request_target` the head is checked out as its author made it: its parents are what they say. */
function revisionsOf(name: string, base: unknown, before: unknown): readonly unknown[] {
  if (name === 'pull_request_target') return [base]
  return name.startsWith('pull_request') ? [FIRST_PARENT, base] : [before]
}

/** `before` is all zeros where a branch is new. */
const isRevision = (value: unknown): value is string =>
  value === FIRST_PARENT ||
  (typeof value === 'string' && /^[0-9a-f]{40,64}$/.test(value) && !/^0+$/.test(value))

/** A file that is not there, or no JSON, is no event. */
function payloadOf(path: string | undefined): Payload | null {
  try {
    return JSON.parse(readFileSync(path ?? '', 'utf8'))
  } catch {
    return null
  }
}

/** The first of the commits that this checkout has. A parent of HEAD counts only where HEAD is the merge that GitHub made. */
export function baseThatIsThere({ bases, commit }: Event, folder: string): string | null {
  const has = (revision: string) => commitNamed(revision, folder) !== null
  const isMerge = () => commitNamed('HEAD', folder) === commit && has('HEAD^2')
  return bases.find((base) => has(base) && (base !== FIRST_PARENT || isMerge())) ?? null
}
