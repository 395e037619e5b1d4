/** What a relation leads to. Over an open set nothing is concluded from what was not found. */
import { negate } from '../../model/truth'
import type { Test } from '../clause'
import { agreedOn } from '../compare'
import { presence } from '../operators/presence'
import { settle } from '../settle'
import { isSurelyThere, isThere, type Meets } from './entry'
import { contrary, either, type Holds } from './holds'

export const someEntry =
  (relation: string, meets: Meets): Holds =>
  (resource, question) => {
    const { edges, open } = question.graph.relation(resource, relation)
    let undecided = open
    for (const edge of edges) {
      const truth = meets(edge, question)
      if (truth === 'true') return truth
      undecided ||= truth === 'unknown'
    }
    return undecided ? 'unknown' : 'false'
  }

export const everyEntry = (relation: string, meets: Meets): Holds =>
  contrary(someEntry(relation, (edge, question) => negate(meets(edge, question))))

type Presence = Extract<Test, { readonly is: 'present' }>

/**
 * Whether it leads anywhere; that it leads nowhere is denied only by what is surely there. A policy is there when anybody sets it, whatever
 * its text turns out to be.
 */
export function present({ relation, policy, wanted }: Presence): Holds {
  const leads = someEntry(relation, wanted ? isThere : isSurelyThere)
  const there = policy ? either([isSet(relation), leads]) : leads
  return wanted ? there : contrary(there)
}

const isSet =
  (policy: string): Holds =>
  (resource, { graph, world, trust }) =>
    agreedOn(settle(graph.value(resource, policy), world, trust).options, presence)
