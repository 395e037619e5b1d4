/** The way out: a fix as a diff where one is known, else the remedy in words. */
import type { Choice, FindingReport, Fix } from '../../model/report'
import { columnsOf } from '../columns'
import { diffOf } from '../diff'
import { plainCode } from '../plain'
import { lineOf } from '../where'
import { letterOf, words } from '../wording'
import { type Page, sentences } from './page'

export function fixLines(on: Page, finding: FindingReport): readonly string[] {
  return [...waysOut(on, finding), ...checkLines(on, finding)]
}

function waysOut(on: Page, finding: FindingReport): readonly string[] {
  if (finding.fixes !== undefined)
    return [
      `  ${on.paint.strong(finding.fixes.length === 1 ? words.onlyFix : words.choose)}`,
      ...finding.fixes.flatMap((choice, at) => choiceLines(on, choice, letterOf(at), finding)),
    ]
  const remedy = finding.remedy === '' ? [] : labelled(on, words.remedy, finding.remedy)
  return [...remedy, ...(finding.fix === null ? [] : diff(on, finding.fix, finding))]
}

function choiceLines(on: Page, choice: Choice, letter: string, finding: FindingReport): readonly string[] {
  const { title, costs, steps, edits, breaks } = choice
  const by = '         '
  return [
    ...sentences(on, title, '       ', `    ${on.paint.strong(letter)}  `),
    ...(costs === null ? [] : sentences(on, costs, by)),
    ...steps.flatMap((step) => sentences(on, step, `${by}  `, `${by}+ `)),
    ...diffLines(on, edits, finding, by),
    ...breaks.flatMap((text) => sentences(on, `${words.first} ${text}`, by)),
  ]
}

function checkLines(on: Page, { check }: FindingReport): readonly string[] {
  if (check === undefined) return []
  return [
    '',
    `  ${words.checkBy(check.command)}`,
    ...sentences(on, `${check.command}  (${check.text})`, '    '),
  ]
}

function labelled(on: Page, label: string, text: string): readonly string[] {
  const first = `  ${on.paint.strong(label)}  `
  return sentences(on, text, ' '.repeat(columnsOf(label) + 4), first)
}

function diffLines(on: Page, edits: Fix['edits'], finding: FindingReport, by: string): readonly string[] {
  const shown = (line: string) => plainCode(line, on.settings.unicode).replaceAll('\t', '  ')
  return diffOf({ edits }, finding).flatMap(({ range, gone, come }) => [
    `${by}${on.paint.dim(lineOf(range, on.settings))}`,
    ...gone.map((line) => `${by}${on.paint.bad(`- ${shown(line)}`)}`),
    ...come.map((line) => `${by}${on.paint.good(`+ ${shown(line)}`)}`),
  ])
}

function diff(on: Page, fix: Fix, finding: FindingReport): readonly string[] {
  const edits = diffLines(on, fix.edits, finding, '       ')
  const caution = fix.caution === null ? [] : sentences(on, fix.caution, '       ')
  return [...labelled(on, words.fix, fix.title), ...edits, ...caution]
}
