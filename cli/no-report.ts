/** Whoever asked for a document on standard output gets one document also when nothing could be linted. */
import type { Report } from '../model/report'
import { version } from '../package.json'
import { type FormatName, isDocument, isFormatName, reporters } from '../reporters'
import { PLAIN_SETTINGS } from '../reporters/reporter'
import type { World } from './world'

export function printInsteadOfReport(code: string, message: string, world: World): void {
  const format = askedFor(world.arguments)
  if (format !== null) world.output.write(reporters[format](emptyReport(code, message), PLAIN_SETTINGS))
}

/** Told from the words themselves: arguments that make no sense were not read to the end. */
function askedFor(words: readonly string[]): FormatName | null {
  for (const [index, word] of words.entries()) {
    if (word === '--') return null
    const value = /^(?:--format|-f)$/.test(word)
      ? words[index + 1]
      : /^(?:--format=|-f=?)(.*)$/.exec(word)?.[1]
    if (value !== undefined && isFormatName(value) && isDocument(value)) return value
  }
  return null
}

const emptyReport = (code: string, message: string): Report => ({
  schemaVersion: 1,
  tool: { name: 'vpclint', version },
  findings: [],
  undecided: [],
  allowed: [],
  passed: [],
  problems: [{ code, severity: 'unreadable', message, file: '-', range: null, remedy: null }],
  read: [],
  rules: [],
  counts: { error: 0, warning: 0, note: 0, possible: 0, undecided: 0, passed: 0, allowed: 0 },
})
