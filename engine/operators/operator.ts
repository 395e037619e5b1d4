/** What an operator is: one word of the language, a sentence for the docs, and its truth on settled values. */
import type { Truth } from '../../model/truth'
import type { Plain } from '../settle'

export interface Operator {
  readonly name: string
  /** One sentence for the docs and the schema. */
  readonly says: string
  /**
   * What may stand behind it: a value of the attribute's type (or `{ of: … }`), a list of them, a number, one or several globs, a CIDR
   * or port range, true or false.
   */
  readonly takes: 'value' | 'values' | 'number' | 'globs' | 'range' | 'boolean'
  /** On a list of values: it must hold for some item, for every item, or is asked of the list as a whole. */
  readonly onList: 'some' | 'every' | 'whole'
  /** `operands` has one entry except for `values` and `globs`. */
  readonly holds: (value: Plain, operands: readonly Plain[]) => Truth
}
