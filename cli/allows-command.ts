/** `vpclint allows [PATH…]`: everything that people allow, where, why and until when, and which of it does nothing. */
import type { AnyRule } from '../engine/rule'
import type { Range } from '../model/range-in-source'
import type { AllowedReport, ProblemReport } from '../model/report'
import { plain } from '../reporters/plain'
import { columnOf, shownFile } from '../reporters/where'
import { number } from '../reporters/wording'
import { isUsageError, type Request, type UsageError } from './arguments'
import { type ExitStatus, exitStatus } from './exit'
import { judgeAsked } from './judge'
import { standpoint } from './roots'
import type { World } from './world'

export function allowsCommand(
  request: Request,
  rules: readonly AnyRule[],
  world: World,
): ExitStatus | UsageError {
  const judged = judgeAsked(request, rules, world)
  if (isUsageError(judged)) return judged
  const { report, roots } = judged
  const place = { ...standpoint(world.folder, roots), unicode: true }
  const at = (file: string, range: Range | null) =>
    range === null ? shownFile(file, place) : columnOf(range, place)
  const idle = report.problems.filter(({ code }) => /^allow-/.test(code))
  for (const group of grouped(report.allowed)) world.output.write(`${used(group, at)}\n`)
  for (const problem of idle) world.output.write(`${unused(problem, at)}\n`)
  world.output.write(
    `${number(report.allowed.length, 'finding')} allowed; ${number(idle.length, 'allow')} to look at.\n`,
  )
  return exitStatus(report, () => 'never')
}

type At = (file: string, range: Range | null) => string

/** What one allow covers, together. */
function grouped(allowed: readonly AllowedReport[]): readonly (readonly AllowedReport[])[] {
  const groups = new Map<string, AllowedReport[]>()
  for (const each of allowed) {
    const key = JSON.stringify([each.range, each.because, each.until, each.finding.rule])
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return [...groups.values()]
}

function used(group: readonly AllowedReport[], at: At): string {
  const [first] = group
  if (first === undefined) return ''
  const { finding, because, until, range } = first
  const head = `${at(finding.range.file, range ?? finding.range)}  ${plain(finding.rule)}`
  const covers = group.map(
    (each) =>
      `    ${plain(each.finding.subject.address)}  ${at(each.finding.range.file, each.finding.range)}`,
  )
  return [`${head}${until === null ? '' : `  until ${until}`}  because ${plain(because)}`, ...covers].join(
    '\n',
  )
}

const unused = ({ file, range, code, message }: ProblemReport, at: At): string =>
  `${at(file, range)}  ${code.replace('allow-', '')}\n    ${plain(message)}`
