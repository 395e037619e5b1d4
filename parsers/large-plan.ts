/**
 * Plans that are read by bytes and never become a string: those for which that pays, in time from some ten megabytes on and in memory
 * always, and those that are longer than a string can be.
 */
import { isPlan } from './recognize'
import { eachMember, STOP, startOf, valueEnd } from './terraform/json-bytes'

/** In bytes. A smaller plan is a text like any other, which findings can quote. */
const LARGE = 32 * 2 ** 20

/** UTF-8 with the keys of a plan. Looks no further than it has to. */
export function isLargePlan(bytes: Uint8Array): boolean {
  if (bytes.length <= LARGE) return false
  const keys = new Set<string>()
  const end = eachMember(bytes, startOf(bytes), (name, from) => {
    keys.add(name)
    return isPlan(keys) ? STOP : valueEnd(bytes, from)
  })
  return end === STOP
}
