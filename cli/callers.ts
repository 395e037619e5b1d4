/**
 * From a Terraform folder up to the roots that call it, over as many folders as there is time for: a hook must answer before people
 * lose patience, also in a repository of ten thousand folders.
 */
import { posix } from 'node:path'
import type { Sources } from '../model/sources'
import { type FolderCalls, findCallsOf } from '../parsers/terraform/modules'
import { normalFolder } from './terraform-roots'

/** Milliseconds; the folders left are not searched. */
const SEARCH_AT_MOST = 2_000
/** Each root is a whole run of its own. */
const ROOTS_AT_MOST = 8

export interface Callers {
  /** The folder itself when nobody calls it; nearest first, then by path. */
  readonly roots: readonly string[]
  /** Roots that were found and left out. */
  readonly left: number
  /** Not every folder was searched. */
  readonly cut: boolean
}

/** Which folders call which, read once for all that a run asks. */
export interface CallMap {
  readonly callersOf: (folder: string) => readonly string[]
  readonly isRoot: (folder: string) => boolean
  readonly cut: boolean
}

/** `now`: milliseconds, from any start. */
export function callMap(folders: readonly string[], sources: Sources, now: () => number): CallMap {
  const until = now() + SEARCH_AT_MOST
  const calls = new Map<string, FolderCalls>()
  for (const folder of folders) {
    if (now() > until) break
    calls.set(folder, findCallsOf(folder, sources))
  }
  const callers = new Map<string, string[]>()
  for (const [folder, { folders: called }] of calls) {
    for (const name of called.map(normalFolder)) callers.set(name, [...(callers.get(name) ?? []), folder])
  }
  return {
    callersOf: (folder) => callers.get(folder) ?? [],
    isRoot: (folder) => calls.get(folder)?.isRoot === true,
    cut: calls.size < folders.length,
  }
}

export function rootsOver(folder: string, map: CallMap): Callers {
  const seen = new Set([folder])
  const roots: string[] = []
  for (let open = [folder]; open.length > 0; ) {
    const above = open.map((each) => ({ each, callers: map.callersOf(each) }))
    roots.push(
      ...above
        .filter(({ each, callers }) => callers.length === 0 || map.isRoot(each))
        .map(({ each }) => each),
    )
    open = [...new Set(above.flatMap(({ callers }) => callers))].filter((each) => !seen.has(each))
    for (const each of open) seen.add(each)
  }
  // Folders that call each other in a ring have no root among them.
  const found = (roots.length === 0 ? [folder] : roots).sort(byNearness(folder))
  return {
    roots: found.slice(0, ROOTS_AT_MOST),
    left: Math.max(0, found.length - ROOTS_AT_MOST),
    cut: map.cut,
  }
}

const byNearness = (from: string) => (a: string, b: string) =>
  stepsTo(from, a) - stepsTo(from, b) || (a < b ? -1 : 1)

const stepsTo = (from: string, to: string): number => posix.relative(from, to).split('/').length
