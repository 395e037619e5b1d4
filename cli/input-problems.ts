/** What can be wrong with an input before any parser sees it. */
import { wholeSource } from '../model/place'
import type { Problem } from '../model/problem'

export const unreadable = (name: string, code: string, message: string): Problem => ({
  code,
  severity: 'unreadable',
  message,
  place: wholeSource(name),
})

export const refusal = (name: string, code: string, message: string) => ({
  inputs: [],
  problems: [unreadable(name, code, message)],
})

export const notSynthesized = (name: string): Problem => ({
  code: 'cdk-not-synthesized',
  severity: 'note',
  message: 'This CDK app was not judged: there is no cdk.out beside cdk.json.',
  place: wholeSource(name),
  remedy: 'Run: npx cdk synth',
})

export const tooManyFiles = (name: string): Problem => ({
  code: 'too-many-files',
  severity: 'partly-read',
  message: 'The folder holds more than 200,000 entries; the rest of it was not searched.',
  place: wholeSource(name),
  remedy: 'Name the folders to lint.',
})
