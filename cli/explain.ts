/** The page of one rule, to be read like a page of a good manual. */
import type { AnyRule } from '../engine/rule'
import { palette } from '../reporters/palette'
import { dialectName, letterOf, words } from '../reporters/wording'
import { indent, wrapParagraphs } from '../reporters/wrap'
import { askedLines, conditionLines } from './condition-text'
import { checkShown, waysOutOf } from './ways-out'

export interface ExplainSettings {
  readonly colors: boolean
  /** Columns; null in a pipe. */
  readonly width: number | null
}

interface Section {
  readonly title: string
  readonly lines: readonly string[]
}

export function explainText(rule: AnyRule, { colors, width }: ExplainSettings): string {
  const paint = palette(colors)
  const columns = Math.min(width ?? 90, 100) - 2
  const head = `${paint.strong(rule.id)}  ${paint.severity(rule.severity)(rule.severity)}${rule.preview ? '  preview' : ''}`
  const body = sectionsOf(rule, columns).flatMap(({ title, lines }) => [
    paint.strong(title),
    ...indent(lines, '  '),
    '',
  ])
  return `${[head, '', ...indent(wrapParagraphs(rule.title, columns), '  '), '', ...body].join('\n')}`
}

function sectionsOf(rule: AnyRule, columns: number): readonly Section[] {
  const text = (value: string) => wrapParagraphs(value, columns)
  const list = (values: readonly string[]) =>
    values.flatMap((value) => indent(wrapParagraphs(value, columns - 2), '  ', '- '))
  const sections: readonly Section[] = [
    { title: 'Why', lines: text(rule.why) },
    { title: 'To fix it', lines: text(rule.remedy) },
    { title: rule.fixes?.length === 1 ? 'What to do' : 'Choose one', lines: wayLines(rule, columns) },
    { title: 'Prove it', lines: checkLines(rule, columns) },
    { title: 'What it asks', lines: askedLines(rule) },
    { title: 'Severity', lines: severityLines(rule, columns) },
    { title: 'Looks like it, and is not', lines: list(rule.traps ?? []) },
    { title: 'Where it holds', lines: list(dialectLines(rule)) },
    { title: 'Allow it', lines: [`# vpclint: allow ${rule.id} because REASON`] },
    { title: 'Read more', lines: [...rule.links] },
    { title: 'Tags', lines: rule.tags.length === 0 ? [] : [rule.tags.join(', ')] },
    { title: 'Earlier names', lines: rule.formerly === undefined ? [] : [rule.formerly.join(', ')] },
  ]
  return sections.filter(({ lines }) => lines.length > 0)
}

function wayLines(rule: AnyRule, columns: number): readonly string[] {
  const wrapped = (text: string, by: string, first = by) =>
    indent(wrapParagraphs(text, columns - by.length), by, first)
  return waysOutOf(rule).flatMap(({ title, costs, steps, breaks }, at) => [
    ...wrapped(title, '   ', `${letterOf(at)}  `),
    ...(costs === null ? [] : wrapped(costs, '   ')),
    ...steps.flatMap((step) => wrapped(step, '     ', '   + ')),
    ...breaks.flatMap((text) => wrapped(text, '   ')),
  ])
}

function checkLines(rule: AnyRule, columns: number): readonly string[] {
  const check = checkShown(rule)
  if (check === null) return []
  return [
    ...wrapParagraphs(words.checkBy(check.command), columns),
    `  ${check.command}`,
    ...indent(wrapParagraphs(check.says, columns - 2), '  '),
  ]
}

function severityLines(rule: AnyRule, columns: number): readonly string[] {
  if (rule.raise === undefined || rule.raise.length === 0) return []
  return rule.raise.flatMap((raise) => [
    ...wrapParagraphs(`${rule.severity}; raised to ${raise.to} where it is certain that`, columns),
    ...indent(conditionLines(raise.when), '  '),
  ])
}

function dialectLines(rule: AnyRule): readonly string[] {
  const only = rule.dialects === undefined ? [] : [`Only in ${rule.dialects.map(dialectName).join(' and ')}.`]
  const differs = Object.entries(rule.differs ?? {}).map(
    ([dialect, reason]) => `${dialectName(dialect)}: ${reason}`,
  )
  return [...only, ...differs]
}
