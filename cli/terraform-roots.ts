/**
 * Which of many folders with Terraform files are roots: those that no other one calls as a module, and those with a backend. A
 * child module linted alone would have variables without values and say "cannot tell" to what its root knows.
 */
import { posix } from 'node:path'
import type { Sources } from '../model/sources'
import { findCallsOf } from '../parsers/terraform/modules'

/** Names of folders in, names of folders out. Two that call each other are both roots, lest neither is judged. */
export function rootsAmong(folders: readonly string[], sources: Sources): readonly string[] {
  const calls = new Map(folders.map((folder) => [folder, findCallsOf(folder, sources)]))
  const callsOf = (folder: string) => (calls.get(folder)?.folders ?? []).map(normalFolder)
  const isCalled = (folder: string) =>
    folders.some(
      (other) => other !== folder && callsOf(other).includes(folder) && !callsOf(folder).includes(other),
    )
  return folders.filter((folder) => calls.get(folder)?.isRoot === true || !isCalled(folder))
}

/** As folders are named in a run: the base is `.` here. */
export const normalFolder = (folder: string): string => posix.normalize(folder).replace(/(.)\/$/, '$1')
