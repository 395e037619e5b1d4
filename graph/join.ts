/**
 * # Deployments that see each other
 *
 * Several inputs of one run are one graph, but a rule crosses from one deployment to another only where something joins them:
 * one refers to what the other declares (an export and its import, a nested stack, remote state), both stand in one VPC, or one app
 * deploys both. Two variants of one root (parameter files, tfvars) are scenarios: they are never there together and never joined.
 */
import type { Deployment } from '../model/declaration'
import type { Edge, Outside, Relation, Resource } from '../model/resource'
import { isOutside } from '../model/resource'
import type { Row } from '../resources/define'
import { isExporting } from './exports'
import { sees } from './meant'
import { ELSEWHERE } from './stated-things'

/** For every deployment the others that are joined with it, also by way of a third. */
export type Joins = ReadonlyMap<string, ReadonlySet<string>>

interface Joinable {
  readonly needs: ReadonlyMap<string, readonly string[]>
  readonly deployments: ReadonlyMap<string, Deployment>
  readonly resources: readonly Resource[]
  relation(resource: Resource, name: string): Relation
  rowsOf(kind: string): Readonly<Record<string, Row>>
}

type Contact = readonly [string, string]
type Exporting = (name: string, to: string) => string | undefined

/** `exporting`: the deployment that exports a name to another one. */
export function joins(graph: Joinable, exporting: Exporting): Joins {
  if (graph.deployments.size < 2) return new Map()
  const groups = new Map([...graph.deployments.keys()].map((id) => [id, new Set([id])] as const))
  const all = [
    ...contacts(graph),
    ...imports(graph, exporting),
    ...withinApps([...graph.deployments.values()]),
  ]
  for (const [one, other] of all) {
    if (!mayMeet(graph.deployments.get(one), graph.deployments.get(other))) continue
    unite(groups, one, other)
  }
  return groups
}

const mayMeet = (one: Deployment | undefined, other: Deployment | undefined): boolean =>
  !isScenario(one, other) && sees(one, other)

/** Variants of one root have their main source in common. A stack that another one creates is a part of that one. */
function isScenario(a: Deployment | undefined, b: Deployment | undefined): boolean {
  const [one, other] = [a && rootOf(a), b && rootOf(b)]
  if (one === undefined || other === undefined || one.deployment === other.deployment) return false
  return one.source !== undefined && one.source === other.source
}

const rootOf = ({ id, sources, within }: Deployment) => within ?? { deployment: id, source: sources[0] }

function unite(groups: Map<string, Set<string>>, one: string, other: string): void {
  const [left, right] = [groups.get(one), groups.get(other)]
  if (!left || !right || left === right) return
  for (const id of right) {
    left.add(id)
    groups.set(id, left)
  }
}

const EXPORT = 'outside:export:'

/** An import in whatever property, of whatever type of resource. */
function* imports(graph: Joinable, exporting: Exporting): Generator<Contact> {
  // What a declaration needs is found when it is asked for: that is all of the text.
  if (![...graph.deployments.values()].some(isExporting)) return
  for (const [id, keys] of graph.needs) {
    const to = id.slice(0, id.lastIndexOf('#'))
    for (const key of keys) {
      const from = key.startsWith(EXPORT) ? exporting(key.slice(EXPORT.length), to) : undefined
      if (from !== undefined) yield [to, from]
    }
  }
}

/** Stacks that one program deploys together. */
function* withinApps(deployments: readonly Deployment[]): Generator<Contact> {
  const first = new Map<string, string>()
  for (const { id, app } of deployments) {
    if (app === undefined) continue
    const seen = first.get(app)
    if (seen === undefined) first.set(app, id)
    else yield [seen, id]
  }
}

/** Whether what one deployment declares can be seen from the other. What people state of things elsewhere can be seen from everywhere. */
export function areJoined(
  one: string,
  other: string,
  all: Joins,
  deployments: ReadonlyMap<string, Deployment>,
): boolean {
  if (one === other || one === ELSEWHERE || other === ELSEWHERE) return true
  return (all.get(one)?.has(other) ?? false) && mayMeet(deployments.get(one), deployments.get(other))
}

/** Pairs of deployments of which one leads to the other, or that lead to the same literal id elsewhere. */
function* contacts(graph: Joinable): Generator<Contact> {
  const byOutside = new Map<string, string>()
  for (const edge of allEdges(graph)) {
    for (const target of edge.to) {
      const here = edge.from.deployment
      const key = outsideKey(target)
      if (!isOutside(target) && key === undefined) {
        if (target.deployment !== here) yield [here, target.deployment]
      } else if (key !== undefined && isUnique(key)) {
        const seen = byOutside.get(key)
        if (seen === undefined) byOutside.set(key, here)
        else if (seen !== here) yield [seen, here]
      }
    }
  }
}

/** Also of a thing elsewhere of which people state something. */
function outsideKey(target: Resource | Outside): string | undefined {
  if (isOutside(target)) return target.key
  return target.deployment === ELSEWHERE ? `literal:${target.address}` : undefined
}

/** An id that AWS gives only once. */
const isUnique = (key: string): boolean =>
  /^literal:(?:vpc|vpce|subnet|vpce-svc|tgw)-[0-9a-f]{8,17}$/.test(key)

function* allEdges(graph: Joinable): Generator<Edge> {
  for (const resource of graph.resources) {
    for (const [name, row] of Object.entries(graph.rowsOf(resource.kind))) {
      if (row.row === 'one' || row.row === 'many') yield* graph.relation(resource, name).edges
    }
  }
}
