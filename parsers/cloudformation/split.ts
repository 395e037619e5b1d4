/** Text with holes, parted at a delimiter. */
import { list, type Origin, type Template, type Value } from '../../model/value'
import { unknownOf } from './scope'
import { textOf } from './text'

/**
 * Only when the delimiter cannot be inside a hole: Regions, accounts and partitions are words with hyphens, and what `Ref` of a
 * resource gives has no comma.
 */
export function splitTemplate(template: Template, by: string, origin: Origin): Value {
  const words = template.parts.every((piece) => typeof piece === 'string' || isWord(piece, by))
  if (!words || /[\w-]/.test(by)) return unknownOf('opaque-expression', origin, [template])
  const items: (string | Value)[][] = [[]]
  for (const piece of template.parts) {
    const [first, ...rest] = typeof piece === 'string' ? piece.split(by) : [piece]
    if (first !== undefined) items.at(-1)?.push(first)
    for (const next of rest) items.push([next])
  }
  return list(
    items.map((pieces) => textOf(pieces, origin)),
    origin,
  )
}

function isWord(value: Value, by: string): boolean {
  if (value.state === 'known') return !String(value.value).includes(by)
  if (value.state !== 'reference') return false
  return value.targets.every(
    ({ to, attribute }) =>
      (to.is === 'symbol' && WORDS.has(to.name)) ||
      (by === ',' && to.is === 'declaration' && attribute === 'Ref'),
  )
}

const WORDS: ReadonlySet<string> = new Set(['region', 'account', 'partition'])
