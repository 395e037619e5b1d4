/** Every word that reporters add to a followed request. */
import type { TraceReport, TraceSymptom } from '../model/report'
import { enumeration } from './wording'

const VERDICTS = {
  reachable: 'The request arrives.',
  blocked: 'The request is blocked.',
  unknown: 'Cannot tell whether the request arrives.',
}

const SEEN: Readonly<Record<TraceSymptom, string>> = {
  answered: 'The caller gets an answer.',
  'name-does-not-resolve': 'The caller sees: the name does not resolve.',
  timeout: 'The caller sees: a timeout.',
  'certificate-mismatch': 'The caller sees: the certificate does not match the name.',
  forbidden: 'The caller sees: 403 Forbidden.',
  'service-unavailable': 'The caller sees: 503 Service Unavailable.',
}

/** What several settings say together when each lets the request pass. */
export function passedWords(does: readonly string[]): string {
  const sorts = [...new Set(does)]
  if (sorts.length > 1) return `its ${enumeration(sorts.map(nounOf))} let the request pass`
  switch (sorts[0]) {
    case 'ports':
      return 'security groups and network ACLs let it pass'
    case 'route':
      return `${does.length} routes lead there`
    default:
      return `${does.length} checks let it pass`
  }
}

const nounOf = (does: string): string => (does === 'endpoint' ? 'connection' : does)

/** What becomes of the request, and what its sender sees of that. */
export const traceVerdict = ({ verdict, symptom }: TraceReport): string =>
  [VERDICTS[verdict], ...(verdict === 'blocked' && symptom !== null ? [SEEN[symptom]] : [])].join(' ')

/** The command that shows the same; null where its words would not be understood. */
export function traceCommand({ from, to, port, repeatable }: TraceReport): string | null {
  if (!repeatable) return null
  const options = port === null ? '' : ` --port ${port}`
  return `vpclint trace --from ${shellWord(from)} --to ${shellWord(to)}${options}`
}

const shellWord = (word: string): string =>
  /^[A-Za-z0-9_.:/-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`

const OUTCOMES = { ok: 'ok', blocked: 'BLOCKED', unknown: 'cannot tell' } as const

export const outcomeLabel = (outcome: keyof typeof OUTCOMES): string => OUTCOMES[outcome]
