/** `vpclint trace --from ADDRESS --to URL`: what a request meets on its way, before anything is deployed. */
import type { AnyRule } from '../engine/rule'
import type { Graph } from '../graph/graph'
import { isNotFound, type NotFound } from '../paths/asking'
import { reachable, senders, traces } from '../paths/follow-request'
import { plain } from '../reporters/plain'
import type { Page } from '../reporters/text/page'
import { answerPage } from './answer-page'
import { isUsageError, type Request, type UsageError } from './arguments'
import { askableSection } from './askable-section'
import type { ExitStatus } from './exit'
import { graphOfInputs, tellUnreadable } from './graph-of-inputs'
import { notFoundUsage } from './not-found'
import { pastedName } from './pasted-name'
import { traceMermaid } from './trace-mermaid'
import { shownTrace } from './trace-shown'
import { traceText } from './trace-text'
import type { World } from './world'

export function traceCommand(
  request: Request,
  rules: readonly AnyRule[],
  world: World,
): ExitStatus | UsageError {
  const makePage = answerPage(request, world)
  const port = portOf(request)
  if (isUsageError(makePage)) return makePage
  if (isUsageError(port)) return port
  const read = graphOfInputs(request, request.operands, rules, world)
  if (isUsageError(read)) return read
  const exit = tellUnreadable(read, world)
  const [from, to] = ['from', 'to'].map((name) => request.options.get(name)?.map(pastedName)[0])
  if (from === undefined || to === undefined) {
    world.output.write(askableText(request, read.graph, from, to))
    return exit
  }
  const found = traces(read.graph, { from, to, ...port, ...detailsOf(request) })
  if (isNotFound(found)) return missing(found)
  if (found.length === 0)
    return {
      usage: `--from: nobody here can see which VPC ${plain(from)} is in. Name a workload or a subnet.`,
    }
  const shown = found.map((trace) => shownTrace(trace, read.graph, read.locate))
  world.output.write(printed(request, shown, makePage(read.here)))
  return exit
}

/** What is told of the request besides who sends it, and where. */
function detailsOf({ options }: Request) {
  const [api] = options.get('api') ?? []
  return { ...(api !== undefined && { api }), ...(options.has('ipv6') && { ipv6: true as const }) }
}

function askableText(
  { options }: Request,
  graph: Graph,
  from: string | undefined,
  to: string | undefined,
): string {
  const asked = {
    from: from === undefined ? senders(graph) : [from],
    to: to === undefined ? reachable(graph) : [to],
  }
  return options.has('json') ? `${JSON.stringify({ canBeAsked: asked }, null, 2)}\n` : listed(asked, from, to)
}

function printed({ options }: Request, shown: readonly ReturnType<typeof shownTrace>[], on: Page): string {
  if (options.has('json')) return `${JSON.stringify({ traces: shown }, null, 2)}\n`
  return options.has('mermaid') ? traceMermaid(shown) : traceText(shown, on)
}

function portOf({ options }: Request): { readonly port?: number } | UsageError {
  const [word] = options.get('port') ?? []
  if (word === undefined) return {}
  const port = /^\d{1,5}$/.test(word) ? Number(word) : 0
  return port >= 1 && port <= 65535
    ? { port }
    : { usage: `--port takes a number up to 65535; "${word}" is none.` }
}

const missing = (found: NotFound): UsageError =>
  notFoundUsage(found, 'trace', 'has no name or address that anything is sent to')

interface CanBeAsked {
  readonly from: readonly string[]
  readonly to: readonly string[]
}

/** Who can ask, and for what. */
function listed(asked: CanBeAsked, from: string | undefined, to: string | undefined): string {
  return [
    ...(from === undefined ? askableSection('--from: who can ask', asked.from) : []),
    ...(to === undefined
      ? askableSection('--to: what can be asked for, besides any host name or URL', asked.to)
      : []),
    `vpclint trace --from ${plain(from ?? 'ADDRESS')} --to ${plain(to ?? 'URL')}`,
    '',
  ].join('\n')
}
