/**
 * # What an answer saw of a difference
 *
 * Of two states of the same things most answers are the same. Whoever asks for something that differs gives notice of it; an answer that was
 * made without a notice is that of the other state too. An answer that is kept keeps whether there was one, and gives it again to each that
 * takes it:
 *
 *     const sides = answered(() => turned(owner, …))     made once
 *     toldOf(sides)                                      taken many times
 *
 * A run is synchronous, so one number is enough: what is made between two looks at it is what has given the notices between them.
 */

let notices = 0

export const giveNotice = (): void => {
  notices += 1
}

/** How many there were so far: compared with later. */
export const noticesSoFar = (): number => notices

/** An answer to be kept. */
export interface Answered<T> {
  readonly is: T
  readonly noticed: boolean
}

export function answered<T>(make: () => T): Answered<T> {
  const before = notices
  const is = make()
  return { is, noticed: before !== notices }
}

export function toldOf<T>({ is, noticed }: Answered<T>): T {
  if (noticed) notices += 1
  return is
}

/** The kept answer, or the one that is made and kept. */
export function toldFrom<K, T>(kept: Map<K, Answered<T>>, key: K, make: () => T): T {
  const known = kept.get(key)
  if (known) return toldOf(known)
  const made = answered(make)
  kept.set(key, made)
  return made.is
}
