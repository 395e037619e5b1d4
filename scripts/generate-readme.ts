/** Puts what `vpclint demo` and `vpclint trace` really print into the pages, so that their pictures are never older than the program. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { run } from '../cli/run'

const root = resolve(__dirname, '..')

function printedBy(folder: string, ...words: readonly string[]): string {
  let printed = ''
  const stream = (write: (text: string) => void) => ({ write, isTerminal: false, columns: 100 })
  const keep = stream((text) => {
    printed += text
  })
  run({
    environment: { LANG: 'C.UTF-8' },
    folder,
    today: '2026-01-01',
    output: keep,
    errors: keep,
    readInput: () => new Uint8Array(),
    arguments: words,
  })
  return printed
}

/** Between `<!-- name -->` and `<!-- /name -->`. */
function put(page: string, name: string, text: string): void {
  const path = join(root, page)
  const between = new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`)
  const picture = `<!-- ${name} -->\n\n\`\`\`text\n${text.trimEnd()}\n\`\`\`\n\n<!-- /${name} -->`
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(between, () => picture),
  )
}

const ASKED = ['--from', 'aws_lambda_function.checkout', '--to', 'aws_api_gateway_rest_api.orders']
const followed = printedBy(join(root, 'fixtures/projects/shop'), 'trace', '.', ...ASKED)

put('README.md', 'demo', printedBy('/', 'demo').split('\nWhat next')[0] ?? '')
for (const page of ['README.md', 'docs/trace.md'])
  put(page, 'trace', `$ vpclint trace ${ASKED.join(' ')}\n${followed}`)
