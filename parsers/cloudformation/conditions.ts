/**
 * `Conditions` as guards: formulas over the choices that the template leaves to whoever deploys it.
 *
 *     HasVpc:  !Not [!Equals [!Ref VpcId, '']]        not (stack#VpcId = '')
 *     Private: !And [!Condition HasVpc, !Equals [!Ref Mode, private]]
 *
 * A parameter's default decides nothing here, a value that somebody set does.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
 */
import { ALWAYS, allOf, anyOf, type Guard, NEVER, not } from '../../model/guard'
import type { Node } from '../yaml/node'
import { argumentsOf, type Call, callOf, canonicalText, literalText } from './call'
import { equalsGuard } from './choices'
import { equalOperands } from './equality'
import { closedItems, evaluate } from './intrinsic'
import { mayBeOfMacro } from './macro-functions'
import { complain, type Run, type Scope, startScope } from './scope'

/** Formulas of more atoms than this are not kept: conditions that use each other can double with every line. */
const MOST_ATOMS = 2_000

export function guardOfCondition(name: string, run: Run): Guard | undefined {
  const before = run.guards.get(name)
  if (before?.state === 'done') return before.guard
  const condition = run.template.conditions.get(name)
  if (!condition) return undefined
  const scope = conditionScope(run)
  if (before) {
    complain(
      scope,
      'condition-cycle',
      `The condition ${JSON.stringify(name)} is defined by itself.`,
      condition.key,
    )
    return undefined
  }
  run.guards.set(name, { state: 'evaluating' })
  const formula = affordable(formulaOf(condition.value, scope), condition.value, scope)
  const isOpen = formula !== undefined && formula.is !== 'always' && formula.is !== 'never'
  const guard: Guard | undefined = isOpen ? { is: 'named', name, guard: formula } : formula
  run.guards.set(name, { state: 'done', guard })
  return guard
}

export const conditionScope = (run: Run): Scope => startScope(run, 'left-open')

/** Undefined: nobody can tell, and it has been said why. */
export function formulaOf(node: Node, scope: Scope): Guard | undefined {
  const call = conditionCall(node)
  switch (call?.name) {
    case 'Condition':
      return named(call, scope)
    case 'Fn::Equals':
      return equals(call, scope)
    case 'Fn::Not':
      return negation(call, scope)
    case 'Fn::And':
    case 'Fn::Or':
      return combination(call, scope)
    case 'Fn::Contains':
      return contains(call, scope)
    case 'Fn::EachMemberEquals':
    case 'Fn::EachMemberIn':
      return opaque(call.node, scope)
    default:
      return call && mayBeOfMacro(call.name, scope.run.template) ? opaque(node, scope) : constant(node, scope)
  }
}

function conditionCall(node: Node): Call | undefined {
  const [pair, ...rest] = node.kind === 'mapping' && node.tag === undefined ? node.pairs : []
  if (pair && rest.length === 0 && pair.key.text === 'Condition')
    return { name: 'Condition', argument: pair.value, node }
  return callOf(node)
}

function constant(node: Node, scope: Scope): Guard | undefined {
  const text = literalText(node)?.toLowerCase()
  if (text === 'true' || text === 'false') return text === 'true' ? ALWAYS : NEVER
  complain(scope, 'malformed-condition', 'This is no condition: nobody can tell when it holds.', node)
  return undefined
}

function named(call: Call, scope: Scope): Guard | undefined {
  const name = literalText(call.argument)
  if (name !== undefined && scope.run.template.conditions.has(name)) return guardOfCondition(name, scope.run)
  complain(scope, 'undefined-condition', `There is no condition ${JSON.stringify(name ?? '')}.`, call.node)
  return undefined
}

function malformed({ name, node }: Call, needs: string, scope: Scope): undefined {
  complain(scope, 'malformed-condition', `${name} needs ${needs}.`, node)
}

function negation(call: Call, scope: Scope): Guard | undefined {
  const [inner, ...others] = argumentsOf(call.argument)
  if (!inner || others.length > 0) malformed(call, 'one condition', scope)
  const guard = inner && formulaOf(inner, scope)
  return guard && not(guard)
}

function combination(call: Call, scope: Scope): Guard | undefined {
  const guards = argumentsOf(call.argument).map((part) => formulaOf(part, scope))
  if (guards.length < 2) malformed(call, 'two conditions at least', scope)
  const known = [...new Set(guards.filter((guard) => guard !== undefined))]
  const [combine, decided] = call.name === 'Fn::And' ? [allOf, 'never'] : [anyOf, 'always']
  const result = combine(known)
  if (result.is === decided) return result
  if (known.length === 0 || guards.includes(undefined)) return undefined
  return affordable(result, call.node, scope)
}

function withinBudget(guard: Guard, budget: { left: number }): boolean {
  if (budget.left-- <= 0) return false
  if (guard.is === 'all' || guard.is === 'any')
    return guard.guards.every((part) => withinBudget(part, budget))
  return guard.is === 'not' || guard.is === 'named' ? withinBudget(guard.guard, budget) : true
}

function affordable(guard: Guard | undefined, node: Node, scope: Scope): Guard | undefined {
  if (!guard || withinBudget(guard, { left: MOST_ATOMS })) return guard
  complain(scope, 'condition-budget', 'This condition is too large to follow.', node)
  return undefined
}

function equals(call: Call, scope: Scope): Guard | undefined {
  const [left, right] = argumentsOf(call.argument)
  if (!left || !right) return malformed(call, 'two values', scope)
  return equalOperands(operand(left, scope), operand(right, scope), scope.run)
}

function operand(node: Node, scope: Scope) {
  const value = evaluate(node, scope)
  const plain = value.state === 'known' && value.written === 'plain' ? String(value.value) : ''
  const isBoolean = /^(?:True|TRUE|False|FALSE)$/.test(plain)
  return {
    value: isBoolean ? { ...value, value: plain.toLowerCase() } : value,
    expression: canonicalText(node),
  }
}

/** `[list of texts, value]`, in rules only. */
function contains(call: Call, scope: Scope): Guard | undefined {
  const [list, value] = argumentsOf(call.argument)
  const items = list && closedItems(evaluate(list, scope))
  if (!items || !value || items.length > MOST_ATOMS) return opaque(call.node, scope)
  const right = operand(value, scope)
  return anyOf(items.map((item) => equalOperands({ value: item, expression: '' }, right, scope.run)))
}

/** A question of its own: it may be answered either way. */
function opaque(node: Node, scope: Scope): Guard {
  const label = canonicalText(node)
  const { deployment, choices } = scope.run
  return equalsGuard(choices, { id: `${deployment}#${label}`, label, allowed: ['true', 'false'] }, 'true')
}
