/**
 * # What an expression refers to, out of a plan's `references`
 *
 * A plan has no expressions, only the references in them, and each is followed by shorter forms of itself:
 *
 *     subnet_id = aws_subnet.c[0].id     "references": ["aws_subnet.c[0].id", "aws_subnet.c[0]", "aws_subnet.c"]
 *
 * A short form that does *not* belong to the one before it is a reference of its own (`values(module.svc)` after
 * `module.svc["k"].id`), and duplicates are not removed. So the list is consumed from left to right, as it was written
 * (https://github.com/hashicorp/terraform/blob/v1.11.4/internal/command/jsonconfig/expression.go); keeping the
 * longest forms instead would lose references.
 */
import { type InstanceKey, keyAt, nameAt, resourceHead, type Step, stepsOf } from './address'

export type Subject =
  | {
      readonly is: 'resource'
      readonly mode: 'managed' | 'data' | 'ephemeral'
      readonly type: string
      readonly name: string
      readonly key?: InstanceKey
    }
  | { readonly is: 'module'; readonly name: string; readonly key?: InstanceKey; readonly output?: string }
  | { readonly is: 'variable' | 'local' | 'each' | 'count' | 'path' | 'terraform'; readonly name: string }
  | { readonly is: 'self' | 'other' }

export interface WrittenReference {
  readonly text: string
  readonly subject: Subject
  /** What follows the subject: `.id`, `[0]`. */
  readonly rest: readonly Step[]
}

const NAMED: ReadonlyMap<string, 'variable' | 'local' | 'each' | 'count' | 'path' | 'terraform'> = new Map([
  ['var', 'variable'],
  ['local', 'local'],
  ['each', 'each'],
  ['count', 'count'],
  ['path', 'path'],
  ['terraform', 'terraform'],
])

/** The references of the source, in order, duplicates kept. */
export function fullReferences(printed: readonly string[]): readonly WrittenReference[] {
  const found: WrittenReference[] = []
  let at = 0
  while (at < printed.length) {
    const reference = readReference(printed[at] ?? '')
    found.push(reference)
    at += 1
    for (const shorter of shorterForms(reference)) {
      if (printed[at] !== shorter) break
      at += 1
    }
  }
  return found
}

export function readReference(text: string): WrittenReference {
  const steps = stepsOf(text) ?? []
  const { subject, length } = subjectOf(steps)
  return { text, subject, rest: steps.slice(length) }
}

function subjectOf(steps: readonly Step[]): { subject: Subject; length: number } {
  const first = nameAt(steps, 0)
  const second = nameAt(steps, 1)
  if (first === 'self') return { subject: { is: 'self' }, length: 1 }
  if (first === undefined || second === undefined) return { subject: { is: 'other' }, length: steps.length }
  if (first === 'module') return moduleSubject(steps, second)
  const named = NAMED.get(first)
  if (named !== undefined) return { subject: { is: named, name: second }, length: 2 }
  return resourceSubject(steps)
}

function moduleSubject(steps: readonly Step[], name: string): { subject: Subject; length: number } {
  const key = keyAt(steps, 2)
  const at = key === undefined ? 2 : 3
  const output = nameAt(steps, at)
  const subject = { is: 'module', name, ...optional('key', key), ...optional('output', output) } as const
  return { subject, length: output === undefined ? at : at + 1 }
}

function resourceSubject(steps: readonly Step[]): { subject: Subject; length: number } {
  const head = resourceHead(steps)
  if (head === undefined) return { subject: { is: 'other' }, length: steps.length }
  const { mode, type, name, key, length } = head
  return { subject: { is: 'resource', mode, type, name, ...optional('key', key) }, length }
}

const optional = <N extends string, T>(
  name: N,
  value: T | undefined,
): { [K in N]?: T } | Record<never, never> => (value === undefined ? {} : { [name]: value })

/** What Terraform prints after a reference: it without its last step, down to the subject, then without the key. */
export function shorterForms(reference: WrittenReference): readonly string[] {
  const { text, subject } = reference
  const steps = stepsOf(text) ?? []
  const upTo = (length: number): string => text.slice(0, steps[length - 1]?.end ?? 0)
  const subjectLength = steps.length - reference.rest.length
  const shorter: string[] = []
  for (let length = steps.length - 1; length >= subjectLength; length -= 1) shorter.push(upTo(length))
  if (subject.is === 'resource' && subject.key !== undefined) shorter.push(upTo(subjectLength - 1))
  if (subject.is === 'module' && (subject.output !== undefined || subject.key !== undefined)) {
    shorter.push(upTo(subjectLength - 1))
  }
  return shorter
}
