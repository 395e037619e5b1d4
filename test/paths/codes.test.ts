/** The names of blocks are documented, and nothing else is. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BLOCK_CODES } from '../../paths/codes'

const page = readFileSync(join(__dirname, '../../docs/trace.md'), 'utf8')
const [, section = ''] = /^## Codes\n([\s\S]*?)^## /m.exec(page) ?? []
const documented = section
  .split('\n')
  .flatMap((line) => [...(/^\| ([^|]*) \|/.exec(line)?.[1] ?? '').matchAll(/`([a-z0-9-]+)`/g)])
  .flatMap(([, code]) => code ?? [])

test('every code is in the table once', () => {
  expect([...documented].sort()).toEqual([...BLOCK_CODES].sort())
})
