/**
 * # From the value of a relation to edges
 *
 * Reference identity comes first: which declaration an expression means, or whose name it reads. Literal text (an id, an ARN, a name) joins only when
 * exactly one resource of the same account and Region has it. What remains is something outside with a name, or an edge without a
 * target: something is there, nobody can say what.
 *
 *     subnet_ids = [aws_subnet.a.id, var.other, "subnet-0123"]      three edges: a resource and two outsides
 *     subnet_ids = var.public ? aws_subnet.pub[*].id : []           edges under a guard
 *     subnet_ids = concat(aws_subnet.a[*].id, f(x))                 an open relation
 */
import { ALWAYS, allOf, type Guard } from '../model/guard'
import {
  type Edge,
  isOutside,
  type Outside,
  type Relation,
  type Resource,
  relationOf,
} from '../model/resource'
import type { Known, List, Referring as ReferringValue, Template, Unknown, Value } from '../model/value'
import { isIdentity } from '../resources/returned'
import { noteMisplaced } from './misplaced'
import type { Notes } from './note'
import { type Meaning, meaningOf, named, outside, type Referring } from './refer'

/** A relation of a relation of a relation: `aws_x.a.vpc_id` of `aws_y.b.vpc_id` … A cycle ends here too. */
const DEPTH = 12

export interface Connecting extends Referring {
  readonly notes: Notes
  /** The only resource of these kinds that has this literal id, ARN or name, seen from `from`; undefined for none or several. */
  readonly byLiteral: (text: string, wanted: ReadonlySet<string>, from: Resource) => Resource | undefined
}

export interface Question {
  readonly from: Resource
  readonly relation: string
  readonly wanted: ReadonlySet<string>
  /** A relation to one target, or to any number. */
  readonly many: boolean
}

/** How we got to a value inside the relation's value. `whole`: it stands for all of the relation, not for one entry. */
interface Way {
  readonly question: Question
  readonly graph: Connecting
  readonly guard: Guard
  readonly from: readonly Value<unknown>[]
  readonly depth: number
  readonly whole: boolean
}

interface Found {
  readonly edges: readonly Edge[]
  readonly why: readonly Value<unknown>[]
}

const NO_REASONS: Found['why'] = []
const NOTHING: Found = { edges: [], why: NO_REASONS }

export function connect(value: Value<unknown>, question: Question, graph: Connecting): Relation {
  const { edges, why } = open(value, { question, graph, guard: ALWAYS, from: [], depth: DEPTH, whole: true })
  return relationOf(edges, why)
}

function open(value: Value<unknown>, way: Way): Found {
  if (way.depth === 0) return something(value, way)
  const owner = value.readFrom && named(value.readFrom, way.question.wanted, way.graph)
  if (owner) return edge(value, [owner], true, way)
  switch (value.state) {
    case 'absent':
      return NOTHING
    case 'known':
      return literal(value, way)
    case 'list':
      return inList(value, { ...way, depth: way.depth - 1, whole: false })
    case 'conditional':
      return joined(
        value.cases.map((each) =>
          open(each.value, { ...way, depth: way.depth - 1, guard: allOf([way.guard, each.guard]) }),
        ),
      )
    case 'reference':
      return referred(value, way)
    case 'template':
      return composed(value, way)
    case 'unknown':
      return unseen(value, way)
    case 'map':
      return something(value, way)
  }
}

function inList(list: List, way: Way): Found {
  const founds = list.items.map((item) => open(item, way))
  return joined(list.open ? [{ edges: [], why: [list] }, ...founds] : founds)
}

function joined(founds: readonly Found[]): Found {
  if (founds.length === 1) return founds[0] ?? NOTHING
  const some = founds.filter(({ edges, why }) => edges.length + why.length > 0)
  const [only, ...others] = some
  if (only === undefined || others.length === 0) return only ?? NOTHING
  return { edges: some.flatMap(({ edges }) => edges), why: some.flatMap(({ why }) => why) }
}

const edge = (value: Value<unknown>, to: Edge['to'], exact: boolean, way: Way): Found => {
  const { from, relation } = way.question
  const because = way.from.length === 0 ? [value] : [...way.from, value]
  return { edges: [{ from, relation, to, exact, guard: way.guard, because }], why: NO_REASONS }
}

