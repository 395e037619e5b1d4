/**
 * What following requests costs in a large network: 1,000 subnets, 2,000 groups, 200 endpoints, and workloads in 600 classes. All rules
 * about ways of requests, on a graph that nobody asked before, beside reading the plan: its text, the resources in it and their graph.
 * Values are made when they are asked for, so the rules pay for those too; reading with every value made is told apart. Then a rule of
 * one's own, about all workloads, in a word about requests. Processor time, in turns, medians of three.
 *
 *     npm run bench:paths
 */
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

interface Round {
  readonly read: number
  /** Every value of every resource. */
  readonly values: number
  readonly ask: number
  /** The rule of one's own. */
  readonly word: number
  readonly found: ReadonlyMap<string, ReadonlySet<string>>
}

const timed = <T>(act: () => T): readonly [T, number] => {
  const start = processorTime()
  const made = act()
  return [made, processorTime() - start]
}

function graphOf(text: string): Graph {
  const input = { is: 'text', source: { name: 'plan.json', text }, named: true } as const
  const parsed = readInput(input, { read: (name) => ({ refused: 'missing', detail: name }), list: () => [] })
  return new Graph(adapt(parsed), vocabulary.kinds, vocabulary.facts)
}

function makeValues(graph: Graph): void {
  for (const resource of graph.resources)
    for (const row of Object.keys(graph.rowsOf(resource.kind))) graph.value(resource, row)
}

function round({ text }: Network): Round {
  const [graph, read] = timed(() => graphOf(text))
  const [path, ask] = timed(() => askRules(asking(pathRules), graph))
  const other = graphOf(text)
  const [, values] = timed(() => makeValues(other))
  const [words, word] = timed(() => askRules(asking(ownRules), other))
  const found = new Map<string, Set<string>>()
  for (const { rule, judgement } of [...path.judged, ...words.judged])
    if (judgement.word === 'fail')
      found.set(rule.id, (found.get(rule.id) ?? new Set<string>()).add(judgement.resource.address))
  return { read, values, ask, word, found }
}

/** Every planted block, and nothing else. */
function check(rule: string, planted: readonly string[], { found }: Round): void {
  const said = found.get(rule) ?? new Set<string>()
  const missed = planted.filter((address) => !said.has(address))
  if (missed.length > 0 || said.size > planted.length)
    throw new Error(`${rule}: ${said.size} of ${planted.length} planted; not found: ${missed.join(', ')}`)
}

const networks = SIZES.map((size) => makeNetwork(size, CLASSES))
const rounds = Array.from({ length: ROUNDS + 1 }, () => networks.map(round)).slice(1)
const times = SIZES.map((size, at) => {
  const own = rounds.flatMap((all) => all[at] ?? [])
  const network = networks[at]
  for (const one of own) {
    check('vpc-endpoint-security-group-blocks-clients', network?.closed ?? [], one)
    check('gateway-endpoint-misses-workload-subnet', network?.unrouted ?? [], one)
    check('reaches-its-queue', network?.unanswered ?? [], one)
  }
  const [read = 0, values = 0, ask = 0, word = 0] = (['read', 'values', 'ask', 'word'] as const).map((sort) =>
    median(own.map((one) => one[sort])),
  )
  console.log(
    `${size} workloads: reading ${read.toFixed(0)} ms, ${pathRules.length} rules ${ask.toFixed(0)} ms, ` +
      `${(ask / read).toFixed(2)} times (bar 2), of reading with all values, ${(read + values).toFixed(0)} ms, ` +
      `${(ask / (read + values)).toFixed(2)} times; a rule of one's own about requests ${word.toFixed(0)} ms`,
  )
  return ask
})
const [, middle = 1, last = 1] = times
console.log(
  `planted blocks: all found; growth from ${SIZES[1]} to ${SIZES[2]}: exponent ${Math.log2(last / middle).toFixed(2)} (bar 1.2)`,
)
