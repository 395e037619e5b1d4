/** A rule in the words in which people write theirs: what is printed loads again as the same rule. */
import type { AnyRule } from '../engine/rule'

const SCHEMA = '# yaml-language-server: $schema=https://unpkg.com/vpclint/schemas/rule.schema.json'

export function ruleYaml(rule: AnyRule): string {
  const { stringify } = require('yaml') as typeof import('yaml')
  const { id, severity, title, why, remedy, links, tags, about, when, must, raise, message, ...rest } = rule
  const inOrder = {
    id,
    severity,
    title,
    about,
    when,
    must,
    raise,
    message,
    ...rest,
    why,
    remedy,
    links,
    tags,
  }
  const text = stringify(inOrder, { lineWidth: 100, aliasDuplicateObjects: false, keepUndefined: false })
  return `${SCHEMA}\n${text}`
}
