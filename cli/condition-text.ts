/** A rule's condition in the words of the rule language, as YAML would hold it. */
import type { AnyRule } from '../engine/rule'

/** `vpc:` newline `  dnsSupport: true`; nothing at all for an empty condition. */
export function conditionLines(condition: unknown): readonly string[] {
  return isMapping(condition)
    ? Object.entries(condition).flatMap(([key, value]) => entry(key, value))
    : [scalar(condition)]
}

function entry(key: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    return value.every((item) => !isMapping(item))
      ? [`${key}: [${value.map(scalar).join(', ')}]`]
      : [`${key}:`, ...value.flatMap((item) => listItem(conditionLines(item)))]
  }
  if (!isMapping(value)) return [`${key}: ${scalar(value)}`]
  const lines = conditionLines(value)
  return lines.length === 0 ? [`${key}: {}`] : [`${key}:`, ...lines.map((line) => `  ${line}`)]
}

const listItem = (lines: readonly string[]): readonly string[] =>
  lines.map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`))

const isMapping = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Words that YAML would read as something else are quoted. */
function scalar(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  const isPlain = /^[A-Za-z][\w./-]*$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value)
  return isPlain ? value : JSON.stringify(value)
}

/** What a rule is about, when it is asked and what must be so. */
export function askedLines(rule: AnyRule): readonly string[] {
  const block = (key: string, condition: unknown) => {
    const lines = conditionLines(condition)
    return lines.length === 0 ? [] : [`${key}:`, ...lines.map((line) => `  ${line}`)]
  }
  return [`about: ${rule.about}`, ...block('when', rule.when), ...block('must', rule.must)]
}
