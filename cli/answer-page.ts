/** How an answer of `trace` and `dig` is laid out: as findings are, wrapped on a terminal, with places as people type them there. */
import type { Range } from '../model/range-in-source'
import { PLAIN_SETTINGS } from '../reporters/reporter'
import { type Page, page, sentences, visibleColumns } from '../reporters/text/page'
import { columnOf, lineOf } from '../reporters/where'
import { isUsageError, type Request, type UsageError } from './arguments'
import { colorOf } from './lint-settings'
import type { Standpoint } from './roots'
import { speaksUnicode, wantsColors } from './terminal'
import type { World } from './world'

export type MakePage = (here: Standpoint) => Page

/** What of a page is known before anything is read. */
export function answerPage(request: Request, world: World): MakePage | UsageError {
  const color = colorOf(request)
  if (isUsageError(color)) return color
  return (here) =>
    page({
      ...PLAIN_SETTINGS,
      ...here,
      colors: wantsColors(color.word, world, world.output),
      width: world.output.columns,
      unicode: speaksUnicode(world),
    })
}

/** A sentence with its place behind it, or on a line of its own where the terminal is too narrow for both. */
export function placed(
  on: Page,
  text: string,
  range: Range | null,
  by: string,
  first = by,
): readonly string[] {
  const lines = sentences(on, text, by, first)
  if (range === null) return lines
  const place = `(${columnOf(range, on.settings)})`
  const last = lines.at(-1) ?? by
  const fits = on.width === null || visibleColumns(`${last}  ${place}`) <= on.width
  return fits ? [...lines.slice(0, -1), `${last}  ${place}`] : [...lines, by + place]
}

/** The lines that ranges start at, each once; of many the first ones. */
export function linesOf(on: Page, ranges: readonly Range[], most: number): string {
  const places = [...new Set(ranges.map((range) => lineOf(range, on.settings)))]
  const more = places.length > most ? ` and ${places.length - most} more` : ''
  return `${places.slice(0, most).join(', ')}${more}`
}

/** Beside the mark "cannot tell", a sentence need not say so again. */
export const besideMark = (says: string): string =>
  says.replace(/^cannot tell (?=whether |how |what |which )/, '')
