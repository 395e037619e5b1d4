/**
 * Our HCL reader (comments, places and expressions kept) against `hcl2-parser` on the same files, interleaved, median of seven, by the
 * processor's time and by the clock, which a busy machine stretches. Both are warm: each has read a second before.
 *
 *     npx tsx bench/hcl.ts FOLDER
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseToObject } from 'hcl2-parser'
import { readHcl } from '../parsers/terraform/syntax/read'
import { median, processorTime } from './processor-time'

const RUNS = 7
/** Times their throughput. */
const BAR = 100
const folder = process.argv[2] ?? join(__dirname, '../fixtures')
const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tf') && statSync(join(folder, name)).isFile())
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
/** It fails of some valid texts (keys that are null): neither of the two is measured on those. */
const texts = all.filter(({ text }) => isRead(text))
const size = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)

function isRead(text: string): boolean {
  try {
    parseToObject(text)
    return true
  } catch {
    return false
  }
}

interface Timed {
  readonly processor: number
  readonly clock: number
}

function timed(act: () => void): Timed {
  const [processor, clock] = [processorTime(), performance.now()]
  act()
  return { processor: processorTime() - processor, clock: performance.now() - clock }
}

/** Compilers of a running program need a second of it. */
function warm(act: () => void): void {
  const start = processorTime()
  while (processorTime() - start < 1000) act()
}

const ours = () => {
  for (const source of texts) readHcl(source)
}
const theirs = () => {
  for (const { text } of texts) parseToObject(text)
}

warm(ours)
warm(theirs)
const runs = Array.from({ length: RUNS }, () => [timed(ours), timed(theirs)] as const)
const speed = (time: number) => `${(size / 2 ** 20 / (time / 1000)).toFixed(1)} MB/s`
console.log(`${texts.length} of ${all.length} files, ${(size / 2 ** 20).toFixed(1)} MB`)
for (const by of ['processor', 'clock'] as const) {
  const [fast, slow] = [median(runs.map(([one]) => one[by])), median(runs.map(([, other]) => other[by]))]
  const ratio = `${(slow / fast).toFixed(0)} times (bar ${BAR})`
  console.log(`by the ${by}: ours ${speed(fast)}, hcl2-parser ${speed(slow)}: ${ratio}`)
}
