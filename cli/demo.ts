/** `vpclint demo`: the bundled example, linted from memory, so that a finding is seen before any file is touched. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { AnyRule } from '../engine/rule'
import { lint } from '../lint'
import type { Report } from '../model/report'
import type { Sources } from '../model/sources'
import { isUsageError, type Request, type UsageError } from './arguments'
import { EXIT, type ExitStatus } from './exit'
import { DEMO_FILES } from './generated/demo-files'
import { colorOf } from './lint-settings'
import { print } from './output'
import type { World } from './world'

const FOLDER = 'demo'

export function demoCommand(
  request: Request,
  rules: readonly AnyRule[],
  world: World,
): ExitStatus | UsageError {
  const color = colorOf(request)
  if (isUsageError(color)) return color
  if (request.operands.length > 0)
    return { usage: 'demo takes no path; to lint a folder of this name: vpclint lint demo' }
  const [target] = request.options.get('write') ?? []
  const written = target === undefined ? null : writeExample(resolve(world.folder, target), target)
  if (written !== null && isUsageError(written)) return written
  const report = demoReport(rules)
  print(
    report,
    [{ format: 'text', file: null }],
    { color: color.word, show: [], brief: false, folder: '', prefix: '' },
    world,
  )
  world.output.write(`\n${nextSteps(report, target)}\n`)
  return EXIT.clean
}

function demoReport(rules: readonly AnyRule[]): Report {
  return lint({ inputs: [{ is: 'folder', folder: FOLDER }], sources: DEMO_SOURCES, rules })
}

const DEMO_SOURCES: Sources = {
  read: (name) => {
    const text = DEMO_FILES.get(name)
    return text === undefined
      ? { refused: 'missing', detail: `${name} is not part of the example` }
      : { name, text }
  },
  list: (folder) => {
    const names = [...DEMO_FILES.keys()].filter((name) => dirname(name) === folder)
    return names.map((name) => name.slice(folder.length + 1)).sort()
  },
}

/** Into a folder that is new: nothing of anybody's is overwritten. */
function writeExample(path: string, shown: string): null | UsageError {
  if (existsSync(path)) return { usage: `${shown} is there already; --write makes a new folder.` }
  try {
    for (const [name, text] of DEMO_FILES) {
      const file = join(path, name.slice(FOLDER.length + 1))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
    return null
  } catch (problem) {
    return {
      usage: `Could not write ${shown}: ${problem instanceof Error ? problem.message : String(problem)}`,
    }
  }
}

function nextSteps({ findings }: Report, target: string | undefined): string {
  const [finding] = findings
  const steps = [
    ...(finding === undefined ? [] : [`vpclint explain ${finding.rule}`]),
    target === undefined ? 'vpclint demo --write example' : `vpclint ${target}`,
    'vpclint PATH   your own plan, Terraform folder or template',
  ]
  return ['What next', ...steps.map((step) => `  ${step}`)].join('\n')
}
