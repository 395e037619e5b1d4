/** Suggestions for misspelt words of the command line. */
import { nearest } from '../model/nearest'

/** ` Did you mean "explain"?` with a leading space, or nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const found = nearest(word, known)
  return found === null ? '' : ` Did you mean "${found}"?`
}
