/**
 * `Fn::Transform`. `AWS::Include` with a local file is read, as packaging tools do before they upload it; every other macro
 * may make anything of what it is given.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html
 */
import { isRefusal } from '../../../model/sources'
import type { Value } from '../../../model/value'
import { type Node, valueAt } from '../../yaml/node'
import { literalText } from '../call'
import { callOrigin, evaluate, type Intrinsic } from '../intrinsic'
import { besideOf } from '../nearby'
import { readSyntax } from '../read-syntax'
import { complain, type Scope, unknownOf } from '../scope'

export const transform: Intrinsic = (call, scope) => {
  const included = includedValue(call.argument, scope)
  if (included) return included
  const handed = valueAt(call.argument, 'Parameters')
  return unknownOf('macro', callOrigin(call, scope), handed ? [evaluate(handed, scope)] : [])
}

/** What a local include puts in the place of the call; undefined when it cannot be read here. */
function includedValue(argument: Node, scope: Scope): Value | undefined {
  if (literalText(valueAt(argument, 'Name')) !== 'AWS::Include') return undefined
  const location = valueAt(valueAt(argument, 'Parameters'), 'Location')
  const name = besideOf(scope.source, literalText(location))
  if (!location || name === undefined) return undefined
  const { run } = scope
  const included = run.sources.read(name)
  if (isRefusal(included)) {
    complain(scope, 'include-not-read', `The included file ${JSON.stringify(name)} was not read.`, location)
    return undefined
  }
  if (scope.following.has(`include ${name}`)) return undefined
  const syntax = readSyntax(included)
  if (!run.included.has(name)) run.problems.push(...syntax.problems)
  run.included.add(name)
  if (!syntax.root) return undefined
  const following = new Set([...scope.following, `include ${name}`])
  return evaluate(syntax.root, { ...scope, source: name, following })
}

/** The entries that an include beside other keys adds; undefined when it may be any. */
export function includedEntries(argument: Node, scope: Scope): ReadonlyMap<string, Value> | undefined {
  const value = includedValue(argument, scope)
  return value?.state === 'map' ? value.entries : undefined
}
