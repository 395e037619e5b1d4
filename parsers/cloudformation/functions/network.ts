/** `Fn::GetAZs` and `Fn::Cidr`. */
import { known, list, type Origin, refersTo, type Value } from '../../../model/value'
import { argumentsOf } from '../call'
import { overCases } from '../cases'
import { cidrBlocks } from '../cidr-blocks'
import { callOrigin, evaluate, type Intrinsic, knownNumber, knownText, malformed } from '../intrinsic'
import { homeOf } from '../pseudo-parameters'
import { carry, type Scope, unknownOf } from '../scope'
import { part } from './choose'

/** The zones of a Region are a list nobody writes down: a symbol, whose items are symbols too. */
export const zones: Intrinsic = (call, scope) => {
  const origin = callOrigin(call, scope)
  return overCases([evaluate(call.argument, scope)], origin, ([region]) => {
    const of = region && listName(region, scope)
    if (of === undefined) return unknownOf('data-source', origin, region ? [region] : [])
    return refersTo([{ to: { is: 'symbol', name: 'zone', of }, attribute: 'Ref' }], origin)
  })
}

/** Nothing, an empty text and this stack's Region are the same list. */
function listName(region: Value, { run, chosen }: Scope): string | undefined {
  const home = homeOf(run.deployment, run.settings)
  const here = run.settings.region ?? chosen.get(`${home}#AWS::Region`)
  const own = `${home}#GetAZs`
  const text = knownText(region)
  if (region.state === 'absent' || text === '' || (text !== undefined && text === here)) return own
  if (text !== undefined) return `${own}:${text}`
  if (region.state !== 'reference') return undefined
  const isOwn = region.targets.every(({ to }) => to.is === 'symbol' && to.name === 'region')
  return isOwn ? own : undefined
}

/** `cidrBits` counts the bits of the host part: 8 makes a /24 of an IPv4 block. */
export const cidr: Intrinsic = (call, scope) => {
  const [block, count, bits] = argumentsOf(call.argument).map((argument) => evaluate(argument, scope))
  if (!block || !count) return malformed(call, scope, 'needs a block and a count')
  const origin = callOrigin(call, scope)
  return overCases([block, count, bits ?? known(8, origin)], origin, ([whole, many, host]) => {
    const [number, size] = [knownNumber(many), knownNumber(host)]
    if (!whole || number === undefined || size === undefined)
      return unknownOf('opaque-expression', origin, [block])
    return blocksOf(whole, number, size, origin)
  })
}

/** The blocks of an unknown block are still told apart: `CidrBlock|cidr(6,8)[0]` is not `CidrBlock|cidr(6,8)[1]`. */
function blocksOf(whole: Value, count: number, hostBits: number, origin: Origin): Value {
  if (whole.state === 'reference')
    return carry({ ...part(whole, `|cidr(${count},${hostBits})`), origin }, [whole])
  const text = knownText(whole)
  const blocks = text === undefined ? undefined : cidrBlocks(text, count, hostBits)
  if (!blocks) return unknownOf('opaque-expression', origin, [whole])
  return carry(
    list(
      blocks.map((each) => carry(known(each, origin), [whole])),
      origin,
    ),
    [whole],
  )
}
