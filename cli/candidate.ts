/** The text of one file, or what is wrong with it. */
import type { LargeSource, Source } from '../model/place'
import type { Problem } from '../model/problem'
import { decode } from '../parsers/decode'
import { isLargePlan } from '../parsers/large-plan'
import { type Form, recognize, refuseBytes } from '../parsers/recognize'
import { PLAN_LIMIT, readConfined } from './files'
import { unreadable } from './input-problems'
import type { Roots } from './roots'

export function readText(name: string, roots: Roots): Source | Problem {
  const answer = readConfined(name, roots, PLAN_LIMIT)
  return 'refused' in answer
    ? unreadable(name, answer.refused, `${answer.detail}.`)
    : decoded(name, answer.bytes)
}

export function decoded(name: string, bytes: Uint8Array): Source | Problem {
  const answer = decode(bytes)
  return 'text' in answer ? { name, text: answer.text } : refuseBytes(name, answer.refused)
}

/** A plan that is too large to be a text is left as it is. */
export const opened = (name: string, bytes: Uint8Array): Source | LargeSource | Problem =>
  isLargePlan(bytes) ? { name, bytes } : decoded(name, bytes)

export interface Candidate {
  readonly form: Form
  readonly source: Source | LargeSource
}

/** A file that was met in a walk: a plan or template, or nothing at all (a chart, a workflow, a lock file, a picture). */
export function candidate(name: string, roots: Roots): Candidate | null {
  const answer = readConfined(name, roots, PLAN_LIMIT)
  if ('refused' in answer) return null
  const source = opened(name, answer.bytes)
  if ('bytes' in source) return { form: 'terraform-plan', source }
  if ('code' in source || !mayBeOurs(source.text)) return null
  const found = recognize(name, source.text)
  const isInput = found.is === 'ours' && INPUTS.has(found.form)
  return isInput ? { form: found.form, source } : null
}

const INPUTS: ReadonlySet<Form> = new Set(['terraform-plan', 'cloudformation', 'cdk-manifest'])

/** Cheaper than to recognize: every template, plan and manifest holds one of these words. */
const mayBeOurs = (text: string): boolean =>
  text.includes('Resources') ||
  text.includes('aws:cloudformation:stack') ||
  text.includes('cdk:cloud-assembly') ||
  text.includes('resource_changes') ||
  text.includes('planned_values')
