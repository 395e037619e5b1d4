/**
 * Makes `plan.json` beside every `main.tf` under a folder of fixtures that has none, or anew with `--all`:
 *
 *     npm run fixtures:plan -- fixtures/rules --tool PATH     (or PLAN_TOOL=PATH)
 *
 * A `variables.json` beside it says which variables are typed: `{ "files": ["prod.tfvars"], "typed": { "size": "3" } }`.
 *
 * PATH is a script that prints the `terraform show -json` of a plan of the folder it is given. Plans are never written by hand:
 * what Terraform really prints is what the reader must understand.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tool: { type: 'string' }, all: { type: 'boolean', default: false } },
})
const tool = values.tool ?? process.env.PLAN_TOOL
const [folder] = positionals

if (tool === undefined || folder === undefined) {
  console.error('usage: npm run fixtures:plan -- FOLDER --tool PATH [--all]')
  process.exitCode = 2
} else {
  const failed = scenarios(resolve(folder)).filter((scenario) => !makePlan(scenario, resolve(tool)))
  if (failed.length > 0) process.exitCode = 1
}

function scenarios(root: string): readonly string[] {
  const entries = readdirSync(root, { recursive: true, encoding: 'utf8' })
  const folders = entries
    .filter((entry) => /(^|[\\/])main\.tf(\.json)?$/.test(entry))
    .map((entry) => join(root, entry, '..'))
  return folders.filter((each) => values.all || !existsSync(join(each, 'plan.json')))
}

function makePlan(scenario: string, script: string): boolean {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [script, scenario, ...variablesOf(scenario)],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    },
  )
  if (status === 0) writeFileSync(join(scenario, 'plan.json'), stdout)
  console.log(status === 0 ? `made    ${scenario}` : `FAILED  ${scenario}\n${stderr}`)
  return status === 0
}

function variablesOf(scenario: string): readonly string[] {
  const path = join(scenario, 'variables.json')
  if (!existsSync(path)) return []
  const given: { readonly files: readonly string[]; readonly typed: Readonly<Record<string, string>> } =
    JSON.parse(readFileSync(path, 'utf8'))
  const files = given.files.flatMap((file) => ['--var-file', join(scenario, file)])
  return [...files, ...Object.entries(given.typed).flatMap(([name, value]) => ['--var', `${name}=${value}`])]
}
