/**
 * One annotation: the title says who breaks and how, the text why, with its evidence; the rule stands last. It lies on a line that
 * the change touched where the finding or a piece of its evidence has one, since a diff shows no other.
 */

import type { Range } from '../../model/range-in-source'
import type { FindingReport, ProblemReport, Severity } from '../../model/report'
import { evidenceLines } from '../facts'
import { plain } from '../plain'
import type { ReporterSettings } from '../reporter'
import { isFile } from '../where'
import { ruleLine, words } from '../wording'

export type Level = 'error' | 'warning' | 'notice'

export interface Annotation {
  readonly level: Level
  readonly place: Readonly<Record<string, string | number>>
  readonly title: string
  readonly message: string
  /** Annotations with the same key are one: the rule says the same of the same line. */
  readonly key: string
}

const LEVELS: Readonly<Record<Severity, Level>> = { error: 'error', warning: 'warning', note: 'notice' }

export function findingAnnotation(finding: FindingReport, settings: ReporterSettings): Annotation {
  const place = position(touchedRange(finding, settings))
  const { title, rest } = titled(plain(finding.message))
  return {
    level: LEVELS[finding.severity],
    place,
    title,
    message: [
      ...(rest === '' ? [] : [rest]),
      ...evidenceLines(finding, settings),
      ruleLine(plain(finding.rule), finding.change),
      ...(finding.trace === null ? [] : [words.inSummary]),
    ].join('\n'),
    key: JSON.stringify([finding.severity, finding.rule, finding.change, place.file, place.line]),
  }
}

export function problemAnnotation({ code, message, file, range }: ProblemReport): Annotation {
  const place = range === null ? fileOf(file) : position(range)
  const text = plain(message)
  return {
    level: 'error',
    place,
    title: plain(code),
    message: text,
    key: JSON.stringify([place, text]),
  }
}

/** Of a check run's annotation (https://docs.github.com/rest/checks/runs): "The maximum size is 255 characters." */
const TITLE_AT_MOST = 255

/** The first sentence without its full stop; the others are the text's. One that is too long is cut above and whole below. */
function titled(message: string): { readonly title: string; readonly rest: string } {
  const [, first = message, rest = ''] = /^(.*?[^.\s]{2})\.\s+(?=\p{Lu})(.*)$/su.exec(message) ?? []
  const title = [...first.replace(/\.$/, '')]
  return title.length <= TITLE_AT_MOST
    ? { title: title.join(''), rest }
    : { title: `${title.slice(0, TITLE_AT_MOST - 1).join('')}…`, rest: message }
}

/** The finding's own place first, then its evidence, nearest first; of a range only the lines that were touched. */
function touchedRange({ range, evidence }: FindingReport, { changedLines }: ReporterSettings): Range {
  const ranges = [range, ...evidence.flatMap((piece) => [piece.range, ...piece.trail])]
  for (const each of ranges) {
    if (each === null) continue
    const stretch = changedLines
      ?.get(each.file)
      ?.find(([first, last]) => each.start.line <= last && each.end.line >= first)
    if (stretch !== undefined) return within(each, stretch)
  }
  return range
}

function within({ file, start, end }: Range, [first, last]: readonly [first: number, last: number]): Range {
  return {
    file,
    start: start.line >= first ? start : { line: first, column: 1 },
    end: end.line <= last ? end : { line: last, column: 1 },
  }
}

/** A range of several lines loses its columns, which GitHub refuses; so does one of no width. */
function position({ file, start, end }: Range): Annotation['place'] {
  const lines = { ...fileOf(file), line: start.line, endLine: end.line }
  const hasColumns = start.line === end.line && start.column < end.column
  return hasColumns ? { ...lines, col: start.column, endColumn: end.column } : lines
}

/** Standard input has no file that GitHub could open. */
const fileOf = (file: string): Annotation['place'] => (isFile(file) ? { file: plain(file) } : {})
