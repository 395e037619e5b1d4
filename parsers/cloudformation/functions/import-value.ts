/** What other stacks give away: `Fn::ImportValue`, `Fn::GetStackOutput`. */
import { referentKey } from '../../../model/reference'
import { refersTo, type Value } from '../../../model/value'
import { valueAt } from '../../yaml/node'
import { overCases } from '../cases'
import { callOrigin, evaluate, type Intrinsic, knownText, malformed } from '../intrinsic'
import { carry, unknownOf } from '../scope'

/**
 * The name of an export may have holes: `${NetworkStack}-VpcId` with nobody knowing the stack. They are kept in the name,
 * as `${what they refer to}`, so that equal expressions import the same and the rest can be compared with export names.
 */
export const importValue: Intrinsic = (call, scope) => {
  const origin = callOrigin(call, scope)
  return overCases([evaluate(call.argument, scope)], origin, ([name]) => {
    const text = name && patternOf(name)
    if (!name || text === undefined) return unknownOf('external', origin, name ? [name] : [])
    const target = { to: { is: 'outside', what: 'export', name: text }, attribute: 'Value' } as const
    return carry(refersTo([target], origin), [name])
  })
}

function patternOf(name: Value): string | undefined {
  if (name.state === 'template') {
    const parts = name.parts.map((part) => (typeof part === 'string' ? part : patternOf(part)))
    return parts.includes(undefined) ? undefined : parts.join('')
  }
  const [target] = name.state === 'reference' && name.exact ? name.targets : []
  if (target)
    return `\${${referentKey(target.to)}${target.attribute === 'Ref' ? '' : `.${target.attribute}`}}`
  return knownText(name)
}

/** Read from another stack by the names of the stack and of its output. */
export const stackOutput: Intrinsic = (call, scope) => {
  const [stack, output] = ['StackName', 'OutputName'].map((key) => valueAt(call.argument, key))
  if (!stack || !output) return malformed(call, scope, 'needs a StackName and an OutputName')
  const origin = callOrigin(call, scope)
  return overCases([evaluate(stack, scope), evaluate(output, scope)], origin, ([from, what]) => {
    const names = [from, what].map((name) => name && patternOf(name))
    if (!from || !what || names.includes(undefined)) return unknownOf('external', origin, from ? [from] : [])
    const target = {
      to: { is: 'outside', what: 'remote-state', name: names.join('.') },
      attribute: 'Value',
    } as const
    return carry(refersTo([target], origin), [from, what])
  })
}
