/**
 * The words about requests: `reaches`, `blockedAt`, `resolves`. They are asked of what sends requests, and follow them as
 * `vpclint trace` does.
 *
 *     must: { reaches: { to: 'https://sqs.{region}.amazonaws.com' } }
 *     must: { not: { blockedAt: { to: { of: calledApis }, codes: [public-api-behind-endpoint] } } }
 *     when: { resolves: { name: 'billing.example.com', to: endpoint } }
 */
import { BLOCK_CODES, type BlockCode } from '../paths/codes'
import { ENDINGS } from '../paths/reach'
import type { Clause } from './clause'
import { branch, type Schema } from './operator-schema'

export const PATH_WORDS = ['reaches', 'blockedAt', 'resolves'] as const
export type PathWord = (typeof PATH_WORDS)[number]

/** The kinds and groups whose requests are followed. */
export const SENDERS = ['workload', 'subnet', 'vpc'] as const

export const isPathWord = (word: string): word is PathWord => PATH_WORDS.some((one) => one === word)

/** A word with what stands behind it. */
export interface Walk {
  readonly is: 'walk'
  readonly word: PathWord
  /** A host name or URL, or the name of a relation or attribute of the one who asks. */
  readonly to: { readonly text: string } | { readonly of: string }
  readonly port: number | undefined
  /** Of `blockedAt`: these blocks; any block when left out. */
  readonly codes: readonly BlockCode[] | undefined
  /** Of `resolves`: what the name leads to. */
  readonly endings: readonly string[]
}

/** Undefined for what the schema refuses. */
export function readWalk(word: PathWord, told: Clause): Walk | undefined {
  const to = readTarget(word === 'resolves' ? told.name : told.to)
  if (!to) return undefined
  return {
    is: 'walk',
    word,
    to,
    port: typeof told.port === 'number' ? told.port : undefined,
    codes: Array.isArray(told.codes) ? BLOCK_CODES.filter((code) => listed(told.codes, code)) : undefined,
    endings: word === 'resolves' ? ENDINGS.filter((ending) => listed(told.to, ending)) : [],
  }
}

const listed = (told: unknown, word: string): boolean =>
  Array.isArray(told) ? told.includes(word) : told === word

function readTarget(told: unknown): Walk['to'] | undefined {
  if (typeof told === 'string') return { text: told }
  const names = typeof told === 'object' && told !== null && 'of' in told
  return names && typeof told.of === 'string' ? { of: told.of } : undefined
}

/** `sqs.eu-west-1.amazonaws.com`, `https://sqs.{region}.amazonaws.com/queue`, `wss://10.0.0.1:8443`. */
export const NAMES_A_HOST =
  '^([a-z][a-z0-9+.-]*://)?[A-Za-z0-9_{}-]+(\\.[A-Za-z0-9_{}-]+)+(:[0-9]{1,5})?(/.*)?$'

const host: Schema = { type: 'string', maxLength: 500, pattern: NAMES_A_HOST }
const target: Schema = branch(
  { type: 'object' },
  {
    additionalProperties: false,
    required: ['of'],
    properties: { of: { type: 'string', minLength: 1 } },
  },
  host,
)
const port: Schema = { type: 'integer', minimum: 1, maximum: 65535 }
const listOf = (words: readonly string[]): Schema => ({
  type: 'array',
  minItems: 1,
  items: { enum: words },
})
const ending: Schema = branch({ type: 'array' }, listOf(ENDINGS), { enum: ENDINGS })

const asked = (required: readonly string[], properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
})

/** The codes that a rule reports. */
export const codesSchema: Schema = listOf(BLOCK_CODES)

export const pathSchemas: Readonly<Record<PathWord, Schema>> = {
  reaches: {
    description: 'What it sends there arrives.',
    ...asked(['to'], { to: target, port }),
  },
  blockedAt: {
    description: 'What it sends there ends at one of these blocks, or at any when none is named.',
    ...asked(['to'], { to: target, port, codes: codesSchema }),
  },
  resolves: {
    description: 'The name leads to such an end where it asks.',
    ...asked(['name', 'to'], { name: target, to: ending }),
  },
}
