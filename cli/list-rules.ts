/** `vpclint rules`: every rule, by severity and name. */
import type { AnyRule } from '../engine/rule'
import { columnsOf, padEnd } from '../reporters/columns'
import { palette } from '../reporters/palette'
import { number } from '../reporters/wording'

const ORDER = ['error', 'warning', 'note'] as const

export function rulesText(rules: readonly AnyRule[], colors: boolean): string {
  const paint = palette(colors)
  const sorted = [...rules].sort(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || (a.id < b.id ? -1 : 1),
  )
  const width = Math.max(0, ...sorted.map(({ id }) => columnsOf(id)))
  const lines = sorted.map(
    ({ id, severity, title, preview }) =>
      `${paint.severity(severity)(severity.padEnd(7))}  ${padEnd(id, width)}  ${title}${preview ? ' (preview)' : ''}`,
  )
  return `${[...lines, '', `${number(rules.length, 'rule')}. vpclint explain RULE says why, and how to fix it.`].join('\n')}\n`
}

export function rulesJson(rules: readonly AnyRule[]): string {
  const list = rules.map(({ id, severity, title, why, remedy, links, tags }) => ({
    id,
    severity,
    title,
    why,
    remedy,
    links,
    tags,
  }))
  return `${JSON.stringify(list, null, 2)}\n`
}
