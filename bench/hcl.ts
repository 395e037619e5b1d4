/**
 * Our HCL reader (comments, places and expressions kept) against `hcl2-parser` on the same files, interleaved, median of seven:
 *
 *     npx tsx bench/hcl.ts FOLDER
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseToObject } from 'hcl2-parser'
import { readHcl } from '../parsers/terraform/syntax/read'

const RUNS = 7
const folder = process.argv[2] ?? join(__dirname, '../fixtures')
const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tf') && statSync(join(folder, name)).isFile())
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
const size = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)

function timed(act: () => void): number {
  const start = performance.now()
  act()
  return performance.now() - start
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const ours = () => {
  for (const source of texts) readHcl(source)
}
const theirs = () => {
  for (const { text } of texts) parseToObject(text)
}

for (let warm = 0; warm < 5; warm += 1) ours()
const runs = Array.from({ length: RUNS }, () => [timed(ours), timed(theirs)] as const)
const [fast, slow] = [median(runs.map(([one]) => one)), median(runs.map(([, other]) => other))]
const speed = (time: number) => `${(size / 2 ** 20 / (time / 1000)).toFixed(1)} MB/s`
console.log(`${texts.length} files, ${(size / 2 ** 20).toFixed(1)} MB`)
console.log(`ours ${speed(fast)}, hcl2-parser ${speed(slow)}: ${(slow / fast).toFixed(0)} times`)
