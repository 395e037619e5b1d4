/** `Fn::If` and `Fn::Select`. */
import { type Guard, not } from '../../../model/guard'
import { type Reference, referentKey } from '../../../model/reference'
import { type Referring, refersTo, type Value } from '../../../model/value'
import { argumentsOf, type Call, literalText } from '../call'
import { conditional, overCases } from '../cases'
import { givenThat } from '../given'
import { callOrigin, closedItems, evaluate, type Intrinsic, knownNumber, malformed } from '../intrinsic'
import { carry, complain, type Scope, unknownOf } from '../scope'

export const choose: Intrinsic = (call, scope) => {
  const [condition, yes, no] = argumentsOf(call.argument)
  const name = literalText(condition)
  if (name === undefined || !yes || !no)
    return malformed(call, scope, 'needs the name of a condition and two values')
  const origin = callOrigin(call, scope)
  const given = scope.given.get(name)
  const guard: Guard | undefined = given === undefined ? scope.run.guardOf(name, scope.run) : undefined
  if (given ?? guard?.is === 'always') return evaluate(yes, scope)
  if (given === false || guard?.is === 'never') return evaluate(no, scope)
  if (guard) {
    const cases = [
      { guard, value: evaluate(yes, givenThat(name, true, guard, scope)) },
      { guard: not(guard), value: evaluate(no, givenThat(name, false, guard, scope)) },
    ]
    return conditional(cases, origin)
  }
  if (!scope.run.template.conditions.has(name))
    complain(scope, 'undefined-condition', `There is no condition ${JSON.stringify(name)}.`, call.node)
  return unknownOf('opaque-expression', origin, [evaluate(yes, scope), evaluate(no, scope)])
}

export const select: Intrinsic = (call, scope) => {
  const [index, list] = argumentsOf(call.argument)
  if (!index || !list) return malformed(call, scope, 'needs an index and a list')
  const origin = callOrigin(call, scope)
  return overCases([evaluate(index, scope), evaluate(list, scope)], origin, ([at, from]) => {
    const position = knownNumber(at)
    if (!from || position === undefined) return unknownOf('opaque-expression', origin, from ? [from] : [])
    if (from.state === 'reference') return carry({ ...part(from, `[${position}]`), origin }, [from])
    const items = closedItems(from)
    if (!items) return unknownOf(from.state === 'unknown' ? from.reason : 'opaque-expression', origin, [from])
    const item = items[position]
    if (!item) return outOfRange(call, scope, position, from)
    return { ...item, origin: { ...origin, trail: [item.origin.place, ...item.origin.trail] } }
  })
}

/** What is assumed may be too short: then nobody knows. */
function outOfRange(call: Call, scope: Scope, position: number, from: Value): Value {
  if (from.assumed) return unknownOf('no-value-for-input', callOrigin(call, scope), [from])
  return malformed(call, scope, `asks for item ${position} of a list that ends before`)
}

/**
 * A piece of something that is only known by what it refers to is still known by that: the attribute gets a suffix that says
 * which piece. `[i]` is the item of a list, `|:` the list that a text splits into at `:`; so the DNS name in the first entry of
 * an endpoint is `DnsEntries[0]|:[1]`. The list of a Region's zones is a symbol; its items are symbols.
 */
export function part(whole: Referring, suffix: string): Referring {
  return {
    ...refersTo(
      whole.targets.map((target) => partOf(target, suffix)),
      whole.origin,
    ),
    exact: whole.exact,
  }
}

function partOf(target: Reference, suffix: string): Reference {
  const { to, attribute } = target
  if (to.is === 'symbol' && to.name === 'zone' && !referentKey(to).includes('[') && suffix.startsWith('['))
    return { ...target, to: { ...to, of: `${to.of}${suffix}` } }
  return { ...target, attribute: `${attribute}${suffix}` }
}
