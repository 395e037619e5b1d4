/** `vpclint facts [PATH…]`: what others need to know of a network, as a file that `--with` reads. */
import { factsOf } from '../engine/facts-of'
import type { AnyRule } from '../engine/rule'
import { plain } from '../reporters/plain'
import { isUsageError, type Request, type UsageError } from './arguments'
import type { ExitStatus } from './exit'
import { graphOfInputs, tellUnreadable } from './graph-of-inputs'
import type { World } from './world'

const HEAD = '# What others need to know of this network. For them: vpclint PATH --with this-file.yaml'

export function factsCommand(
  request: Request,
  builtIn: readonly AnyRule[],
  world: World,
): ExitStatus | UsageError {
  const read = graphOfInputs(request, request.operands, builtIn, world, 'context')
  if (isUsageError(read)) return read
  const exit = tellUnreadable(read, world)
  const { stringify } = require('yaml') as typeof import('yaml')
  const { graph } = read
  const flow = (value: unknown) => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd()
  const lines = [...factsOf(graph, (kind) => graph.rowsOf(kind))].map(
    ([name, facts]) => `  ${plain(`${JSON.stringify(name)}: ${flow(facts)}`)}`,
  )
  world.output.write(`${[HEAD, lines.length === 0 ? 'outside: {}' : 'outside:', ...lines].join('\n')}\n`)
  return exit
}
