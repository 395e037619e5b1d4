/**
 * The GitHub Action: the same command with words made from the inputs, its text where the log cannot obey it, its counts as
 * outputs, its summary on the page of the run.
 */
import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from '../../model/report'
import { EXIT, type ExitStatus } from '../exit'
import { commitNamed } from '../git'
import { run } from '../run'
import { processWorld, type World } from '../world'
import { baseThatIsThere, eventOf } from './event'
import { trustIn } from './trust'
import { inputsOf, wordsOf } from './words'

export function main(): void {
  const world = processWorld()
  const temporary = mkdtempSync(join(world.environment.RUNNER_TEMP ?? tmpdir(), 'vpclint-'))
  try {
    process.exitCode = runAction(world, temporary)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

function runAction(world: World, temporary: string): ExitStatus {
  const input = inputsOf(world)
  const event = eventOf(world)
  const trust = trustIn(input, event, world)
  if ('refused' in trust) {
    world.output.write(`::error title=vpclint::${trust.refused}\n`)
    return EXIT.usage
  }
  const base = input('base') === '' ? baseThatIsThere(event, world.folder) : input('base')
  if (base === null && event.bases.length > 0) world.output.write(NO_BASE)
  const files = { report: join(temporary, 'report.json'), summary: join(temporary, 'summary.md') }
  // Links lead to the lines that were judged: under pull_request_target the event's commit is another one.
  const environment = { ...world.environment, GITHUB_SHA: commitNamed('HEAD', world.folder) ?? event.commit }
  const status = run({
    ...world,
    environment,
    arguments: wordsOf(input, { base, from: trust.from }, files),
    output: inert(world),
  })
  append(world.environment.GITHUB_STEP_SUMMARY, read(files.summary))
  append(world.environment.GITHUB_OUTPUT, outputs(read(files.report), input('sarif-file')))
  return status
}

const NO_BASE =
  '::notice title=vpclint::There is no base to compare with in this checkout, so nothing is said to be new. Give actions/checkout fetch-depth: 2 (or 0).\n'

/**
 * What is printed in one piece is either commands of ours or text. Text stands where the runner obeys nothing until a word that
 * nobody can guess (https://docs.github.com/actions/reference/workflow-commands-for-github-actions#stopping-and-starting-workflow-commands).
 */
function inert({ output }: World): World['output'] {
  return {
    ...output,
    write: (text) => {
      if (text === '' || /^::(error|warning|notice) /.test(text)) return output.write(text)
      const word = randomUUID()
      output.write(`::stop-commands::${word}\n${text}${text.endsWith('\n') ? '' : '\n'}::${word}::\n`)
    },
  }
}

/** Numbers, and a path in a form that no line of it ends early. */
function outputs(json: string, sarif: string): string {
  if (json === '') return ''
  const { counts, findings }: Report = JSON.parse(json)
  const changed = (change: string) => findings.filter((finding) => finding.change === change).length
  const values = {
    errors: counts.error,
    warnings: counts.warning,
    notes: counts.note,
    new: changed('introduced'),
    existing: changed('still-there'),
    fixed: changed('fixed'),
    possible: counts.possible,
    'cannot-tell': counts.undecided,
  }
  const word = randomUUID()
  const numbers = Object.entries(values).map(([name, count]) => `${name}=${count}\n`)
  return `${numbers.join('')}sarif-file<<${word}\n${sarif}\n${word}\n`
}

function append(path: string | undefined, text: string): void {
  if (path !== undefined && path !== '' && text !== '') appendFileSync(path, text)
}

/** Nothing when the run ended before it was written. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
