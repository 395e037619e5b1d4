/** The way out: a fix as a diff where one is known, else the remedy in words. */
import type { FindingReport, Fix } from '../../model/report'
import { columnsOf } from '../columns'
import { diffOf } from '../diff'
import { plainCode } from '../plain'
import { lineOf } from '../where'
import { words } from '../wording'
import { type Page, sentences } from './page'

export function fixLines(on: Page, finding: FindingReport): readonly string[] {
  const remedy = finding.remedy === '' ? [] : labelled(on, words.remedy, finding.remedy)
  return [...remedy, ...(finding.fix === null ? [] : diff(on, finding.fix, finding))]
}

function labelled(on: Page, label: string, text: string): readonly string[] {
  const first = `  ${on.paint.strong(label)}  `
  return sentences(on, text, ' '.repeat(columnsOf(label) + 4), first)
}

function diff(on: Page, fix: Fix, finding: FindingReport): readonly string[] {
  const shown = (line: string) => plainCode(line, on.settings.unicode).replaceAll('\t', '  ')
  const edits = diffOf(fix, finding).flatMap(({ range, gone, come }) => [
    `       ${on.paint.dim(lineOf(range, on.settings))}`,
    ...gone.map((line) => `       ${on.paint.bad(`- ${shown(line)}`)}`),
    ...come.map((line) => `       ${on.paint.good(`+ ${shown(line)}`)}`),
  ])
  const caution = fix.caution === null ? [] : sentences(on, fix.caution, '       ')
  return [...labelled(on, words.fix, fix.title), ...edits, ...caution]
}
