/** How a dialect spells a value of a row, where it has one plain spelling. */
import type { Dialect } from '../model/declaration'
import type { Scalar } from '../model/value'
import type { Row } from '../resources/define'

export interface Spelled {
  readonly name: string
  readonly value: Scalar
}

/** Undefined for nested, several or code-made spellings: no single edit says it. */
export function spelled(row: Row | undefined, dialect: Dialect, wanted: Scalar): Spelled | undefined {
  if (row?.row !== 'scalar' && row?.row !== 'mapped') return undefined
  const name = row[dialect]
  if (typeof name !== 'string' || /[.[\]]/.test(name)) return undefined
  if (row.row === 'scalar') return { name, value: wanted }
  const value = row.values.find((each) => each.value === wanted)?.[dialect]
  return value === undefined ? undefined : { name, value }
}

/** A literal of HCL, YAML or JSON; text that would need escapes is left to people. */
export function literalOf(value: Scalar, form: 'hcl' | 'yaml' | 'json'): string | undefined {
  if (typeof value !== 'string') return String(value)
  if (!/^[\w./:-]*$/.test(value)) return undefined
  const plain =
    form === 'yaml' && /^[A-Za-z][\w-]*$/.test(value) && !/^(?:true|false|yes|no|on|off|null)$/i.test(value)
  return plain ? value : `"${value}"`
}
