/** What the lookup of a name ends in, and the chain that leads there. */
import type { Resource } from '../model/resource'
import type { Value } from '../model/value'
import type { Step } from './trace'

/** Where the addresses of an answer lead. */
export type AnswerTarget =
  | { readonly is: 'endpoint'; readonly endpoint: Resource }
  | { readonly is: 'load-balancer'; readonly balancer: Resource }
  | {
      readonly is: 'public'
      readonly what: 'api-gateway' | 'cloudfront' | 'aws' | 'internet'
      readonly of?: Resource
    }
  /** `of`: what has it, where that is known. */
  | { readonly is: 'address'; readonly address: string; readonly of?: Resource }

/**
 * - `no-name`: NXDOMAIN, and `no-record`: the name is there, not with this type. Callers see both as "does not resolve".
 * - `differs`: it depends on which of several name servers is asked.
 * - `unknown`: `may`, where it is one of these for certain.
 */
export type Answer =
  | { readonly is: 'answer'; readonly targets: readonly AnswerTarget[] }
  | { readonly is: 'no-name'; readonly zone?: Resource }
  | { readonly is: 'no-record'; readonly zone: Resource }
  | { readonly is: 'fails'; readonly why: 'no-resolver' | 'loop' }
  | { readonly is: 'differs'; readonly answers: readonly Answer[] }
  | {
      readonly is: 'unknown'
      readonly why: string
      readonly because: readonly Value<unknown>[]
      readonly may?: readonly Answer[]
    }

/** One link of the chain, as `dig` would print it: a name, the sort of record, what it leads to. */
export interface Link extends Step {
  readonly name: string
  readonly record?: string
  readonly data?: string
}

export interface Resolution {
  readonly answer: Answer
  readonly chain: readonly Link[]
  /** Why there may be zones, rules or records that nobody here can see; empty when all was read. */
  readonly open: readonly Value<unknown>[]
}

const targetKey = (target: AnswerTarget): string => {
  switch (target.is) {
    case 'endpoint':
      return `endpoint ${target.endpoint.id}`
    case 'load-balancer':
      return `load balancer ${target.balancer.id}`
    case 'public':
      return `public ${target.what} ${target.of?.id ?? ''}`
    case 'address':
      return target.address
  }
}

/** Equal keys are the same answer. */
export function answerKey(answer: Answer): string {
  switch (answer.is) {
    case 'answer':
      return [...new Set(answer.targets.map(targetKey))].sort().join(', ')
    case 'no-name':
    case 'no-record':
      return 'no name'
    case 'fails':
      return answer.why
    case 'differs':
      return `one of ${answer.answers.map(answerKey).sort().join(' | ')}`
    case 'unknown':
      return `unknown: ${answer.why}`
  }
}

/** One answer where nobody can tell which of two holds; `which`: what is not known, where somebody can say it, after what was told before. */
export function eitherResolution(
  a: Resolution,
  b: Resolution,
  which?: Pick<Resolution, 'chain'>,
): Resolution {
  const open = [...a.open, ...b.open]
  if (answerKey(a.answer) === answerKey(b.answer)) return { ...a, open }
  const may = [...possibleAnswers(a.answer), ...possibleAnswers(b.answer)]
  const seen = may.some(({ is }) => is === 'unknown') ? {} : { may }
  const told = [a, b].find(({ answer }) => answer.is === 'unknown')
  if (told?.answer.is === 'unknown') {
    const { is, why, because } = told.answer
    return { ...told, answer: { is, why, because, ...seen }, open }
  }
  const because = [...a.chain, ...b.chain].flatMap((link) => link.because)
  const why = 'it depends on values that nobody here can see'
  return { answer: { is: 'unknown', why, because, ...seen }, chain: (which ?? a).chain, open }
}

/** Every lookup that nobody can tell the end of says why, and what is missing here may be where nobody can see. */
export function explained(resolution: Resolution): Resolution {
  const { answer, open } = resolution
  const chain =
    open.length > 0 && mayBeElsewhere(answer) ? resolution.chain.map(unsure(open)) : resolution.chain
  const why = whyUnknown(answer)
  if (!why || chain.some(({ verdict }) => verdict === 'unknown')) return { ...resolution, chain }
  return {
    ...resolution,
    chain: [...chain, { stage: 'name', verdict: 'unknown', name: chain[0]?.name ?? '', ...why }],
  }
}

/** A resolver that is off answers nothing, whatever it would know. */
const mayBeElsewhere = (answer: Answer): boolean =>
  answer.is === 'no-name' || answer.is === 'no-record' || (answer.is === 'fails' && answer.why === 'loop')

const unsure =
  (open: Resolution['open']) =>
  ({ code, ...link }: Link): Link =>
    link.verdict === 'blocked'
      ? { ...link, verdict: 'unknown', because: [...link.because, ...open] }
      : { ...link, ...(code && { code }) }

function whyUnknown(answer: Answer): Pick<Link, 'says' | 'because'> | undefined {
  if (answer.is === 'unknown') return { says: answer.why, because: answer.because }
  return answer.is === 'differs'
    ? { says: 'it depends on which of these answers is given', because: [] }
    : undefined
}

/** What it can be; of what nobody can see, that. */
export const possibleAnswers = (answer: Answer): readonly Answer[] =>
  answer.is === 'differs' ? answer.answers : answer.is === 'unknown' ? (answer.may ?? [answer]) : [answer]
