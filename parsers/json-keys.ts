/**
 * The keys of the outermost object of a JSON text, found by counting brackets: text that is not valid JSON, or is followed by
 * more, still says what it was meant to be. Stops as soon as what it saw is enough, so that a plan of many
 * megabytes costs a look at its start.
 */
export function topLevelKeys(
  text: string,
  enough: (keys: ReadonlySet<string>) => boolean = () => false,
): ReadonlySet<string> {
  const keys = new Set<string>()
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at)
    if (character === QUOTE) {
      const end = endOfString(text, at)
      if (depth === 1 && COLON.test(text.slice(end, end + 64))) keys.add(text.slice(at + 1, end - 1))
      if (depth === 1 && enough(keys)) return keys
      at = end - 1
    } else if (character === OPEN_BRACE || character === OPEN_BRACKET) {
      depth += 1
    } else if (character === CLOSE_BRACE || character === CLOSE_BRACKET) {
      depth -= 1
      if (depth <= 0) return keys
    }
  }
  return keys
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const COLON = /^\s*:/

/** The offset behind the closing quote of the string that starts at `start`. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charCodeAt(at)
    if (character === BACKSLASH) at += 1
    else if (character === QUOTE) return at + 1
  }
  return text.length
}
