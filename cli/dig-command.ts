/** `vpclint dig NAME --from ADDRESS`: what a name means to whoever asks, before anything is deployed. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { AnyRule } from '../engine/rule'
import type { Graph } from '../graph/graph'
import type { RecordType } from '../paths/address-types'
import { askable, askers, askersAt, isNotFound, type NotFound, namesAsked } from '../paths/asking'
import { plain } from '../reporters/plain'
import { answerPage } from './answer-page'
import { isUsageError, type Request, type UsageError } from './arguments'
import { askableSection } from './askable-section'
import { digAnswers } from './dig-answer'
import { digText } from './dig-text'
import type { ExitStatus } from './exit'
import { graphOfInputs, tellUnreadable } from './graph-of-inputs'
import { notFoundUsage } from './not-found'
import { pastedName } from './pasted-name'
import type { World } from './world'

export function digCommand(
  request: Request,
  rules: readonly AnyRule[],
  world: World,
): ExitStatus | UsageError {
  const makePage = answerPage(request, world)
  if (isUsageError(makePage)) return makePage
  const asked = typeOf(request)
  if (isUsageError(asked)) return asked
  const { name, paths } = askedIn(request, world)
  const read = graphOfInputs(request, paths, rules, world)
  if (isUsageError(read)) return read
  const exit = tellUnreadable(read, world)
  const [from] = request.options.get('from') ?? []
  if (name === undefined || from === undefined) {
    world.output.write(
      request.options.has('json') ? json(canBeAsked(read.graph, name)) : listed(read.graph, name),
    )
    return exit
  }
  const [names, who] = [namesAsked(read.graph, name), askersAt(read.graph, from)]
  if (isNotFound(names)) return missing(names)
  if (isNotFound(who)) return missing(who)
  if (who.length === 0)
    return {
      usage: `--from: nobody here can see which VPC ${plain(from)} is in. Name the VPC or a subnet.`,
    }
  const answers = digAnswers(read.graph, read.locate, name, who, asked.type)
  world.output.write(request.options.has('json') ? json({ answers }) : digText(answers, makePage(read.here)))
  return exit
}

/** `vpclint dig template.yaml` asks what can be asked there. */
function askedIn({ operands }: Request, { folder }: World) {
  const [first, ...paths] = operands
  const isPath = first !== undefined && paths.length === 0 && existsSync(resolve(folder, first))
  return isPath || first === undefined ? { paths: operands } : { name: pastedName(first), paths }
}

function typeOf({ options }: Request): { readonly type: RecordType } | UsageError {
  const [word = 'A'] = options.get('type') ?? []
  const type = word.toUpperCase()
  return type === 'A' || type === 'AAAA' ? { type } : { usage: `--type takes A or AAAA, not "${word}".` }
}

const missing = (found: NotFound): UsageError => notFoundUsage(found, 'dig', 'has no name')

const json = (shown: object): string => `${JSON.stringify(shown, null, 2)}\n`

const canBeAsked = (graph: Graph, name: string | undefined) => ({
  canBeAsked: { names: name === undefined ? askable(graph) : [name], from: askers(graph) },
})

/** What can be asked, and from where. */
function listed(graph: Graph, name: string | undefined): string {
  return [
    ...(name === undefined
      ? askableSection('Names that can be asked, besides any host name or URL', askable(graph))
      : []),
    ...askableSection('--from: where they can be asked from', askers(graph)),
    `vpclint dig ${plain(name ?? 'NAME')} --from ADDRESS`,
    '',
  ].join('\n')
}
