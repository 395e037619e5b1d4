/** Names: `var.x`, `local.x`, `aws_vpc.main`, `data.aws_region.here`, `module.net`, `each.key`, `path.module` and what follows them. */
import type { Place } from '../../../model/place'
import { known, refersTo, type Value, written } from '../../../model/value'
import type { AttributeAccess, Root } from '../syntax/tree'
import { evaluate } from './expression'
import { failed, relocate } from './outcome'
import { relativePath } from './path'
import { boundTo, type Scope } from './scope'
import { attributeOf } from './traverse'

export function evaluateName(expression: Root | AttributeAccess, scope: Scope, place: Place): Value<unknown> {
  if (expression.kind === 'root') return evaluateRoot(expression, scope, place)
  return (
    namedValue(expression, scope, place) ??
    attributeOf(evaluate(expression.of, scope), expression.name, scope.world.run, place)
  )
}

function evaluateRoot(expression: Root, scope: Scope, place: Place): Value<unknown> {
  const bound = boundTo(scope, expression.name)
  if (bound !== undefined) return relocate(bound.value, place)
  return failed(`Nothing is called "${expression.name}" here.`, written(place))
}

/** The value of a whole name, when the expression is exactly one. */
function namedValue(expression: AttributeAccess, scope: Scope, place: Place): Value<unknown> | undefined {
  const { of, name } = expression
  if (of.kind === 'root')
    return boundTo(scope, of.name) === undefined ? firstNamed(of.name, name, scope, place) : undefined
  if (of.kind !== 'attribute' || of.of.kind !== 'root' || of.of.name !== 'data') return undefined
  if (boundTo(scope, 'data') !== undefined) return undefined
  return scope.world.resource('read', of.name, name, place)
}

const notResources = new Set(['each', 'count', 'self', 'ephemeral'])

function firstNamed(root: string, name: string, scope: Scope, place: Place): Value<unknown> | undefined {
  const { world } = scope
  switch (root) {
    case 'var':
      return relocate(world.variable(name, place), place)
    case 'local':
      return relocate(world.local(name, place), place)
    case 'module':
      return world.module(name, place)
    case 'path':
      return pathValue(name, scope, place)
    case 'terraform':
    case 'tofu':
      return terraformValue(name, scope, place)
    case 'data':
      return undefined
  }
  if (notResources.has(root)) return failed(`"${root}" has no meaning here.`, written(place))
  return world.resource('managed', root, name, place)
}

/** Paths are relative to the root folder, where Terraform is run: so `file()` finds what they lead to. */
function pathValue(name: string, scope: Scope, place: Place): Value<unknown> {
  const { folder, run } = scope.world
  if (name === 'module') return known(relativePath(run.rootFolder, folder), written(place))
  if (name === 'root' || name === 'cwd') return known('.', written(place))
  return failed(`There is no path.${name}.`, written(place))
}

function terraformValue(name: string, scope: Scope, place: Place): Value<unknown> {
  const { run } = scope.world
  if (name === 'workspace' && run.workspace !== undefined) return known(run.workspace, written(place))
  if (name !== 'workspace') return failed(`There is no terraform.${name}.`, written(place))
  return refersTo(
    [{ to: { is: 'symbol', name: 'workspace', of: run.deployment }, attribute: '' }],
    written(place),
  )
}
