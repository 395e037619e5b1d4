/** What a finding speaks of in a drawing: the resource at fault, and the facts by their numbers. */
import type { Drawing, DrawnNode } from '../../model/drawing'
import type { Range } from '../../model/range-in-source'
import type { FindingReport } from '../../model/report'
import { shownSteps } from '../path'

export interface Marks {
  /** The resources at fault. */
  readonly faulty: ReadonlySet<string>
  /** By node, the numbers of the facts about it. */
  readonly facts: ReadonlyMap<string, readonly number[]>
  /** What a request that was followed met, in order. */
  readonly way: readonly string[]
}

export const NO_MARKS: Marks = { faulty: new Set(), facts: new Map(), way: [] }

export const markedBy = ({ faulty, facts, way }: Marks): ReadonlySet<string> =>
  new Set([...faulty, ...facts.keys(), ...way])

export function marksOf(finding: FindingReport, drawing: Drawing): Marks {
  const faulty = drawing.nodes.filter((node) =>
    isNamed(node, finding.subject.address, finding.subject.deployment),
  )
  const facts = new Map<string, number[]>()
  finding.evidence.forEach(({ address, range }, index) => {
    const node = nodeFor(address, range, finding.subject.deployment, drawing)
    if (node !== undefined) facts.set(node.id, [...(facts.get(node.id) ?? []), index + 1])
  })
  return { faulty: new Set(faulty.map(({ id }) => id)), facts, way: wayOf(finding, drawing) }
}

/** From who asks through what is met, without going on the spot. Steps of the network itself are declared nowhere. */
function wayOf({ trace, subject }: FindingReport, drawing: Drawing): readonly string[] {
  if (trace === null) return []
  const start = nodeFor(trace.from, null, subject.deployment, drawing)
  const met = shownSteps(trace).flatMap(({ range }) => (range === null ? [] : nodesAt(range, drawing)))
  const ids = [...(start === undefined ? [] : [start]), ...met].map(({ id }) => id)
  return ids.filter((id, index) => id !== ids[index - 1])
}

/** All at once, without numbers: those belong to one finding. */
export function marksOfAll(findings: readonly FindingReport[], drawing: Drawing): Marks {
  const all = findings.map((finding) => marksOf(finding, drawing))
  return {
    faulty: new Set(all.flatMap(({ faulty }) => [...faulty])),
    facts: new Map(all.flatMap(({ facts, way }) => [...facts.keys(), ...way].map((id) => [id, []] as const))),
    way: [],
  }
}

const isNamed = (node: DrawnNode, address: string, deployment: string): boolean =>
  node.address === address && node.deployment === deployment

/** By where it is written; else by its address, best in the finding's own deployment. */
function nodeFor(
  address: string,
  range: Range | null,
  deployment: string,
  drawing: Drawing,
): DrawnNode | undefined {
  const named = drawing.nodes.filter((node) => node.address === address)
  const [written] = range === null ? [] : nodesAt(range, drawing)
  return written ?? named.find((node) => node.deployment === deployment) ?? named[0]
}

/** What is declared around a place, the innermost; with `count`, all of a block's instances are, and the first stands for them. */
const nodesAt = (range: Range, { nodes }: Drawing): readonly DrawnNode[] =>
  nodes
    .filter(({ range: own }) => own !== null && isWithin(range, own))
    .sort((a, b) => (b.range?.start.line ?? 0) - (a.range?.start.line ?? 0))
    .slice(0, 1)

const isWithin = (range: Range, own: Range): boolean =>
  own.file === range.file && own.start.line <= range.start.line && range.start.line <= own.end.line
