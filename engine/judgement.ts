/**
 * A rule asked of a resource over all worlds: any world where it fails makes a finding with its assumption, else any possible, else
 * any undecided, else it passes.
 */
import type { Choice, Guard } from '../model/guard'
import type { Resource } from '../model/resource'
import { NO_CHOICE, type World } from '../model/world'
import { assumption } from './assumption'
import type { Missing } from './outcome'
import type { Question, View } from './question'
import type { AnyRule } from './rule'
import type { Trust } from './settle'
import { judgeIn, NOT_ABOUT_IT, type Verdict, type VerdictWord } from './verdict'
import { type Forked, fork, type Leaf, MOST_WORLDS, type Possibilities } from './worlds'

export interface Judgement {
  readonly rule: AnyRule
  readonly resource: Resource
  readonly word: VerdictWord
  /** The verdict in the first world that has this word. */
  readonly verdict: Verdict
  /** The worlds that have it. */
  readonly worlds: readonly World[]
  /** Under which choices; undefined when under all. */
  readonly assuming: string | undefined
  readonly missing: readonly Missing[]
}

/** The worst first. */
const ORDER: readonly VerdictWord[] = ['fail', 'possible', 'undecided', 'pass', 'not-about-it']

export function judge(
  rule: AnyRule,
  resource: Resource,
  graph: View,
  possibilities: Possibilities,
  trust: Trust = 'assumed',
): Judgement {
  const verdict = possibilities.any ? judgeIn({ graph, world: NO_CHOICE, trust }, resource, rule) : undefined
  // Nearly always nothing depends on a choice.
  if (verdict && needsOf(verdict).length === 0) return inOneWorld(rule, resource, NO_CHOICE, verdict)
  return inWorlds(rule, resource, { graph, trust }, possibilities, verdict)
}

/** `verdict`: without any choice. */
function inWorlds(
  rule: AnyRule,
  resource: Resource,
  asked: Omit<Question, 'world'>,
  possibilities: Possibilities,
  verdict: Verdict | undefined,
): Judgement {
  const ask = (world: World) =>
    verdict && world === NO_CHOICE ? verdict : judgeIn({ ...asked, world }, resource, rule)
  const forked = fork(ask, needsOf, possibilities)
  const [first] = forked.leaves
  if (forked.cut && first) return tooMany(rule, resource, first.answer)
  if (first && forked.leaves.length === 1) return inOneWorld(rule, resource, first.world, first.answer)
  return foldWorlds(rule, resource, forked, possibilities.choices)
}

const NO_NEEDS: readonly Guard[] = []

/** What could still turn a verdict: nothing when the rule is not about it or holds. */
function needsOf(verdict: Verdict): readonly Guard[] {
  if (verdict.when.truth === 'false' || verdict.must.truth === 'true') return NO_NEEDS
  return verdict.when.truth === 'unknown' && verdict.when.needs.length > 0
    ? verdict.when.needs
    : verdict.must.needs
}

const WITHOUT_CHOICE: readonly World[] = [NO_CHOICE]

/** Alike under all choices, or under all that can be. */
const inOneWorld = (rule: AnyRule, resource: Resource, world: World, answer: Verdict): Judgement => ({
  rule,
  resource,
  word: answer.word,
  verdict: answer,
  worlds: world === NO_CHOICE ? WITHOUT_CHOICE : [world],
  assuming: undefined,
  missing: missingIn(answer),
})

function foldWorlds(
  rule: AnyRule,
  resource: Resource,
  forked: Forked<Verdict>,
  choices: ReadonlyMap<string, Choice>,
): Judgement {
  const word = worst(forked.leaves)
  const holding = forked.leaves.filter(({ answer }) => answer.word === word)
  const others = forked.leaves.filter(({ answer }) => answer.word !== word).map(({ world }) => world)
  const worlds = holding.map(({ world }) => world)
  const verdict = holding[0]?.answer ?? NOT_ABOUT_IT
  return {
    rule,
    resource,
    word,
    verdict,
    worlds,
    assuming: word === 'fail' ? assumption(worlds, others, forked.guards, choices) : undefined,
    missing: holding.flatMap(({ answer }) => missingIn(answer)),
  }
}

const worst = (leaves: readonly Leaf<Verdict>[]): VerdictWord =>
  ORDER.find((each) => leaves.some(({ answer }) => answer.word === each)) ?? 'not-about-it'

/** Of a possible or undecided verdict: what is not known about `when` and `must`. */
const missingIn = ({ when, must }: Verdict): readonly Missing[] =>
  when.missing.length === 0 ? must.missing : [...when.missing, ...must.missing]

function tooMany(rule: AnyRule, resource: Resource, verdict: Verdict): Judgement {
  const missing: Missing = {
    cause: 'combinations',
    resource,
    attribute: '',
    value: undefined,
    name: `more than ${MOST_WORLDS}`,
  }
  return { rule, resource, word: 'undecided', verdict, worlds: [], assuming: undefined, missing: [missing] }
}
