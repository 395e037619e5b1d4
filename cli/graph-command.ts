/** `vpclint graph [PATH…]`: what was read, as a picture's text. */
import type { AnyRule } from '../engine/rule'
import { drawingOf } from '../graph/drawing'
import { around } from '../model/drawing'
import { kinds } from '../resources/index'
import { isUsageError, type Request, type UsageError } from './arguments'
import { didYouMean } from './did-you-mean'
import type { ExitStatus } from './exit'
import { graphOfInputs, tellUnreadable } from './graph-of-inputs'
import { DRAWN_AS, drawingText } from './graph-text'
import type { World } from './world'

const STEPS_AROUND = 2

export function graphCommand(
  request: Request,
  rules: readonly AnyRule[],
  world: World,
): ExitStatus | UsageError {
  const word = request.options.get('as')?.[0] ?? 'mermaid'
  const as = DRAWN_AS.find((each) => each === word)
  if (as === undefined)
    return {
      usage: `--as takes ${DRAWN_AS.join(', ')}; "${word}" is none of them.${didYouMean(word, DRAWN_AS)}`,
    }
  const read = graphOfInputs(request, request.operands, rules, world)
  if (isUsageError(read)) return read
  const exit = tellUnreadable(read, world)
  const whole = drawingOf(read.graph, Object.values(kinds), read.locate.range)
  const [address] = request.options.get('around') ?? []
  const named = whole.nodes.filter((node) => node.address === address).map(({ id }) => id)
  const drawing = address === undefined ? whole : around(whole, named, STEPS_AROUND)
  if (address !== undefined && drawing.nodes.length === 0) {
    const addresses = whole.nodes.map((node) => node.address)
    return { usage: `Nothing here has the address ${address}.${didYouMean(address, addresses)}` }
  }
  world.output.write(drawingText(drawing, as))
  return exit
}
