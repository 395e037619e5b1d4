/** Judges the apps that templates belong to: all stacks at once, stages and nested stacks too. */
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { configure } from '../cli/configuration'
import type { FailOn } from '../cli/exit'
import { diskSources } from '../cli/files'
import { nameOf, type Roots, rootsOf } from '../cli/roots'
import { lint } from '../lint'
import type { Report } from '../model/report'
import { decode } from '../parsers/decode'
import type { Input } from '../parsers/read-input'
import { rules } from '../rules/index'

export interface JudgedApp {
  readonly report: Report
  readonly roots: Roots
  /** As configured; null when nobody says. */
  readonly failOn: FailOn | null
}

export interface AppSettings {
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
}

export function judgeApp(templatePaths: readonly string[], { only, skip }: AppSettings): JudgedApp {
  const files = [...new Set(templatePaths.map((path) => assemblyOf(realpathSync(resolve(path)))))]
  const folder = process.cwd()
  const roots = rootsOf(files, folder)
  const run = configure(
    files.flatMap((file) => inputOf(file, roots)),
    { roots, folder, only: null, ruleFiles: [], builtIn: rules },
  )
  const report = lint({
    inputs: run.inputs,
    sources: diskSources(roots),
    rules: run.rules,
    texts: run.texts,
    problems: run.problems,
    today: new Date().toISOString().slice(0, 10),
    ...(only && { only }),
    ...(skip && { skip }),
  })
  return { report, roots, failOn: [...run.failOn.values()][0] ?? null }
}

/** The outermost manifest above a template; without any, the template itself. */
function assemblyOf(template: string): string {
  let found = template
  for (let at = dirname(template); existsSync(join(at, 'manifest.json')); at = dirname(at))
    found = join(at, 'manifest.json')
  return found
}

function inputOf(file: string, roots: Roots): readonly Input[] {
  const decoded = decode(readFileSync(file))
  return 'text' in decoded
    ? [{ is: 'text', source: { name: nameOf(file, roots), text: decoded.text }, named: true }]
    : []
}
