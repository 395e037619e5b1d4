/**
 * # The graph
 *
 * Built once from everything that was read, then asked. Answers are computed on demand and kept: values with overlays applied,
 * relations opened into edges both ways, derived facts. From here up nobody opens an attribute by hand.
 *
 *     const graph = new Graph(adapt(parsed), Object.values(kinds), facts)
 *     graph.ofKind('vpc-endpoint').map((endpoint) => graph.value(endpoint, 'privateDns'))
 *     graph.relation(endpoint, 'vpc').edges
 */
import type { Deployment } from '../model/declaration'
import { allOf, type Guard } from '../model/guard'
import { type Inventory, NO_EDGES, type Relation, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import type { Row, Rows } from '../resources/define'
import { adoptedBy, adoptedIn } from './adopted'
import { withinBudget } from './budget'
import type { Cause } from './causes'
import { circles } from './circular'
import { openingsOf } from './closed'
import { type Connecting, connect } from './connect'
import { everywhere, missing, saidBy } from './everywhere'
import type { Fact } from './facts'
import { canHold, existenceGuard } from './guards'
import { withImports } from './imported'
import { areJoined, type Joins, joins } from './join'
import { byLiteral, literalIndex } from './literal'
import { memory } from './memory'
import type { Notes } from './note'
import { type Laid, layAll, overlaid } from './overlay'
import { exportingTo, type Providing, providedBy, providingOf } from './provided'
import { sharedIn } from './shared'
import { type Sides, sidesIn } from './sides'
import { orTold, statedMeaning } from './stated'
import { byAddress, byName, membersOf, type Table } from './tables'
import { unassumed } from './unassumed'
import { type UnseenOverlays, unseenOverlays } from './unseen-overlays'
import { watch } from './watch'
import { rowIn, type Words, wordsOf } from './words'

export class Graph {
  readonly deployments: ReadonlyMap<string, Deployment>
  readonly resources: readonly Resource[]
  /** What each declaration, of any type, refers to or depends on: keys of referents by its id. */
  readonly needs: ReadonlyMap<string, readonly string[]>
  /** What it can be asked for. */
  readonly words: Words
  readonly #byId: ReadonlyMap<string, Resource>
  readonly #byName: ReadonlyMap<string, readonly Resource[]>
  readonly #circles = circles()
  readonly #values = memory<Value<unknown>>(
    (resource, attribute) => this.#computeValue(resource, attribute),
    this.#circles.value,
  )
  readonly #relations = memory<Relation>(
    (resource, name) => this.#computeRelation(resource, name),
    this.#circles.relation,
  )
  readonly #watch = watch()
  readonly notes: Notes = new Map()
  /** What several facts ask alike, by a key that says all it depends on: see `sharing`. */
  readonly shared = sharedIn(this.#watch, this.#circles)
  #laid: ReadonlyMap<string, readonly Laid[]> = new Map()
  readonly #unseen: UnseenOverlays
  readonly #turned: Sides
  readonly #providing: Providing
  #joins: Joins = new Map()
  readonly #connecting: Connecting

  /** `facts`: every derived fact of `graph/derive` and of the rooms above that know more. */
  constructor(inventory: Inventory, kinds: readonly Table[], facts: readonly Fact[] = []) {
    this.resources = inventory.resources
    this.needs = inventory.needs ?? new Map()
    this.deployments = new Map(inventory.deployments.map((deployment) => [deployment.id, deployment]))
    this.words = wordsOf(kinds, facts)
    this.#byId = new Map(inventory.resources.map((resource) => [resource.id, resource]))
    this.#byName = byName(inventory.resources, this.words.tables)
    const identity = (kind: string) => this.words.tables.byKind.get(kind)?.identity ?? []
    const literals = literalIndex((kind) => this.ofKind(kind), identity)
    const openings = openingsOf(inventory.deployments, inventory.actors ?? [])
    this.#turned = sidesIn(this, openings)
    this.#unseen = unseenOverlays(this.words.tables, openings)
    this.#providing = providingOf(inventory)
    const adopted = adoptedIn(inventory.resources)
    this.#connecting = {
      adopted: (vpc, attribute) => adoptedBy(adopted, vpc, attribute),
      at: (id) => this.at(id),
      tableOf: (resource) => this.words.tables.byKind.get(resource.kind),
      value: (resource, attribute) => this.value(resource, attribute),
      provided: (reference, from) => providedBy(reference, from, this.#providing),
      stated: (reference) => statedMeaning(reference, inventory.meanings ?? new Map()),
      byLiteral: (text, wanted, from) => byLiteral(literals, text, wanted, from),
      notes: this.notes,
    }
    this.#laid = layAll(this, this.words.tables.laying)
    this.#values.forget()
    this.#relations.forget()
    this.#joins = joins(this, (name, from) => exportingTo(from, name, this.#providing))
  }

  /** All resources of a kind, or of the kinds of a group, in the order they were read. */
  ofKind(kindOrGroup: string): readonly Resource[] {
    return this.#byName.get(kindOrGroup) ?? []
  }

  at(id: string): Resource | undefined {
    return this.#byId.get(id)
  }

  /** Several deployments may use one address. */
  named(address: string): readonly Resource[] {
    return byAddress(this).get(address) ?? []
  }

  deployment(id: string): Deployment | undefined {
    return this.deployments.get(id)
  }

  /** The kinds that a kind's or group's name stands for. */
  kindsIn(kindOrGroup: string): ReadonlySet<string> {
    return membersOf(this.words.tables, kindOrGroup)
  }

  /** The table's row, or the derived fact's. */
  row(kind: string, name: string): Row | undefined {
    return rowIn(this.words, kind, name)
  }

  /** The rows of a kind's table. */
  rowsOf(kind: string): Rows {
    return this.words.tables.byKind.get(kind)?.rows ?? {}
  }

  /** The fact behind a name, for its documentation. */
  fact(kind: string, name: string): Fact | undefined {
    return this.words.tables.byKind.get(kind)?.rows[name] ? undefined : this.words.facts.get(kind)?.get(name)
  }

  /** An attribute or derived value, what overlays set included. For a relation: the value that is opened into its edges. */
  value(resource: Resource, attribute: string): Value<unknown> {
    const isBare = !this.#laid.has(resource.id) && !this.#unseen.on(resource)
    const rows = isBare ? this.rowsOf(resource.kind) : {}
    return this.#watch.value(saidBy(resource, attribute, rows) ?? this.#values.keep(resource, attribute))
  }

  /** An attribute as it is whatever the defaults of inputs become: pieces of a text that rest on one are unknown. */
  unassumed(resource: Resource, attribute: string): Value<unknown> {
    return this.#watch.value(unassumed(this.#values.keep(resource, attribute)))
  }

  /** Everything a relation leads to; no edges for a name the kind does not have. */
  relation(resource: Resource, name: string): Relation {
    return this.#watch.relation(this.#relations.keep(resource, name))
  }

  /** What was not known when a derived fact was made, and would have made it definite; empty for an attribute of its own. */
  causesOf(resource: Resource, name: string): readonly Cause[] {
    if (!this.fact(resource.kind, name)) return []
    return [this.value(resource, name), this.relation(resource, name)].flatMap(this.#watch.causesOf)
  }

  /** Whether what one deployment declares can be seen from the other: one deployment, or joined by what they share. */
  joined(a: string, b: string): boolean {
    return areJoined(a, b, this.#joins, this.deployments)
  }

  /** The other end of a relation that has no name of its own: all resources of a kind whose relation leads to this one. */
  leading(owner: Resource, kindOrGroup: string, relation: string): Relation {
    return this.#turned(owner, `${kindOrGroup} by ${relation}`, kindOrGroup, relation)
  }

  /** What a value means where resources of these kinds or groups are wanted: edges as those of a relation. */
  leadsTo(
    from: Resource,
    relation: string,
    value: Value<unknown>,
    kindsOrGroups: readonly string[],
  ): Relation {
    const wanted = new Set(kindsOrGroups.flatMap((name) => [...membersOf(this.words.tables, name)]))
    return connect(value, { from, relation, wanted, many: false }, this.#connecting)
  }

  /** True when it is proved that the two cannot be there together. */
  exclusive(a: Resource | Guard, b: Resource | Guard): boolean {
    const guard = allOf([a, b].map((one) => ('is' in one ? one : existenceGuard(one.exists))))
    return guard.is !== 'always' && !canHold(guard, this.#around(a, b))
  }

  /** False when it is proved that no combination of choices makes the guard hold. */
  possible(guard: Guard): boolean {
    return guard.is === 'always' || (guard.is !== 'never' && canHold(guard, [...this.deployments.values()]))
  }

  #around(...ones: readonly (Resource | Guard)[]): readonly Deployment[] {
    if (ones.some((one) => 'is' in one)) return [...this.deployments.values()]
    const ids = new Set(ones.flatMap((one) => ('is' in one ? [] : [one.deployment])))
    return [...ids].map((id) => this.deployments.get(id)).filter((one) => one !== undefined)
  }

  #computeValue(resource: Resource, attribute: string): Value<unknown> {
    const fact = this.fact(resource.kind, attribute)
    if (fact) {
      const answer = this.#watch.during(() => fact.compute(this, resource))
      return 'state' in answer ? orTold(answer, resource, attribute) : missing(resource)
    }
    const written = resource.attributes.get(attribute) ?? everywhere(resource, attribute) ?? missing(resource)
    const base = withinBudget(this.#opened(resource, attribute, written))
    const laid = this.#laid.get(resource.id)
    const all = laid ? overlaid(base, attribute, laid, (overlay) => this.value(overlay, attribute)) : base
    return this.#unseen.over(resource, attribute, all)
  }

  /** Relations lead to what is imported by themselves. */
  #opened(resource: Resource, attribute: string, value: Value<unknown>): Value<unknown> {
    const row = this.row(resource.kind, attribute)?.row
    if (this.#providing.isEmpty || row === 'one' || row === 'many') return value
    return withImports(value, (reference) => providedBy(reference, resource, this.#providing))
  }

  #computeRelation(resource: Resource, name: string): Relation {
    const fact = this.fact(resource.kind, name)
    if (fact) {
      const answer = this.#watch.during(() => fact.compute(this, resource))
      return 'edges' in answer ? answer : NO_EDGES
    }
    const row = this.row(resource.kind, name)
    switch (row?.row) {
      case 'one':
        return this.#forward(resource, name, row.kind, false)
      case 'many':
      case 'parts':
        return this.#forward(resource, name, row.kind, true)
      case 'policy':
        return this.#forward(resource, name, 'policy-statement', true)
      case 'reverse':
        return this.#turned(resource, name, row.kind, row.relation)
      default:
        return NO_EDGES
    }
  }

  #forward(resource: Resource, name: string, kindOrGroup: string, many: boolean): Relation {
    const wanted = membersOf(this.words.tables, kindOrGroup)
    return connect(
      this.value(resource, name),
      { from: resource, relation: name, wanted, many },
      this.#connecting,
    )
  }
}
