/** A line on the terminal while something large is read, gone when it is done. In a pipe or a log there is none. */
import type { LargeSource, Source } from '../model/place'
import type { Input } from '../parsers/read-input'
import { number } from '../reporters/wording'
import type { World } from './world'

/** Below this everything is over before anybody could read the line. */
const WORTH_SAYING = 4 * 2 ** 20
const MANY = 30

export function withProgress<T>(inputs: readonly Input[], { errors }: World, work: () => T): T {
  const size = inputs.reduce((sum, input) => sum + (input.is === 'text' ? sizeOf(input.source) : 0), 0)
  if (!errors.isTerminal || (size < WORTH_SAYING && inputs.length < MANY)) return work()
  const line = `Reading ${number(inputs.length, 'input')}, ${Math.round(size / 2 ** 20)} MB ...`
  errors.write(line)
  const result = work()
  errors.write(`\r${' '.repeat(line.length)}\r`)
  return result
}

const sizeOf = (source: Source | LargeSource): number =>
  'bytes' in source ? source.bytes.length : source.text.length
