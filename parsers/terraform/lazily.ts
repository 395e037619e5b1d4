/** Computes an answer when it is first asked for, and keeps it. */
export function lazily<T>(compute: () => T): () => T {
  let answer: { readonly is: T } | undefined
  return () => {
    answer ??= { is: compute() }
    return answer.is
  }
}