const something = (value: Value<unknown>, way: Way): Found => edge(value, [], false, way)

/** The value stands for a whole list: there may be any number. */
const openEnded = (value: Value<unknown>, way: Way): Found => ({
  edges: [],
  why: way.whole && way.question.many ? [value] : NO_REASONS,
})

function literal(value: Known<unknown>, way: Way): Found {
  const text = String(value.value).trim()
  if (text === '') return NOTHING
  const { wanted, from } = way.question
  // A secret text is told from others by its key, which nobody is shown.
  const name = value.sensitive === true ? 'what a secret value names' : text
  const found = way.graph.byLiteral(text, wanted, from)
  if (!found) noteMisplaced(way.graph.notes, text, { from, value, wanted })
  return edge(value, [found ?? outside(name, `literal:${text}`, value)], true, way)
}

function referred(value: ReferringValue, way: Way): Found {
  const meanings = value.targets.map((target) =>
    meaningOf(target, way.question.from, way.question.wanted, value, way.graph),
  )
  const [only] = meanings
  if (only && meanings.length === 1 && (value.exact || isMadeOf(only, value, way)))
    return meant(only, value, way)
  const targets = meanings.flatMap((meaning) => (meaning.is === 'target' ? [meaning.target] : []))
  const complete = meanings.length > 0 && targets.length === meanings.length
  return joined([openEnded(value, way), edge(value, complete ? distinct(targets) : [], false, way)])
}

/** A plan does not show expressions; one that is made of nothing but the id of what is wanted here is that id. */
function isMadeOf(meaning: Meaning, { targets }: ReferringValue, way: Way): boolean {
  if (meaning.is !== 'target' || isOutside(meaning.target)) return false
  if (way.from.length > 0 || (way.whole && way.question.many)) return false
  return targets.every(({ attribute }) => isIdentity(way.question.from.dialect, attribute))
}

function meant(meaning: Meaning, value: Value<unknown>, way: Way): Found {
  switch (meaning.is) {
    case 'unclear':
      return something(value, way)
    case 'value':
      return open(meaning.value, { ...way, from: [...way.from, value], depth: way.depth - 1 })
    case 'target': {
      const one = edge(value, [meaning.target], true, way)
      return isOutside(meaning.target) ? joined([openEnded(value, way), one]) : one
    }
  }
}

/** `arn:…:function/${Fn.Arn}/invocations`, `integrations/${Int}`: the one resource that the text is about. */
function composed(value: Template, way: Way): Found {
  const holes = value.parts.filter((part) => typeof part !== 'string')
  const [hole] = holes
  if (hole && holes.length === 1 && value.parts.every((part) => typeof part !== 'string' || part === ''))
    return open(hole, { ...way, depth: way.depth - 1 })
  const subject = isPathLike(value) ? subjectOf(holes, way) : undefined
  return subject ? edge(value, [subject], true, way) : something(value, way)
}

/** Text in which a hole stands for a whole name: an ARN or a path, not a name with something appended. */
function isPathLike(template: Template): boolean {
  const [first] = template.parts
  return typeof first === 'string' && (first.startsWith('arn:') || first.endsWith('/'))
}

function subjectOf(holes: readonly Value<unknown>[], way: Way): Resource | undefined {
  const resources = holes.flatMap((hole) => {
    const [target] = hole.state === 'reference' && hole.exact ? hole.targets : []
    const meaning = target && meaningOf(target, way.question.from, way.question.wanted, hole, way.graph)
    return meaning?.is === 'target' && !isOutside(meaning.target) ? [meaning.target] : []
  })
  return new Set(resources).size === 1 ? resources[0] : undefined
}

/** A variable without a value is still always the same thing. */
function unseen(value: Unknown, way: Way): Found {
  const [only] = value.refersTo
  const named = value.reason === 'no-value-for-input' || value.reason === 'external'
  if (named && only && value.refersTo.length === 1 && only.to.is !== 'declaration')
    return meant(meaningOf(only, way.question.from, way.question.wanted, value, way.graph), value, way)
  return way.whole && way.question.many ? openEnded(value, way) : something(value, way)
}

const distinct = (targets: readonly (Resource | Outside)[]): readonly (Resource | Outside)[] => [
  ...new Map(targets.map((target) => [isOutside(target) ? target.key : target.id, target] as const)).values(),
]
