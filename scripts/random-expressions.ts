/**
 * Terraform expressions put together by chance: mostly of the type that is wanted where they stand, now and then of another, so
 * that refusals are tried too. The names are those of the module of the golden expressions, and of `later.tf`, whose values
 * exist after an apply only.
 */
import { COLLECTIONS } from './random-collections'
import { SCALARS } from './random-scalars'

const FORMS = { ...SCALARS, ...COLLECTIONS }

type Sort = keyof typeof FORMS

const isSort = (name: string): name is Sort => Object.hasOwn(FORMS, name)

const SORTS: readonly Sort[] = Object.keys(FORMS).filter(isSort)

const DEPTH = 3
const ASTRAY = 0.06

/** Always the same ones for one seed. */
export function randomExpressions(seed: number, count: number): readonly string[] {
  const chance = chanceFrom(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T
  const fill = (sort: Sort, depth: number): string => {
    const forms = FORMS[chance() < ASTRAY ? pick(SORTS) : sort]
    const form = pick(depth === 0 ? forms.filter((each) => !each.includes('<')) : forms)
    return form.replace(/<([a-z]+)>/g, (_, inner: string) =>
      fill(isSort(inner) ? inner : pick(SORTS), depth - 1),
    )
  }
  return Array.from({ length: count }, () => fill(pick(SORTS), 1 + Math.floor(chance() * DEPTH)))
}

/** https://github.com/bryc/code/blob/master/jshash/PRNGs.md#mulberry32 */
function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
