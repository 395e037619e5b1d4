/** Writes a file so that nobody ever sees half of it: beside it first, then in its place. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The sentence that says why it could not be written; null when it was. */
export function writeAtomically(path: string, text: string): string | null {
  const beside = `${path}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(path), { recursive: true })
    // `wx`: a link that somebody left there is not followed.
    writeFileSync(beside, text, { flag: 'wx' })
    renameSync(beside, path)
    return null
  } catch (problem) {
    rmSync(beside, { force: true })
    return `Could not write ${path}: ${problem instanceof Error ? problem.message : String(problem)}`
  }
}
