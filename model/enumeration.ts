/** Several words as one text. */

/** `a`, `a and b`, `a, b and c`. */
export function listOf(words: Iterable<string>, last: 'and' | 'or' = 'and'): string {
  const all = [...words]
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} ${last} ${all.at(-1)}`
}

/** The first three and a count. */
export function firstThree(words: readonly string[]): string {
  const rest = words.length - 3
  return rest > 0 ? `${words.slice(0, 3).join(', ')} and ${rest} more` : listOf(words)
}
