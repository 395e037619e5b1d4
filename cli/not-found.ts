/** What `trace` and `dig` say of an address that nothing can be asked by. */
import type { NotFound } from '../paths/asking'
import { plain } from '../reporters/plain'
import type { UsageError } from './arguments'

export function notFoundUsage(
  { word, perhaps, nameless }: NotFound,
  command: 'trace' | 'dig',
  nothing: string,
): UsageError {
  const shown = plain(word)
  const said = nameless ? `${shown} ${nothing}.` : `Nothing here has the address ${shown}.`
  const hint = perhaps === null ? '' : ` Did you mean "${perhaps}"?`
  return { usage: `${said}${hint} vpclint ${command} lists what can be asked.` }
}
