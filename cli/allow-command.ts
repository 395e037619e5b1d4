/**
 * `vpclint allow FINDING [PATH…] --because REASON [--until DATE]`: writes that a finding is allowed, where it is. A finding is named by its rule
 * and address, or by the first characters of its fingerprint. What is written is judged again before it is left there.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AllowWords, checked } from '../engine/allow/wording'
import type { AnyRule } from '../engine/rule'
import type { AllowedReport, FindingReport } from '../model/report'
import { plain } from '../reporters/plain'
import { columnOf, shownFile } from '../reporters/where'
import { type AllowText, allowText } from './allow-text'
import { isUsageError, type Request, type UsageError } from './arguments'
import { writeAtomically } from './atomic-write'
import { EXIT, type ExitStatus } from './exit'
import { type FoundFinding, findingNamed } from './finding-named'
import { type JudgedRun, judge } from './judge'
import { lintSettings } from './lint-settings'
import { standpoint } from './roots'
import type { World } from './world'

export function allowCommand(
  request: Request,
  builtIn: readonly AnyRule[],
  world: World,
): ExitStatus | UsageError {
  const [named, ...operands] = request.operands
  if (named === undefined)
    return { usage: 'allow takes a finding: RULE@ADDRESS, or the first characters of its fingerprint.' }
  const because = wordOf(request, 'because').replace(/\s+/g, ' ').trim()
  if (because === '') return { usage: 'allow needs a reason: --because "…".' }
  const settings = lintSettings({ ...request, operands }, world)
  if (isUsageError(settings)) return settings
  const again = () => judge(settings, builtIn, world)
  const before = again()
  if (isUsageError(before)) return before
  const found = findingNamed(named, before, world)
  if ('usage' in found) return found
  const words = checked({ rules: [found.finding.rule], because, until: wordOf(request, 'until') || null })
  if ('unclear' in words) return { usage: words.unclear }
  if (words.until !== null && words.until < world.today)
    return {
      usage: `${words.until} has passed, so nothing was changed: --until takes the last day on which it is allowed.`,
    }
  if (found.allowed !== null) return already(found.allowed, before, world)
  const text = allowText(found.finding, words, before.roots, world.folder)
  return 'usage' in text ? text : write(text, found, words, before, again, world)
}

const wordOf = ({ options }: Request, name: string): string => options.get(name)?.[0] ?? ''

function already({ because, range, finding }: AllowedReport, { roots }: JudgedRun, world: World): ExitStatus {
  const place = { ...standpoint(world.folder, roots), unicode: true }
  const where = columnOf(range ?? finding.range, place)
  world.output.write(`It is allowed already, at ${where}: because ${plain(because)}\n`)
  return EXIT.clean
}

/** Not left there when it does not do what it is for. */
function write(
  { file, text }: AllowText,
  { finding }: FoundFinding,
  words: AllowWords,
  { roots }: JudgedRun,
  again: () => JudgedRun | UsageError,
  world: World,
): ExitStatus | UsageError {
  const path = join(roots.base, file)
  const old = read(path)
  const problem = writeAtomically(path, text)
  if (problem !== null) return { usage: problem }
  const after = again()
  const isAllowed =
    !isUsageError(after) &&
    after.report.allowed.some((each) => isSame(each.finding, finding)) &&
    !after.report.findings.some((each) => isSame(each, finding))
  const place = { ...standpoint(world.folder, roots), unicode: true }
  if (isAllowed) {
    const until = words.until === null ? '' : ` until ${words.until}`
    world.output.write(
      `Allowed ${finding.rule} of ${plain(finding.subject.address)}${until}: ${shownFile(file, place)}\n`,
    )
    return EXIT.clean
  }
  restore(path, old)
  return {
    usage: `An allow in ${shownFile(file, place)} would not cover this finding; nothing was changed. Write it by hand: # vpclint: allow ${finding.rule} because …`,
  }
}

const isSame = (a: FindingReport, b: FindingReport): boolean =>
  a.fingerprint === b.fingerprint && a.subject.deployment === b.subject.deployment

const read = (path: string): Uint8Array | null => {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}

function restore(path: string, old: Uint8Array | null): void {
  if (old === null) rmSync(path)
  else writeFileSync(path, old)
}
