/** Names: `var.x`, `local.x`, `aws_vpc.main`, `data.aws_region.here`, `module.net`, `each.key`, `path.module` and what follows them. */
import type { Place } from '../../../model/place'
import type { SymbolName } from '../../../model/reference'
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

/**
 * Paths are relative to the root folder: so `file()` finds what they lead to. `path.cwd` is a whole path, another one on each machine; a
 * file is looked for as if Terraform was started in the root folder.
 */
function pathValue(name: string, scope: Scope, place: Place): Value<unknown> {
  const { folder, run } = scope.world
  if (name === 'module') return known(relativePath(run.rootFolder, folder), written(place))
  if (name === 'root') return known('.', written(place))
  if (name === 'cwd') return symbol('working-folder', scope, place)
  return failed(`There is no path.${name}.`, written(place))
}

function terraformValue(name: string, scope: Scope, place: Place): Value<unknown> {
  const { workspace } = scope.world.run
  if (name === 'workspace' && workspace !== undefined) return known(workspace, written(place))
  if (name !== 'workspace') return failed(`There is no terraform.${name}.`, written(place))
  return symbol('workspace', scope, place)
}

const symbol = (name: SymbolName, { world }: Scope, place: Place): Value<unknown> =>
  refersTo([{ to: { is: 'symbol', name, of: world.run.deployment }, attribute: '' }], written(place))
