/** A fix as lines that go and lines that come: whole ones where an excerpt has them, without the indentation that all share. */

import type { Range } from '../model/range-in-source'
import type { Excerpt, FindingReport, Fix } from '../model/report'

export interface DiffPart {
  readonly range: Range
  readonly gone: readonly string[]
  readonly come: readonly string[]
}

export function diffOf(fix: Pick<Fix, 'edits'>, finding: FindingReport): readonly DiffPart[] {
  const excerpts = excerptsOf(finding)
  return fix.edits.map((edit) => {
    const { range, before, after } = wholeLine(edit, excerpts)
    return { range, gone: linesOf(before), come: linesOf(after) }
  })
}

/** An insertion has nothing before it. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const shared = Math.min(...lines.map((line) => line.length - line.trimStart().length))
  return lines.map((line) => line.slice(shared))
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
