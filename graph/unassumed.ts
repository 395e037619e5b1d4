/**
 * A value as it is whatever the defaults of inputs become: what rests on one is unknown, of a text only the pieces that do.
 *
 *     "com.amazonaws.${var.region}.sqs"     region by default eu-west-1: com.amazonaws.?.sqs
 */
import { type Template, unknown, type Value } from '../model/value'

export function unassumed(value: Value<unknown>): Value<unknown> {
  if (value.assumed === undefined) return value
  const { pieces, origin } = value
  if (!pieces) return unknown('no-value-for-input', origin)
  const template: Template = {
    state: 'template',
    parts: pieces.map((piece) => (typeof piece === 'string' ? piece : unassumed(piece))),
    origin,
  }
  return template
}
