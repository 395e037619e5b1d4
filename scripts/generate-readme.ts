/** Puts what `vpclint demo` really prints into the README, so that its picture is never older than the program. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { run } from '../cli/run'

const path = join(resolve(__dirname, '..'), 'README.md')

function demo(): string {
  let printed = ''
  const stream = (write: (text: string) => void) => ({ write, isTerminal: false, columns: 100 })
  const keep = stream((text) => {
    printed += text
  })
  const world = {
    environment: { LANG: 'C.UTF-8' },
    folder: '/',
    today: '2026-01-01',
    output: keep,
    errors: keep,
    readInput: () => new Uint8Array(),
  }
  run({ ...world, arguments: ['demo'] })
  return printed.split('\nWhat next')[0]?.trimEnd() ?? ''
}

const readme = readFileSync(path, 'utf8')
const picture = `<!-- demo -->\n\n\`\`\`text\n${demo()}\n\`\`\`\n\n<!-- /demo -->`
writeFileSync(
  path,
  readme.replace(/<!-- demo -->[\s\S]*<!-- \/demo -->/, () => picture),
)
