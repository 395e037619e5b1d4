/** The way out: a fix as a diff where one is known, else the remedy in words. */
import type { Excerpt, FindingReport, Fix } from '../../model/report'
import { columnsOf } from '../columns'
import { plainCode } from '../plain'
import { lineOf } from '../where'
import { words } from '../wording'
import { type Page, sentences } from './page'

export function fixLines(on: Page, finding: FindingReport): readonly string[] {
  const remedy = finding.remedy === '' ? [] : labelled(on, words.remedy, finding.remedy)
  return [...remedy, ...(finding.fix === null ? [] : diff(on, finding.fix, excerptsOf(finding)))]
}

function labelled(on: Page, label: string, text: string): readonly string[] {
  const first = `  ${on.paint.strong(label)}  `
  return sentences(on, text, ' '.repeat(columnsOf(label) + 4), first)
}

function diff(on: Page, fix: Fix, excerpts: readonly Shown[]): readonly string[] {
  const whole = fix.edits.map((edit) => wholeLine(edit, excerpts))
  const edits = whole.flatMap(({ range, before, after }) => [
    `       ${on.paint.dim(lineOf(range, on.settings))}`,
    ...side(on, before).map((line) => `       ${on.paint.bad(`- ${line}`)}`),
    ...side(on, after).map((line) => `       ${on.paint.good(`+ ${line}`)}`),
  ])
  const caution = fix.caution === null ? [] : sentences(on, fix.caution, '       ')
  return [...labelled(on, words.fix, fix.title), ...edits, ...caution]
}

/** An insertion has nothing before it; the indentation that all lines share is left out. */
function side(on: Page, text: string): readonly string[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const shared = Math.min(...lines.map((line) => line.length - line.trimStart().length))
  return lines.map((line) => plainCode(line.slice(shared), on.settings.unicode).replaceAll('\t', '  '))
}

type Edit = Fix['edits'][number]
type Shown = Excerpt & { readonly file: string }

function excerptsOf({ range, excerpt, evidence }: FindingReport): readonly Shown[] {
  const own = excerpt === null ? [] : [{ ...excerpt, file: range.file }]
  return [
    ...own,
    ...evidence.flatMap((each) =>
      each.excerpt && each.range ? [{ ...each.excerpt, file: each.range.file }] : [],
    ),
  ]
}

/** An edit within a line is shown with the rest of that line, where an excerpt has it: `- internal = false`, not `- false`. */
function wholeLine(edit: Edit, excerpts: readonly Shown[]): Edit {
  const { file, start, end } = edit.range
  if (start.line !== end.line) return edit
  for (const excerpt of excerpts) {
    const line = excerpt.file === file ? excerpt.lines[start.line - excerpt.firstLine] : undefined
    if (
      line === undefined ||
      edit.before === '' ||
      line.slice(start.column - 1, end.column - 1) !== edit.before
    )
      continue
    return {
      ...edit,
      before: line,
      after: line.slice(0, start.column - 1) + edit.after + line.slice(end.column - 1),
    }
  }
  return edit
}
