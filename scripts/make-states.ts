/**
 * Makes `state.json` and `terraform.tfstate` beside every `main.tf` under `fixtures/states`: what `terraform show -json` prints of the
 * state after an apply, and the state file itself.
 *
 *     npm run fixtures:state -- --tool PATH     (or PLAN_TOOL=PATH)
 *
 * PATH is the script that `fixtures:plan` takes; it applies a folder with `--from` and writes a saved plan, which holds the state, with `--out`.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { unzipped } from '../parsers/zip'

const { values } = parseArgs({ options: { tool: { type: 'string' } } })
const tool = values.tool ?? process.env.PLAN_TOOL
const states = join(__dirname, '../fixtures/states')

if (tool === undefined) {
  console.error('usage: npm run fixtures:state -- --tool PATH')
  process.exitCode = 2
} else {
  for (const folder of readdirSync(states)) makeState(join(states, folder), resolve(tool))
}

function makeState(folder: string, script: string): void {
  const scratch = mkdtempSync(join(tmpdir(), 'state-'))
  const saved = join(scratch, 'tfplan')
  const words = [script, '--from', folder, folder, '--out', saved]
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) throw new Error(`${folder}: ${stderr}`)
  const { prior_state: prior } = JSON.parse(stdout)
  writeFileSync(join(folder, 'state.json'), `${JSON.stringify(prior, null, 2)}\n`)
  writeFileSync(join(folder, 'terraform.tfstate'), stateIn(readFileSync(saved)))
  rmSync(scratch, { recursive: true })
  console.log(`made    ${folder}`)
}

function stateIn(plan: Uint8Array): Uint8Array {
  const found = unzipped(plan, (name) => name === 'tfstate', { entries: 1_000, size: 2 ** 26 })
  const state = 'fault' in found ? undefined : found.get('tfstate')
  if (state === undefined) throw new Error('the saved plan holds no state')
  return state
}
