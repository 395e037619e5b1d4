/**
 * A large plan against reading and `JSON.parse` of the same file: whole processes of the library's bundle, interleaved, median of
 * seven; processor time and memory, so that a busy machine hurts all alike. Then how the time grows with the number of resources.
 *
 *     npm run build && npx tsx bench/plan.ts [MODULES]      2,950 modules of 9 resources make 100 MB
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { makePlan, RESOURCES } from './make-plan'
import { FAULTY } from './plan-module'

const RUNS = 7
const MODULES = Number(process.argv[2] ?? 2950)
const folder = mkdtempSync(join(tmpdir(), 'vpclint-bench-'))
const library = resolve(__dirname, '../dist/index.cjs')

const script = join(folder, 'run.cjs')
writeFileSync(
  script,
  `const { readFileSync } = require('node:fs')
const [, , what, file] = process.argv
const none = { read: (name) => ({ refused: 'missing', detail: name }), list: () => [] }
let faults = 0
if (what === 'parse') JSON.parse(readFileSync(file, 'utf8'))
if (what === 'lint' || what === 'changes') {
  const { lint } = require(${JSON.stringify(library)})
  const source = { name: 'plan.json', text: readFileSync(file, 'utf8') }
  const request = { inputs: [{ is: 'text', source }], sources: none }
  const report = lint(what === 'lint' ? request : { ...request, compare: 'plan-states' })
  for (const finding of report.findings) if (finding.rule === 'private-dns-without-vpc-dns') faults += 1 + finding.also.length
}
const { user, system } = process.cpuUsage()
console.log(JSON.stringify({ time: (user + system) / 1000, memory: process.resourceUsage().maxRSS / 1024, faults }))
`,
)

interface Measured {
  readonly time: number
  readonly memory: number
  readonly faults: number
}

function measure(what: string, file: string): Measured {
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, what, file], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

function compare(file: string, bytes: number, planted: number): void {
  const kinds = ['empty', 'parse', 'lint', 'changes']
  const runs = Array.from({ length: RUNS }, () => kinds.map((kind) => measure(kind, file)))
  const of = (kind: string) => runs.map((run) => run[kinds.indexOf(kind)]).filter((one) => one !== undefined)
  const time = (kind: string) =>
    median(of(kind).map((one) => one.time)) - median(of('empty').map((one) => one.time))
  const memory = (kind: string) =>
    median(of(kind).map((one) => one.memory)) - median(of('empty').map((one) => one.memory))
  for (const kind of kinds.slice(1)) {
    const ratio = (time(kind) / time('parse')).toFixed(1)
    const size = ((memory(kind) * 2 ** 20) / bytes).toFixed(1)
    console.log(
      `${kind.padEnd(8)} ${Math.round(time(kind))} ms, ${ratio} times parse; memory ${size} times the file`,
    )
  }
  const found = of('lint')[0]?.faults
  console.log(`faults   ${found} of ${planted} found`)
}

/** The slope of the logarithms, from 1,000 resources up. */
function growth(): void {
  const sizes = [1_000, 5_000, 25_000]
  const empty = measure('empty', '').time
  const times = sizes.map((resources) => {
    const file = join(folder, `${resources}.json`)
    makePlan(file, Math.ceil(resources / RESOURCES))
    const time = median(Array.from({ length: 3 }, () => measure('lint', file).time)) - empty
    rmSync(file)
    return time
  })
  const slope = Math.log((times[2] ?? 0) / (times[1] ?? 1)) / Math.log((sizes[2] ?? 0) / (sizes[1] ?? 1))
  console.log(`growth   ${sizes.map((size, at) => `${size}: ${Math.round(times[at] ?? 0)} ms`).join(', ')}`)
  console.log(`exponent ${slope.toFixed(2)} between the last two`)
}

const file = join(folder, 'plan.json')
const bytes = makePlan(file, MODULES)
console.log(`plan     ${Math.round(bytes / 2 ** 20)} MB, ${MODULES * RESOURCES} resources`)
compare(file, bytes, Math.ceil(MODULES / FAULTY))
growth()
rmSync(folder, { recursive: true })
