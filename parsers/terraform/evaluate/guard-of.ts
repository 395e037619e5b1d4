/**
 * # What a condition asks
 *
 * A condition that nobody can tell becomes a choice, and equal conditions must become the same choice, or the engine would
 * imagine worlds that cannot be. So the condition is taken apart (`!`, `&&`, `||`), followed through locals and module inputs
 * to where it is decided, and a comparison of a variable with a text becomes one value of that variable's choice.
 *
 *     count  = local.create ? 1 : 0          local.create = var.env == "prod"
 *     guard  { is: 'equals', choice: 'live?var.env', value: 'prod' }      choice values: ['prod', OTHER]
 */
import { ALWAYS, allOf, anyOf, type Choice, type Guard, NEVER, not, OTHER } from '../../../model/guard'
import { known, type Value } from '../../../model/value'
import type { Binary, Expression } from '../syntax/tree'
import { rootsOf } from '../syntax/walk'
import { conditionalOf } from './cases'
import { evaluate } from './expression'
import { guardSize, MAX_GUARD } from './guard-size'
import { plainBoolean, plainScalar } from './plain'
import { boundTo, type Scope, type World } from './scope'

/** When the condition, whose value is already computed and not known, holds. */
export function guardOf(condition: Expression, value: Value<unknown>, scope: Scope): Guard {
  const guard = guardOfValue(value) ?? guardOfExpression(condition, scope)
  return guardSize(guard) > MAX_GUARD ? atom(condition, scope) : guard
}

function guardOfValue(value: Value<unknown>): Guard | undefined {
  const scalar = plainScalar(value)
  const decided = scalar === undefined ? undefined : plainBoolean(scalar)
  if (decided !== undefined) return decided ? ALWAYS : NEVER
  if (value.state !== 'conditional') return undefined
  const parts: Guard[] = []
  for (const each of value.cases) {
    const inner = guardOfValue(each.value)
    if (inner === undefined) return undefined
    parts.push(allOf([each.guard, inner]))
  }
  return anyOf(parts)
}

function guardOfExpression(condition: Expression, scope: Scope): Guard {
  const { run } = scope.world
  if (run.depth > 380) return atom(condition, scope)
  run.depth++
  const guard = guardOfKind(condition, scope)
  run.depth--
  return guard
}

const guardOfPart = (part: Expression, scope: Scope): Guard => guardOf(part, evaluate(part, scope), scope)

function guardOfKind(condition: Expression, scope: Scope): Guard {
  switch (condition.kind) {
    case 'parentheses':
      return guardOfPart(condition.inner, scope)
    case 'unary':
      return condition.operator === '!' ? not(guardOfPart(condition.operand, scope)) : atom(condition, scope)
    case 'binary':
      return guardOfBinary(condition, scope)
    case 'attribute':
      return guardOfName(condition, scope)
    case 'template': {
      const [only] = condition.parts
      if (condition.parts.length === 1 && only?.kind === 'interpolation')
        return guardOfPart(only.value, scope)
      return atom(condition, scope)
    }
    default:
      return atom(condition, scope)
  }
}

function guardOfBinary(condition: Binary, scope: Scope): Guard {
  const { operator, left, right } = condition
  switch (operator) {
    case '&&':
      return allOf([guardOfPart(left, scope), guardOfPart(right, scope)])
    case '||':
      return anyOf([guardOfPart(left, scope), guardOfPart(right, scope)])
    case '==':
      return comparison(condition, scope)
    case '!=':
      return not(comparison(condition, scope))
    default:
      return atom(condition, scope)
  }
}

/** `x == true` asks what `x` asks; `var.env == "prod"` asks for a value of the variable. */
function comparison(condition: Binary, scope: Scope): Guard {
  const sides = [condition.left, condition.right].map((side) => ({ side, value: evaluate(side, scope) }))
  const literal = sides.find(({ value }) => plainScalar(value) !== undefined)
  const other = sides.find((each) => each !== literal)
  const scalar = literal === undefined ? undefined : plainScalar(literal.value)
  if (scalar === undefined || other === undefined) return equalityAtom(condition, scope)
  if (typeof scalar === 'boolean') {
    const guard = guardOfPart(other.side, scope)
    return scalar ? guard : not(guard)
  }
  return inputEquals(other.value, String(scalar), scope) ?? equalityAtom(condition, scope)
}

