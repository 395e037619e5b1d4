/** Type conversions, and the marks of secrets. */
import { absent, known, type Value, written } from '../../../../model/value'
import { convertTo } from '../convert'
import { isSet, relocate } from '../outcome'
import { markDeep } from '../summary'
import { ANY } from '../type'
import { cannotTell, type FunctionCall, type FunctionTable, refuse } from './define'

const scalar =
  (type: 'string' | 'number' | 'bool') =>
  (call: FunctionCall): Value<unknown> => {
    const [value] = call.values
    if (value === undefined) return refuse(call, 'no argument.')
    if (value.state === 'list' || value.state === 'map') return refuse(call, `this is no ${type}.`)
    return relocate(convertTo(value, { is: type }), call.place)
  }

/** The elements get one type, whichever they agree on. */
const collection =
  (is: 'list' | 'set' | 'map') =>
  (call: FunctionCall): Value<unknown> => {
    const [value] = call.values
    return value === undefined
      ? refuse(call, 'no argument.')
      : relocate(convertTo(value, { is, of: ANY }), call.place)
  }

function sensitive(call: FunctionCall): Value<unknown> {
  const [value] = call.values
  return value === undefined ? cannotTell(call) : markDeep(relocate(value, call.place), { sensitive: true })
}

function issensitive(call: FunctionCall): Value<unknown> {
  const [value] = call.values
  return value === undefined ? cannotTell(call) : known(value.sensitive === true, written(call.place))
}

/** The author says that it is no secret; a reader that cannot check this keeps what it was told by the mark itself. */
function nonsensitive(call: FunctionCall): Value<unknown> {
  const [value] = call.values
  if (value === undefined) return absent(written(call.place))
  const plain = unmarked(relocate(value, call.place))
  // A set has the marks of its elements.
  return plain.state === 'list' && isSet(plain) ? { ...plain, items: plain.items.map(unmarked) } : plain
}

function unmarked(value: Value<unknown>): Value<unknown> {
  const { sensitive: _mark, ...plain } = value
  return plain
}

export const conversions: FunctionTable = {
  tostring: scalar('string'),
  tonumber: scalar('number'),
  tobool: scalar('bool'),
  toset: collection('set'),
  tolist: collection('list'),
  tomap: collection('map'),
  sensitive,
  nonsensitive,
  issensitive,
}
