/** `vpclint config [PATH]`: what is configured for an input, and which line of which file says so. */
import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { locator } from '../engine/locate'
import type { AnyRule } from '../engine/rule'
import type { Place } from '../model/place'
import { plain } from '../reporters/plain'
import { columnOf, lineOf, shownFile } from '../reporters/where'
import { isUsageError, type Request, type UsageError } from './arguments'
import { type Setting, settingsOf } from './config-settings'
import { configure } from './configuration'
import { startReading } from './configuration-files'
import { EXIT, type ExitStatus } from './exit'
import { problemReport } from './input-problems'
import { folderName, rootsOf, standpoint } from './roots'
import type { World } from './world'

export function configCommand(
  request: Request,
  builtIn: readonly AnyRule[],
  world: World,
): ExitStatus | UsageError {
  const asked = askedFolder(request, world)
  if (isUsageError(asked)) return asked
  const { path, only } = asked
  const roots = rootsOf([path, ...(only === null ? [] : [resolve(world.folder, only)])], world.folder)
  const folder = folderName(path, roots)
  const finding = { roots, folder: world.folder, only }
  const reading = startReading(finding)
  const settings = settingsOf(reading.mergedFor(folder))
  const files = reading.filesFor(folder)
  const run = configure([{ is: 'folder', folder }], { ...finding, ruleFiles: [], builtIn })
  const texts = new Map(run.texts.map(({ name, text }) => [name, text]))
  const locate = locator((name) => texts.get(name))
  const standing = { ...standpoint(world.folder, roots), unicode: true }
  const at = (place: Place | null) => (place === null ? null : locate.range(place))
  if (request.options.has('json')) {
    const shown = settings.map(({ place, ...setting }) => ({ ...setting, range: at(place) }))
    world.output.write(`${JSON.stringify({ folder, files, settings: shown }, null, 2)}\n`)
  } else {
    const where = (place: Place | null) => {
      const range = at(place)
      return range === null ? 'when nobody says' : lineOf(range, standing)
    }
    const named = files.map((file) => shownFile(file, standing))
    world.output.write(configText(shownFile(folder, standing), named, settings, where))
  }
  for (const problem of run.problems) {
    const { file, range, message } = problemReport(problem, texts.get(problem.place.source))
    const place = range === null ? shownFile(file, standing) : columnOf(range, standing)
    world.errors.write(`vpclint: ${place}: ${plain(message)}\n`)
  }
  return run.problems.some(({ severity }) => severity === 'unreadable') ? EXIT.usage : EXIT.clean
}

/** Of a file, the folder that it lies in. */
function askedFolder(
  { operands, options }: Request,
  world: World,
): { readonly path: string; readonly only: string | null } | UsageError {
  const [operand = '.', ...others] = operands
  if (others.length > 0) return { usage: 'config takes one path.' }
  const [only = null] = options.get('config') ?? []
  const missing = [operand, ...(only === null ? [] : [only])].find(
    (path) => !existsSync(resolve(world.folder, path)),
  )
  if (missing !== undefined) return { usage: `There is no file or folder ${missing}.` }
  const path = realpathSync(resolve(world.folder, operand))
  return { path: statSync(path).isDirectory() ? path : dirname(path), only }
}

/** A configuration again: what is printed can be read as one. */
function configText(
  folder: string,
  files: readonly string[],
  settings: readonly Setting[],
  where: (place: Place | null) => string,
): string {
  const { stringify } = require('yaml') as typeof import('yaml')
  const flow = (value: unknown) => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd()
  const head =
    files.length === 0
      ? [`# Nothing is configured for ${folder}: there is no vpclint.yaml in it or above it.`]
      : [`# For ${folder}, from ${files.join(', ')}; paths are those of the run.`]
  const lines = settings.flatMap((setting, index) => {
    const { section, name, value, place } = setting
    const opens = settings[index - 1]?.section !== section
    const text = plain(flow(value))
    const from = `  # ${where(place)}`
    if (!SECTIONS.has(section)) return [`${section}: ${text}${from}`]
    const entry = name === null ? `  - ${text}${from}` : `  ${plain(flow(name))}: ${text}${from}`
    return opens ? [`${section}:`, entry] : [entry]
  })
  return `${[...head, ...lines].join('\n')}\n`
}

const SECTIONS: ReadonlySet<string> = new Set([
  'rules',
  'rule-files',
  'allow',
  'outside',
  'joins',
  'deployments',
  'modules',
])
