/** Three-valued truth (Kleene). Unknown has no boolean: there is no conversion, on purpose. */
export type Truth = 'true' | 'false' | 'unknown'

export const truthOf = (value: boolean): Truth => (value ? 'true' : 'false')

export const negate = (truth: Truth): Truth =>
  truth === 'unknown' ? 'unknown' : truth === 'true' ? 'false' : 'true'

export const both = (one: Truth, other: Truth): Truth => (one === 'true' || other === 'false' ? other : one)

/** True of nothing: an empty conjunction. */
export function everyTruth(truths: Iterable<Truth>): Truth {
  let result: Truth = 'true'
  for (const truth of truths) {
    if (truth === 'false') return 'false'
    if (truth === 'unknown') result = 'unknown'
  }
  return result
}

/** False of nothing: an empty disjunction. */
export function someTruth(truths: Iterable<Truth>): Truth {
  let result: Truth = 'false'
  for (const truth of truths) {
    if (truth === 'true') return 'true'
    if (truth === 'unknown') result = 'unknown'
  }
  return result
}
