/**
 * What following requests costs in a large network: 1,000 subnets, 2,000 groups, 200 endpoints, and workloads in 600 classes. All rules
 * about ways of requests, beside reading the plan: its text, the resources in it and their graph. Values are made when they are asked
 * for, so on a graph that nobody asked before the rules pay for those too; on one whose values were all made they pay for themselves.
 * Then a rule of one's own, about all workloads, in a word about requests. Medians of three, by the processor's time and by the clock,
 * which a busy machine stretches; each size in a process of its own, and each figure after a sweep, so that nobody pays for the garbage
 * of another.
 *
 *     npm run bench:paths
 */
import { spawnSync } from 'node:child_process'
import { askRules } from '../engine/ask-rules'
import { Graph } from '../graph/graph'
import { readRules, vocabulary } from '../lint'
import { readInput } from '../parsers/read-input'
import { nameFacts } from '../paths/name-facts'
import { pathFacts } from '../paths/path-facts'
import { adapt } from '../resources/adapt'
import { rules } from '../rules/index'
import { makeNetwork, type Network } from './make-network'
import { median, processorTime } from './processor-time'

const ROUNDS = 3
const CLASSES = 600
const SIZES = [1_250, 2_500, 5_000]

const facts = [...pathFacts, ...nameFacts].map(({ name }) => name)
const pathRules = rules.filter((rule) => {
  const text = JSON.stringify([rule.when, rule.must, rule.raise ?? []])
  return facts.some((name) => text.includes(`"${name}"`))
})
const ownRules = readRules({
  name: 'own.yaml',
  text: `id: reaches-its-queue
severity: error
title: A workload does not reach the queue
why: Its calls time out.
remedy: Let it in at the endpoint.
about: workload
when: { subnets: { exists: true } }
must: { reaches: { to: 'https://sqs.{region}.amazonaws.com' } }
message: '{address} does not reach the queue.'
`,
}).rules
const asking = (all: typeof rules) => all.map((rule) => ({ rule, severityIn: () => rule.severity }))

interface Time {
  readonly processor: number
  readonly clock: number
}

interface Round {
  readonly read: Time
  /** On a graph that nobody asked before. */
  readonly ask: Time
  /** Every value of every resource. */
  readonly values: Time
  /** On a graph whose values are made. */
  readonly askMade: Time
  /** The rule of one's own, on such a graph. */
  readonly word: Time
  readonly found: ReadonlyMap<string, ReadonlySet<string>>
}

function timed<T>(act: () => T): readonly [T, Time] {
  globalThis.gc?.()
  const [processor, clock] = [processorTime(), performance.now()]
  const made = act()
  return [made, { processor: processorTime() - processor, clock: performance.now() - clock }]
}

function graphOf(text: string): Graph {
  const input = { is: 'text', source: { name: 'plan.json', text }, named: true } as const
  const parsed = readInput(input, { read: (name) => ({ refused: 'missing', detail: name }), list: () => [] })
  return new Graph(adapt(parsed), vocabulary.kinds, vocabulary.facts)
}

function makeValues(graph: Graph): Graph {
  for (const resource of graph.resources)
    for (const row of Object.keys(graph.rowsOf(resource.kind))) graph.value(resource, row)
  return graph
}

function round({ text }: Network): Round {
  const [graph, read] = timed(() => graphOf(text))
  const [path, ask] = timed(() => askRules(asking(pathRules), graph))
  const other = graphOf(text)
  const [, values] = timed(() => makeValues(other))
  const [, askMade] = timed(() => askRules(asking(pathRules), other))
  const third = makeValues(graphOf(text))
  const [words, word] = timed(() => askRules(asking(ownRules), third))
  const found = new Map<string, Set<string>>()
  for (const { rule, judgement } of [...path.judged, ...words.judged])
    if (judgement.word === 'fail')
      found.set(rule.id, (found.get(rule.id) ?? new Set<string>()).add(judgement.resource.address))
  return { read, values, ask, askMade, word, found }
}

/** Every planted block, and nothing else. */
function check(rule: string, planted: readonly string[], { found }: Round): void {
  const said = found.get(rule) ?? new Set<string>()
  const missed = planted.filter((address) => !said.has(address))
  if (missed.length > 0 || said.size > planted.length)
    throw new Error(`${rule}: ${said.size} of ${planted.length} planted; not found: ${missed.join(', ')}`)
}

type Figures = Readonly<Record<'read' | 'ask' | 'values' | 'askMade' | 'word', number>>

const SORTS = ['processor', 'clock'] as const
type Measured = Readonly<Record<(typeof SORTS)[number], Figures>>

/** In this process. The first round is left away: the compiler is at work in it. */
function measure(workloads: number): Measured {
  const network = makeNetwork(workloads, CLASSES)
  const rounds = Array.from({ length: ROUNDS + 1 }, () => round(network)).slice(1)
  for (const one of rounds) {
    check('vpc-endpoint-security-group-blocks-clients', network.closed, one)
    check('gateway-endpoint-misses-workload-subnet', network.unrouted, one)
    check('reaches-its-queue', network.unanswered, one)
  }
  const figures = (by: keyof Time): Figures => {
    const of = (figure: keyof Figures) => median(rounds.map((one) => one[figure][by]))
    return {
      read: of('read'),
      ask: of('ask'),
      values: of('values'),
      askMade: of('askMade'),
      word: of('word'),
    }
  }
  return { processor: figures('processor'), clock: figures('clock') }
}

function told(by: (typeof SORTS)[number], { read, ask, values, askMade, word }: Figures): string {
  const [all, ms] = [read + values, (time: number) => `${time.toFixed(0)} ms`]
  return [
    `  by the ${by}`,
    `    reading ${ms(read)}; ${pathRules.length} rules ${ms(ask)}: ${(ask / read).toFixed(2)} times (bar 2)`,
    `    reading with all values ${ms(all)}; the rules after it ${ms(askMade)}: ${(askMade / all).toFixed(2)} times`,
    `    a rule of one's own about requests ${ms(word)}`,
  ].join('\n')
}

function measuredApart(workloads: number): Measured {
  const words = [...process.execArgv, '--expose-gc', process.argv[1] ?? '', String(workloads)]
  const { status, stdout } = spawnSync(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  if (status !== 0) throw new Error(`${workloads} workloads: ended with ${status}`)
  return JSON.parse(stdout.toString()) as Measured
}

function main(): void {
  const times = SIZES.map((size) => {
    const measured = measuredApart(size)
    console.log(`${size} workloads`)
    for (const by of SORTS) console.log(told(by, measured[by]))
    return measured
  })
  const [, middle, last] = times
  const growth = (figure: 'ask' | 'askMade') =>
    Math.log2((last?.processor[figure] ?? 0) / (middle?.processor[figure] ?? 1)).toFixed(2)
  console.log(
    `planted blocks: all found; growth from ${SIZES[1]} to ${SIZES[2]}: exponent ${growth('ask')}, ` +
      `with values made ${growth('askMade')} (bar 1.2)`,
  )
}

const [workloads] = process.argv.slice(2)
if (workloads === undefined) main()
else process.stdout.write(JSON.stringify(measure(Number(workloads))))
