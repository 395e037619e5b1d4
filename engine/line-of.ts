/** Lines of a text, and which of them an offset is on. */

/** The offset of every line's first character. `\r\n`, `\n` and `\r` each end a line. */
export function lineStarts(text: string): readonly number[] {
  if (text.includes('\r')) return startsOfAnyLines(text)
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function startsOfAnyLines(text: string): readonly number[] {
  const starts = [0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1)
  }
  return starts
}

/** The last line that starts at the offset or before, counted from zero. `starts`: where each line starts, ascending. */
export function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
