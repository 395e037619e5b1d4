/** Functions of maps with plain contents. */
import { isPlainList, type Plain, plainText, sortedKeys } from '../plain'
import { type FunctionTable, fault, pure1 } from './define'

/** `{a = ["x"], b = ["x"]}` is `{x = ["a", "b"]}`. */
function transpose(map: ReadonlyMap<string, Plain>) {
  const turned = new Map<string, string[]>()
  for (const key of sortedKeys(map)) {
    const items = map.get(key) ?? null
    if (!isPlainList(items)) return fault('a value is no list.')
    for (const item of items) {
      const text = plainText(item)
      if (text === undefined) return fault('an element is no text.')
      const before = turned.get(text)
      if (before === undefined) turned.set(text, [key])
      else before.push(key)
    }
  }
  return turned
}

export const maps: FunctionTable = { transpose: pure1('map', transpose) }
