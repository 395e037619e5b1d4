/** A saved plan on the command line: as the source of another plan, or opened by the Terraform that a person names. */
import { realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Problem } from '../model/problem'
import { archiveIn } from '../parsers/decode'
import { readSavedPlan } from '../parsers/terraform/saved-plan'
import { opened } from './candidate'
import type { Collecting, Inputs } from './collecting'
import { diskSources, PLAN_LIMIT, readConfined } from './files'
import { problemReport, refusal, unreadable } from './input-problems'
import type { PlanSource } from './plan-source'
import { folderName, nameOf, type Roots } from './roots'
import { shownPlan } from './run-terraform'
import { isTerraformFile } from './walk'

export const isSavedPlan = (bytes: Uint8Array): boolean => archiveIn(bytes) === 'saved-plan'

/** `--source FILE` */
export function planSource(path: string, folder: string, roots: Roots): PlanSource | Problem {
  if (statSync(path).isDirectory()) return { configuration: folderName(path, roots) }
  const name = nameOf(realpathSync(path), roots)
  const answer = readConfined(name, roots, PLAN_LIMIT)
  if ('refused' in answer) return unreadable(name, answer.refused, `${answer.detail}.`)
  const snapshot = readSavedPlan(name, answer.bytes)
  return 'code' in snapshot ? snapshot : { configuration: rootOf(path, folder, roots), snapshot }
}

/** The folder that Terraform ran in is not in the plan: the plan's own, else the current one, by where configuration is. */
function rootOf(path: string, folder: string, roots: Roots): string {
  const own = dirname(realpathSync(path))
  const found = [own, realpathSync(folder)].find((each) =>
    diskSources(roots).list(folderName(each, roots)).some(isTerraformFile),
  )
  return folderName(found ?? own, roots)
}

/** Its values are read by the program that a person names, and by nothing else. */
export function fromSavedPlan(path: string, bytes: Uint8Array, collecting: Collecting): Inputs {
  const { folder, roots, runTerraform, planSource } = collecting
  const name = nameOf(path, roots)
  const snapshot = readSavedPlan(name, bytes)
  if ('code' in snapshot) return { inputs: [], problems: [problemReport(snapshot)] }
  if (runTerraform === undefined) return { inputs: [], problems: [howToOpen(name)] }
  const configuration = planSource ?? rootOf(path, folder, roots)
  const shown = shownPlan({ program: runTerraform, folder: resolve(roots.base, configuration), plan: path })
  if ('refused' in shown) return refusal(name, 'saved-plan', shown.refused)
  const text = opened(name, shown.output)
  if ('code' in text) return { inputs: [], problems: [problemReport(text)] }
  return { inputs: [{ is: 'text', source: text, named: true, configuration, snapshot }], problems: [] }
}

const howToOpen = (name: string) =>
  problemReport({
    code: 'saved-plan',
    severity: 'unreadable',
    message: `${name} is a saved plan: its values can be read only by the Terraform or OpenTofu that made it`,
    place: { source: name, at: 'whole' },
    remedy: `terraform show -json ${name} > plan.json && vpclint plan.json --source ${name}, or let vpclint run it: vpclint ${name} --run-terraform="$(command -v terraform)"`,
  })
