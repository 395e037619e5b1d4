/** `vpclint facts [PATH…]`: what others need to know of a network, as a file that `--with` reads. */
import { factsOf } from '../engine/facts-of'
import type { AnyRule } from '../engine/rule'
import { plain } from '../reporters/plain'
import { isUsageError, type Request, type UsageError } from './arguments'
import { EXIT, type ExitStatus } from './exit'
import { graphOfInputs } from './graph-of-inputs'
import type { World } from './world'

const HEAD = '# What others need to know of this network. For them: vpclint PATH --with this-file.yaml'

export function factsCommand(
  request: Request,
  builtIn: readonly AnyRule[],
  world: World,
): ExitStatus | UsageError {
  const read = graphOfInputs(request, request.operands, builtIn, world, 'context')
  if (isUsageError(read)) return read
  for (const { file, message } of read.unreadable)
    world.errors.write(`vpclint: ${plain(file, true)}: ${plain(message, true)}\n`)
  const { stringify } = require('yaml') as typeof import('yaml')
  const { graph } = read
  const flow = (value: unknown) => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd()
  const lines = [...factsOf(graph, (kind) => graph.rowsOf(kind))].map(
    ([name, facts]) => `  ${plain(`${JSON.stringify(name)}: ${flow(facts)}`, true)}`,
  )
  world.output.write(`${[HEAD, lines.length === 0 ? 'outside: {}' : 'outside:', ...lines].join('\n')}\n`)
  return read.unreadable.length > 0 ? EXIT.unreadable : EXIT.clean
}
