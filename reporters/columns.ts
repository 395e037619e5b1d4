/** Columns a text takes on a terminal: East Asian wide characters and emoji take two, combining marks none. */

/** Wide and full-width blocks of https://www.unicode.org/reports/tr11/, coarse: unassigned code points in between count as wide. */
const WIDE =
  /[\u1100-\u115f\u231a-\u231b\u2329-\u232a\u23e9-\u23ec\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f320}\u{1f32d}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]/u
const COMBINING = /[\p{Mn}\p{Me}]/u

export function columnsOfCharacter(character: string): number {
  if (character < '\u0300') return 1
  return COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1
}

export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += columnsOfCharacter(character)
  return columns
}

/** Tabs become spaces up to the next multiple of `stop`, so that carets below stand where the eye expects them. */
export function expandTabs(text: string, stop = 4): string {
  let columns = 0
  let result = ''
  for (const character of text) {
    const piece = character === '\t' ? ' '.repeat(stop - (columns % stop)) : character
    columns += character === '\t' ? piece.length : columnsOfCharacter(character)
    result += piece
  }
  return result
}

export const padEnd = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - columnsOf(text)))
