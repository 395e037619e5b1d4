/**
 * Asks the real `terraform` for the values of expressions put together by chance, after an apply, and says where the reader knows
 * another one:
 *
 *     npx tsx scripts/terraform-random.ts SEED [COUNT]
 *     npx tsx scripts/terraform-random.ts FILE            those of a file, one a line
 *
 * `wrong`: another value is known, or that Terraform refuses it, or that it does not. `unsure`: Terraform has a value that does not hang on
 * what exists later, and the reader has none. Needs `terraform` on the PATH.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Value } from '../model/value'
import { plainOfJson } from '../parsers/terraform/evaluate/functions/documents'
import { type Plain, plainEqual, toPlain } from '../parsers/terraform/evaluate/plain'
import { named, read } from '../test/parsers/terraform-configuration/memory'
import { randomExpressions } from './random-expressions'

const MODULE = join(__dirname, '../test/parsers/terraform-configuration/golden/module')
const LATER = `resource "terraform_data" "later" {
  input = { name = "later", list = ["x", "y"] }
}
resource "terraform_data" "counted" {
  count = 2
}
`

const [seed = '1', count = '400'] = process.argv.slice(2)
const expressions = existsSync(seed)
  ? readFileSync(seed, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
  : randomExpressions(Number(seed), Number(count))
const folder = mkdtempSync(join(tmpdir(), 'terraform-random-'))
const found = { wrong: 0, lenient: 0, unsure: 0 }

function main(): number {
  cpSync(MODULE, folder, { recursive: true })
  writeFileSync(join(folder, 'later.tf'), LATER)
  const answers = answered()
  for (const [at, ours] of ourAnswers().entries()) report(expressions[at] ?? '', answers.get(at), ours)
  rmSync(folder, { recursive: true })
  console.log(`${expressions.length} expressions, ${answers.size} with a value:`, found)
  return found.wrong > 0 ? 1 : 0
}

/** The JSON of each that Terraform does not refuse. Those that it refuses are taken out until it applies the others. */
function answered(): ReadonlyMap<number, string> {
  const left = new Set(expressions.keys())
  for (;;) {
    writeFileSync(join(folder, 'outputs.tf'), [...left].map((at) => output(at)).join('\n'))
    const refused = applied([...left])
    if (refused.length === 0) break
    for (const at of refused) left.delete(at)
  }
  const state: { outputs: Record<string, { value: string }> } = JSON.parse(
    readFileSync(join(folder, 'terraform.tfstate'), 'utf8'),
  )
  return new Map([...left].map((at) => [at, state.outputs[`o${at}`]?.value ?? '']))
}

const output = (at: number): string =>
  `output "o${at}" { value = nonsensitive(jsonencode([${expressions[at]}])) }`

/** The line of an error says which output it is of. */
function applied(left: readonly number[]): readonly number[] {
  const outputOfLine = left.flatMap((at) =>
    output(at)
      .split('\n')
      .map(() => at),
  )
  const words = ['apply', '-auto-approve', '-json', '-input=false']
  const { stdout, status, stderr } = spawnSync('terraform', words, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, CHECKPOINT_DISABLE: '1' },
  })
  if (status === 0) return []
  const refused = stdout.split('\n').flatMap((line) => {
    const said: {
      '@level'?: string
      diagnostic?: { range?: { filename: string; start: { line: number } } }
    } = line.startsWith('{') ? JSON.parse(line) : {}
    const range = said['@level'] === 'error' ? said.diagnostic?.range : undefined
    return range?.filename === 'outputs.tf' ? [outputOfLine[range.start.line - 1] ?? -1] : []
  })
  if (refused.length === 0) throw new Error(stdout + stderr)
  return [...new Set(refused)]
}

type Ours = { readonly value: Value<unknown> | undefined; readonly fails: boolean }

function ourAnswers(): readonly Ours[] {
  const files = Object.fromEntries(
    readdirSync(MODULE).map((name) => [name, readFileSync(join(MODULE, name), 'utf8')]),
  )
  const probes = expressions.map(
    (expression, at) =>
      `resource "probe" "p${at}" {\n  fine = can(${expression})\n  value = [${expression}]\n}\n`,
  )
  const parsed = read({ ...files, 'later.tf': LATER, 'probe.tf': probes.join('') })
  return expressions.map((_, at) => {
    const { attributes } = named(parsed, `probe.p${at}`)
    const fine = attributes.get('fine')
    return { value: attributes.get('value'), fails: fine?.state === 'known' && fine.value === false }
  })
}

function report(expression: string, json: string | undefined, { value, fails }: Ours): void {
  const plain = value === undefined ? undefined : toPlain(value)
  const theirs: Plain | undefined = json === undefined ? undefined : plainOfJson(json)
  if (theirs === undefined && plain !== undefined && !fails) say('lenient', expression, plain, 'FAILS')
  else if (theirs !== undefined && fails) say('wrong', expression, 'FAILS', theirs)
  else if (theirs !== undefined && plain !== undefined && !plainEqual(plain, theirs))
    say('wrong', expression, plain, theirs)
  else if (theirs !== undefined && plain === undefined && !expression.includes('terraform_data'))
    say('unsure', expression, 'unknown', theirs)
}

function say(what: 'wrong' | 'unsure' | 'lenient', expression: string, here: Plain, there: Plain): void {
  found[what]++
  console.log(`${what}  ${expression}\n    here ${shown(here)}, Terraform ${shown(there)}`)
}

const shown = (plain: Plain): string =>
  JSON.stringify(plain, (_, each: unknown) => (each instanceof Map ? Object.fromEntries(each) : each))

process.exitCode = main()
