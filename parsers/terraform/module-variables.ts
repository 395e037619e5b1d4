/** What a variable is: the input of the call, a given value, its default, or itself. */
import type { Place } from '../../model/place'
import { refersTo, type Value, written } from '../../model/value'
import { convertTo } from './evaluate/convert'
import { evaluate } from './evaluate/expression'
import { failed, relocate } from './evaluate/outcome'
import { type Definition, placeOf, type Scope } from './evaluate/scope'
import { markDeep } from './evaluate/summary'
import { type Type, typeOf } from './evaluate/type'
import type { Session } from './session'
import { readExpressionText } from './syntax/read'
import type { Block, Expression } from './syntax/tree'

const argument = (block: Block, name: string): Expression | undefined =>
  block.body.attributes.find((attribute) => attribute.name === name)?.value

const isTrue = (expression: Expression | undefined): boolean =>
  expression?.kind === 'literal' && expression.value === true
const isFalse = (expression: Expression | undefined): boolean =>
  expression?.kind === 'literal' && expression.value === false

/** The value of a module's variable. `input` is what the call passes. */
export function inputValue(block: Block, input: Definition | undefined, scope: Scope): Value<unknown> {
  const own = { ...scope, source: block.source }
  const type = typeOf(argument(block, 'type'))
  const passed = input === undefined ? undefined : evaluate(input.expression, input.scope)
  const isPassed =
    passed !== undefined && !(passed.state === 'absent' && isFalse(argument(block, 'nullable')))
  const value = isPassed ? passed : (defaultValue(block, own) ?? missing(block, own))
  return finished(value, type, block, own)
}

/** The value of a root variable: the command line wins over files, files over the default, which is assumed. */
export function rootValue(name: string, block: Block, session: Session, scope: Scope): Value<unknown> {
  const own = { ...scope, source: block.source }
  const type = typeOf(argument(block, 'type'))
  const given = givenValue(name, type, block, session, own)
  if (given !== undefined) return finished(given, type, block, own)
  const byDefault = defaultValue(block, own)
  if (byDefault === undefined) return finished(missing(block, own), type, block, own)
  return markDeep(finished(byDefault, type, block, own), { assumed: 'variable-default' })
}

function defaultValue(block: Block, scope: Scope): Value<unknown> | undefined {
  const expression = argument(block, 'default')
  return expression === undefined ? undefined : evaluate(expression, scope)
}

function missing(block: Block, scope: Scope): Value<unknown> {
  const name = block.labels[0]?.text ?? ''
  const { deployment } = scope.world.run
  const { address } = scope.world
  const full = address === '' ? name : `${address}.${name}`
  return refersTo(
    [{ to: { is: 'input', deployment, name: full }, attribute: '' }],
    written(placeOf(block.header, scope)),
  )
}

function finished(value: Value<unknown>, type: Type, block: Block, scope: Scope): Value<unknown> {
  const converted = convertTo(value, type, (expression) => evaluate(expression, scope))
  return isTrue(argument(block, 'sensitive')) ? markDeep(converted, { sensitive: true }) : converted
}

function givenValue(
  name: string,
  type: Type,
  block: Block,
  session: Session,
  scope: Scope,
): Value<unknown> | undefined {
  const typed = session.settings.variables?.get(name)
  if (typed !== undefined) {
    const isExpression = session.settings.expressions?.has(name) || !isText(type, block)
    return typedValue(typed, isExpression, block, scope)
  }
  const given = session.given.values.get(name)
  return given === undefined ? undefined : evaluate(given.expression, { ...scope, source: given.source })
}

/** Where no type is said, `-var` gives text, whatever it looks like. */
const isText = (type: Type, block: Block): boolean =>
  type.is === 'string' || argument(block, 'type') === undefined

/** `-var` has no source, so its values stand at the variable. */
function typedValue(text: string, isExpression: boolean, block: Block, scope: Scope): Value<unknown> {
  const place: Place = placeOf(block.header, scope)
  const expression: ReturnType<typeof readExpressionText> = isExpression
    ? readExpressionText({ name: block.source, text })
    : { kind: 'literal', value: text, start: 0, end: 0 }
  if ('message' in expression) return failed(expression.message, written(place))
  return placedAt(evaluate(expression, scope), place)
}

/** The value with all its parts at one place. */
function placedAt(value: Value<unknown>, place: Place): Value<unknown> {
  const moved = { ...relocate(value, place), origin: written(place) }
  if (moved.state === 'list') return { ...moved, items: moved.items.map((item) => placedAt(item, place)) }
  if (moved.state !== 'map') return moved
  return {
    ...moved,
    entries: new Map([...moved.entries].map(([key, entry]) => [key, placedAt(entry, place)])),
  }
}
