/**
 * Asks the real `terraform console` for the values of the expressions in the test data, and writes them down for the tests:
 *
 *     npx tsx scripts/terraform-golden.ts
 *
 * Needs `terraform` on the PATH. One process an expression, because one that fails ends the console.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const golden = join(import.meta.dirname, '../test/parsers/terraform-configuration/golden')

type Answer =
  | { readonly expression: string; readonly json: string }
  | { readonly expression: string; readonly fails: true }

/** Base64, so that no quoting of the console stands in between. */
function ask(expression: string, folder: string): Answer {
  try {
    const input = `nonsensitive(base64encode(jsonencode(${expression})))\n`
    const answer = execFileSync('terraform', ['console'], {
      cwd: folder,
      input,
      stdio: ['pipe', 'pipe', 'ignore'],
      env: quietEnvironment,
    })
    const encoded = /"([A-Za-z0-9+/=]*)"\s*$/.exec(answer.toString())?.[1]
    if (encoded === undefined) return { expression, fails: true }
    return { expression, json: Buffer.from(encoded, 'base64').toString('utf8') }
  } catch {
    return { expression, fails: true }
  }
}

const quietEnvironment = { PATH: process.env.PATH, HOME: process.env.HOME, CHECKPOINT_DISABLE: '1' }

const folder = mkdtempSync(join(tmpdir(), 'terraform-golden-'))
cpSync(join(golden, 'module'), folder, { recursive: true })
const expressions = readFileSync(join(golden, 'expressions.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
const answers = expressions.map((expression) => ask(expression, folder))
rmSync(folder, { recursive: true })
writeFileSync(join(golden, 'values.json'), `${JSON.stringify(answers, null, 1)}\n`)
