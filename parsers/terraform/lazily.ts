/** Computes an answer when it is first asked for, and keeps it. */
export function lazily<T>(compute: () => T): () => T {
  let answer: { readonly is: T } | undefined
  return () => {
    answer ??= { is: compute() }
    return answer.is
  }
}

/** The same for each name; where there is nothing of that name, nothing is kept. */
export function lazilyEach<T>(compute: (name: string) => T | undefined): (name: string) => T | undefined {
  const answers = new Map<string, T>()
  return (name) => {
    const before = answers.get(name)
    if (before !== undefined) return before
    const answer = compute(name)
    if (answer !== undefined) answers.set(name, answer)
    return answer
  }
}

/**
 * The same for an answer that may hang on itself: who asks for it while it is computed gets undefined. `first` may ask again: it is given
 * the answer once, before anybody else.
 */
export function lazilyWithin<T>(compute: () => T, first: (answer: T) => void): () => T | undefined {
  let answer: { readonly is: T } | 'pending' | undefined
  return () => {
    if (answer === 'pending') return undefined
    if (answer !== undefined) return answer.is
    answer = 'pending'
    const is = compute()
    answer = { is }
    first(is)
    return is
  }
}