/** `a != b` must be the opposite of `a == b`, so both are asked in the first form. */
function equalityAtom(condition: Binary, scope: Scope): Guard {
  return condition.operator === '=='
    ? atom(condition, scope)
    : not(atom({ ...condition, operator: '==' }, scope))
}

function inputEquals(value: Value<unknown>, text: string, scope: Scope): Guard | undefined {
  const [target, ...others] = value.state === 'reference' && value.exact ? value.targets : []
  if (target === undefined || others.length > 0 || target.to.is !== 'input' || target.attribute !== '')
    return undefined
  const { choices } = scope.world.run
  const id = `${target.to.deployment}?var.${target.to.name}`
  const before = choices.get(id)
  const domain = (before?.values ?? []).filter((each) => each !== OTHER && each !== text)
  choices.set(id, { id, label: `var.${target.to.name}`, values: [...domain, text, OTHER] })
  return { is: 'equals', choice: id, value: text }
}

const remembered = new WeakMap<World, Map<string, Guard>>()

/** What the names of a module instance ask: each is followed once, however often it is used. */
function guardsOf(world: World): Map<string, Guard> {
  const before = remembered.get(world)
  if (before !== undefined) return before
  const made = new Map<string, Guard>()
  remembered.set(world, made)
  return made
}

/** Follows a local or a module's input to the expression that decides it. */
function guardOfName(condition: Expression & { kind: 'attribute' }, scope: Scope): Guard {
  const { of, name } = condition
  if (of.kind !== 'root' || boundTo(scope, of.name) !== undefined) return atom(condition, scope)
  if (of.name !== 'var' && of.name !== 'local') return atom(condition, scope)
  const definition = scope.world.definition(of.name, name)
  if (definition === undefined) return atom(condition, scope)
  const guards = guardsOf(scope.world)
  const key = `${of.name}.${name}`
  const guard = guards.get(key) ?? guardOfPart(definition.expression, definition.scope)
  guards.set(key, guard)
  return guard
}

/** An unknown answer to a yes-or-no question, as true and false under their guards; `undefined` for other expressions. */
export function openQuestion(
  expression: Expression,
  value: Value<unknown>,
  scope: Scope,
): Value<unknown> | undefined {
  if (!isQuestion(expression, scope, 0)) return undefined
  const guard = guardOf(expression, value, scope)
  const cases = [
    { guard, value: known(true, value.origin) },
    { guard: not(guard), value: known(false, value.origin) },
  ]
  return conditionalOf(cases, value.origin)
}

const questions = new Set(['&&', '||', '==', '!=', '<', '<=', '>', '>='])

function isQuestion(expression: Expression, scope: Scope, depth: number): boolean {
  switch (expression.kind) {
    case 'parentheses':
      return isQuestion(expression.inner, scope, depth)
    case 'unary':
      return expression.operator === '!'
    case 'binary':
      return questions.has(expression.operator)
    case 'attribute': {
      const { of, name } = expression
      if (of.kind !== 'root' || (of.name !== 'var' && of.name !== 'local') || depth > 20) return false
      const definition = scope.world.definition(of.name, name)
      return definition !== undefined && isQuestion(definition.expression, definition.scope, depth + 1)
    }
    default:
      return false
  }
}

/** A choice of its own, true or false. Names bound by a loop make it one choice a round. */
function atom(condition: Expression, scope: Scope): Guard {
  const { run, address } = scope.world
  const label = labelOf(condition, scope)
  const round =
    [...rootsOf(condition)].map((root) => boundTo(scope, root)?.round ?? '').find((each) => each !== '') ?? ''
  const module = address === '' ? '' : `${address}.`
  const id = `${run.deployment}?${module}${label}${round === '' ? '' : `@${round}`}`
  const choice: Choice = { id, label, values: ['true', 'false'] }
  const before = run.choices.get(id)
  if (before === undefined) run.choices.set(id, choice)
  else if (!before.values.includes('true'))
    run.choices.set(id, { ...before, values: ['true', ...before.values] })
  return { is: 'equals', choice: id, value: 'true' }
}

const operatorText = (condition: Binary, scope: Scope): string =>
  `${labelOf(condition.left, scope)} ${condition.operator} ${labelOf(condition.right, scope)}`

function labelOf(condition: Expression, scope: Scope): string {
  if (condition.kind === 'binary') return operatorText(condition, scope)
  const text = scope.world.run.texts.get(scope.source) ?? ''
  const label = text.slice(condition.start, condition.end).replace(/\s+/g, ' ')
  return label === '' ? 'condition' : label
}
