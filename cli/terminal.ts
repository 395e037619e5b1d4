/** What the output can show: colours, columns, characters beyond ASCII. */
import type { Stream, World } from './world'

export const COLOR_WORDS = ['auto', 'always', 'never'] as const
export type ColorWord = (typeof COLOR_WORDS)[number]

/** `--color` first, then NO_COLOR (https://no-color.org), then FORCE_COLOR, then whether a terminal is at the other end. */
export function wantsColors(word: ColorWord, { environment }: World, stream: Stream): boolean {
  if (word !== 'auto') return word === 'always'
  if (isSet(environment.NO_COLOR)) return false
  const forced = environment.FORCE_COLOR
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  return stream.isTerminal && environment.TERM !== 'dumb'
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== ''

/** The first of these that is set decides (POSIX); without any, ASCII is only assumed where nothing else is known to work. */
export function speaksUnicode({ environment }: World): boolean {
  const locale = [environment.LC_ALL, environment.LC_CTYPE, environment.LANG].find(isSet)
  if (locale === undefined) return environment.TERM !== 'linux'
  return /utf-?8/i.test(locale)
}

export const isWorkflow = ({ environment }: World): boolean => environment.GITHUB_ACTIONS === 'true'
