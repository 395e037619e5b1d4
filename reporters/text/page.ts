/** What all parts of the text report share: how to paint, how wide a line may be, how a text from the input is shown. */
import { columnsOf } from '../columns'
import { type Palette, palette } from '../palette'
import { plain } from '../plain'
import type { ReporterSettings } from '../reporter'
import { indent, wrap } from '../wrap'

/** No line on a terminal is longer, however wide the window. */
const COLUMNS_AT_MOST = 100
/** Lines of code are cut even in a pipe: a minified template is one line of megabytes. */
const CODE_COLUMNS_IN_A_PIPE = 160

export interface Page {
  readonly settings: ReporterSettings
  readonly paint: Palette
  /** Columns of a line; null: no wrapping. */
  readonly width: number | null
  readonly codeWidth: number
  readonly plain: (text: string) => string
}

export function page(settings: ReporterSettings): Page {
  const width = settings.width === null ? null : Math.max(40, Math.min(settings.width, COLUMNS_AT_MOST))
  return {
    settings,
    paint: palette(settings.colors),
    width,
    codeWidth: width ?? CODE_COLUMNS_IN_A_PIPE,
    plain: (text) => plain(text, settings.unicode),
  }
}

/** Sentences, escaped and wrapped, each line behind `by` (the first behind `first`). Newlines of the input do not survive. */
export function sentences(on: Page, text: string, by: string, first = by): readonly string[] {
  const taken = visibleColumns(first) - columnsOf(by)
  return indent(wrap(on.plain(text), on.width === null ? null : on.width - columnsOf(by), taken), by, first)
}

/**
 * A label at the right end of a line. It keeps two spaces of distance; when it does not fit, it gets its own line.
 * In a pipe it follows directly.
 */
export function withLabel(on: Page, lines: readonly string[], label: string, by: string): readonly string[] {
  const last = lines[lines.length - 1] ?? ''
  if (label === '') return lines
  if (on.width === null) return [...lines.slice(0, -1), `${last}  ${label}`]
  const space = on.width - visibleColumns(last) - visibleColumns(label)
  if (space < 2) return [...lines, by + label]
  return [...lines.slice(0, -1), last + ' '.repeat(space) + label]
}

// Built from a code point, since a control character has no place in a pattern's source.
const PAINT = new RegExp(`${String.fromCodePoint(27)}\\[[0-9;]*m`, 'g')

/** Our own colours take no columns; escape sequences of the input are not there any more. */
export const visibleColumns = (line: string): number => columnsOf(line.replace(PAINT, ''))
