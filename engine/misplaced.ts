/** Ids of another kind than what they stand for, as people are told of them. */
import { type Misplaced, misplacedIn } from '../graph/misplaced'
import type { Notes } from '../graph/note'
import type { Problem } from '../model/problem'
import { idPrefixOf } from '../model/vocabulary/ids'
import { nounOf } from './called'

/** `isJudged`: by deployment. Instances of one block stand at one place. */
export function misplacedIds(notes: Notes, isJudged: (deployment: string) => boolean): readonly Problem[] {
  const told = new Map<string, Problem>()
  for (const one of misplacedIn(notes)) {
    const at = JSON.stringify(one.value.origin.place)
    if (isJudged(one.from.deployment) && !told.has(at)) told.set(at, problemOf(one))
  }
  return [...told.values()]
}

const problemOf = ({ from, value, kind, wanted }: Misplaced): Problem => ({
  code: 'wrong-kind-of-id',
  severity: 'note',
  message: `${from.address}: ${value.value} ${is(kind)}, where ${[...wanted].map(belongs).join(' or ')} belongs.`,
  place: value.origin.place,
})

const is = (kind: string | undefined): string =>
  kind === undefined ? 'is a range of addresses' : `is the id of ${withArticle(nounOf(kind))}`

const belongs = (kind: string): string => `the id of ${withArticle(nounOf(kind))} (${idPrefixOf(kind)}-…)`

const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`
