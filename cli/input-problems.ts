/** What can be wrong with an input before it is linted. */
import { locator } from '../engine/locate'
import { wholeSource } from '../model/place'
import type { Problem } from '../model/problem'
import type { ProblemReport } from '../model/report'

/** `text`: of the source that the problem lies in, where there is one. */
export function problemReport(
  { code, severity, message, place, remedy }: Problem,
  text?: string,
): ProblemReport {
  const range = place.at === 'whole' || text === undefined ? null : locator(() => text).range(place)
  return { code, severity, message, file: place.source, range, remedy: remedy ?? null }
}

export const unreadable = (name: string, code: string, message: string): Problem => ({
  code,
  severity: 'unreadable',
  message,
  place: wholeSource(name),
})

export const refusal = (name: string, code: string, message: string) => ({
  inputs: [],
  problems: [problemReport(unreadable(name, code, message))],
})

export const notSynthesized = (name: string): ProblemReport => ({
  code: 'cdk-not-synthesized',
  severity: 'note',
  message: 'This CDK app was not judged: there is no cdk.out beside cdk.json.',
  file: name,
  range: null,
  remedy: 'Run: npx cdk synth',
})

export const tooManyFiles = (name: string): ProblemReport => ({
  code: 'too-many-files',
  severity: 'partly-read',
  message: 'The folder holds more than 200,000 entries; the rest of it was not searched.',
  file: name,
  range: null,
  remedy: 'Name the folders to lint.',
})

/** `left`: how many roots were found and left out; 0 when the search itself ended early. */
export const notAllRoots = (folder: string, left: number): ProblemReport => ({
  code: 'not-all-roots',
  severity: 'note',
  message:
    left > 0
      ? `${left} more Terraform roots call this folder; only the nearest ones were judged.`
      : 'The search for the Terraform roots that call this folder ended early; some may not have been judged.',
  file: folder,
  range: null,
  remedy: 'vpclint lint judges all of them.',
})
