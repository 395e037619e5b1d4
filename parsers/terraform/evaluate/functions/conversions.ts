/** Type conversions, and the marks of secrets. */
import { absent, known, list, type Value, written } from '../../../../model/value'
import { convertTo } from '../convert'
import { isSet, relocate, setOf } from '../outcome'
import { markDeep } from '../summary'
import { unified } from '../unify'
import { cannotTell, type FunctionCall, type FunctionTable, refuse } from './define'

const scalar =
  (type: 'string' | 'number' | 'bool') =>
  (call: FunctionCall): Value<unknown> => {
    const [value] = call.values
    if (value === undefined) return refuse(call, 'no argument.')
    if (value.state === 'list' || value.state === 'map') return refuse(call, `this is no ${type}.`)
    return relocate(convertTo(value, { is: type }), call.place)
  }

function toset(call: FunctionCall): Value<unknown> {
  const [value] = call.values
  if (value?.state === 'absent') return value
  if (value?.state === 'list') return setOf(unified(value.items), value.open, written(call.place))
  return value === undefined ? refuse(call, 'no argument.') : relocate(value, call.place)
}

function tolist(call: FunctionCall): Value<unknown> {
  const [value] = call.values
  if (value?.state === 'list') return { ...list(unified(value.items), written(call.place)), open: value.open }
  return value === undefined ? refuse(call, 'no argument.') : relocate(value, call.place)
}

function tomap(call: FunctionCall): Value<unknown> {
  const [value] = call.values
  if (value === undefined || value.state === 'list' || value.state === 'known')
    return refuse(call, 'this is no map.')
  if (value.state !== 'map') return relocate(value, call.place)
  const items = unified([...value.entries.values()])
  const entries = new Map([...value.entries.keys()].map((key, index) => [key, items[index] ?? value]))
  return relocate({ ...value, entries }, call.place)
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
  const { sensitive: _mark, ...plain } = relocate(value, call.place)
  return plain
}

function tosetAware(call: FunctionCall): Value<unknown> {
  const [value] = call.values
  return value !== undefined && isSet(value) ? relocate(value, call.place) : toset(call)
}

export const conversions: FunctionTable = {
  tostring: scalar('string'),
  tonumber: scalar('number'),
  tobool: scalar('bool'),
  toset: tosetAware,
  tolist,
  tomap,
  sensitive,
  nonsensitive,
  issensitive,
}
