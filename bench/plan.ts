/**
 * A large plan against reading and `JSON.parse` of the same file: whole processes of the library's bundle, interleaved, median of
 * seven; memory and processor time of all threads, so that a busy machine hurts all alike, and beside it the time that passes, which says
 * something where nothing else runs. Judged before and after are a plan that changes nothing, one that changes the tags of one module of
 * twenty, and one that changes there what rules ask for.
 * Then how the time grows with the number of resources, and a plan that is longer than a string can be, with the heap that Node.js takes
 * by itself. Each figure stands beside what it shall be.
 *
 *     npm run build && npx tsx bench/plan.ts [RUNS]
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { makePlan, RESOURCES } from './make-plan'
import { FAULTY } from './plan-module'
import { median } from './processor-time'

const RUNS = Number(process.argv[2] ?? 7)
/** Of 9 resources each: 100 MB. */
const MODULES = 2950
/** 600 MB. */
const LONG = 17_700
/** Times the time of `JSON.parse`. */
const BARS: Readonly<Record<string, number>> = { lint: 1.5, changes: 2.5, tagged: 2.5, changed: 2.5 }
/** One module of so many is changed. */
const CHANGING = 20
/** Times the file. */
const MEMORY_BAR = 4
const GROWTH_BAR = 1.1
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
if (what !== 'empty' && what !== 'parse') {
  const { lint } = require(${JSON.stringify(library)})
  const source = { name: 'plan.json', bytes: readFileSync(file) }
  const request = { inputs: [{ is: 'text', source }], sources: none }
  const report = lint(what === 'lint' ? request : { ...request, compare: 'plan-states' })
  for (const finding of report.findings) if (finding.rule === 'private-dns-without-vpc-dns') faults += 1 + finding.also.length
}
const { user, system } = process.cpuUsage()
console.log(JSON.stringify({ time: (user + system) / 1000, elapsed: performance.now(), memory: process.resourceUsage().maxRSS / 1024, faults }))
`,
)

interface Measured {
  readonly time: number
  readonly elapsed: number
  readonly memory: number
  readonly faults: number
}

function measure(what: string, file: string): Measured {
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, what, file], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

const KINDS = ['empty', 'parse', 'lint', 'changes', 'tagged', 'changed']

/** `changing`: other files than `file`, by what is measured. */
function compare(
  file: string,
  changing: Readonly<Record<string, string>>,
  bytes: number,
  planted: number,
): void {
  const runs = Array.from({ length: RUNS }, () => KINDS.map((kind) => measure(kind, changing[kind] ?? file)))
  const of = (kind: string) => runs.map((run) => run[KINDS.indexOf(kind)]).filter((one) => one !== undefined)
  const above = (kind: string, figure: 'time' | 'elapsed' | 'memory'): number =>
    median(of(kind).map((one) => one[figure])) - median(of('empty').map((one) => one[figure]))
  for (const kind of KINDS.slice(1)) {
    const bar = BARS[kind] === undefined ? '' : ` (bar ${BARS[kind]})`
    const size = `${((above(kind, 'memory') * 2 ** 20) / bytes).toFixed(1)} times the file`
    const limit = BARS[kind] === undefined ? '' : ` (bar ${MEMORY_BAR})`
    const [time, elapsed] = (['time', 'elapsed'] as const).map((figure) => {
      const ratio = (above(kind, figure) / above('parse', figure)).toFixed(1)
      return `${Math.round(above(kind, figure))} ms, ${ratio} times parse`
    })
    console.log(`${kind.padEnd(8)} processor ${time}${bar}; elapsed ${elapsed}${bar}; memory ${size}${limit}`)
  }
  const found = of('lint')[0]?.faults
  console.log(`faults   ${found} of ${planted} found`)
}

/** The slope of the logarithms of time over resources. */
function growth(): void {
  const sizes = [1_000, 10_000, 100_000]
  const empty = median(Array.from({ length: 3 }, () => measure('empty', '').time))
  const times = sizes.map((resources) => {
    const file = join(folder, `${resources}.json`)
    makePlan(file, Math.ceil(resources / RESOURCES))
    const time = median(Array.from({ length: 3 }, () => measure('lint', file).time)) - empty
    rmSync(file)
    return time
  })
  const [few = 1, some = 1, many = 1] = times
  const slope = (Math.log10(many) - Math.log10(few)) / 2
  console.log(`growth   ${sizes.map((size, at) => `${size}: ${Math.round(times[at] ?? 0)} ms`).join(', ')}`)
  console.log(
    `exponent ${slope.toFixed(2)} (bar ${GROWTH_BAR}), ${Math.log10(many / some).toFixed(2)} in the last step`,
  )
}

function longer(): void {
  const file = join(folder, 'long.json')
  const bytes = makePlan(file, LONG)
  const { time, memory, faults } = measure('lint', file)
  const size = `${((memory * 2 ** 20) / bytes).toFixed(1)} times the file`
  console.log(
    `${Math.round(bytes / 1e6)} MB   ${Math.round(time)} ms, memory ${size}, ${faults} of ${plantedIn(LONG)} faults found`,
  )
  rmSync(file)
}

const plantedIn = (modules: number): number => Math.ceil(modules / FAULTY)

const file = join(folder, 'plan.json')
const bytes = makePlan(file, MODULES)
console.log(`plan     ${Math.round(bytes / 1e6)} MB, ${MODULES * RESOURCES} resources`)
const tagged = join(folder, 'tagged.json')
makePlan(tagged, MODULES, { what: 'tags', oneOf: CHANGING })
const changed = join(folder, 'changed.json')
makePlan(changed, MODULES, { what: 'dns', oneOf: CHANGING })
compare(file, { tagged, changed }, bytes, plantedIn(MODULES))
growth()
longer()
rmSync(folder, { recursive: true })
