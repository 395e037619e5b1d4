/**
 * # Where the attributes of an object stand
 *
 * Rules ask one object of a plan for several attributes, one after the other. The first who asks has all its names walked over, and
 * where their values start is kept. Objects of one type have the same names in the same order, so what is kept of an object is its
 * shape, which many have, and where its numbers begin in one long list.
 *
 *     {"arn":"…/1","id":"vpc-1"}   {"arn":"…/22","id":"vpc-22"}     one shape: arn, id; offsets 7, 18 and 7, 19
 */
import { eachMember, isObjectAt, NOWHERE, valueEnd } from './json-bytes'

/** The names of an object so far: those of the shape in front, and one more. */
interface Shape {
  readonly before: Shape | undefined
  readonly name: string
  /** What came next so far. */
  readonly further: Shape[]
  /** By name, made when somebody asks: most shapes are only on the way. */
  slots: ReadonlyMap<string, number> | undefined
}

interface Layout {
  readonly shape: Shape
  /** Its first offset, in the list of all. */
  readonly first: number
}

export interface Layouts {
  readonly bytes: Uint8Array
  /** Where the value of a name starts in the object that starts at `object`. Of a name that is repeated the first is found. */
  readonly memberAt: (object: number, name: string) => number
  readonly namesAt: (object: number) => Iterable<string>
}

export function layoutsIn(bytes: Uint8Array): Layouts {
  const empty = shapeOf(undefined, '')
  const offsets: number[] = []
  const known = new Map<number, Layout>()
  const lay = (object: number): Layout => {
    const first = offsets.length
    const shape = isObjectAt(bytes, object) ? walk(bytes, object, empty, offsets) : empty
    const layout = { shape, first }
    known.set(object, layout)
    return layout
  }
  const layoutOf = (object: number): Layout => known.get(object) ?? lay(object)
  return {
    bytes,
    memberAt: (object, name) => {
      const { shape, first } = layoutOf(object)
      const slot = slotsOf(shape).get(name)
      return slot === undefined ? NOWHERE : (offsets[first + slot] ?? NOWHERE)
    },
    namesAt: (object) => slotsOf(layoutOf(object).shape).keys(),
  }
}

/** As far as it is JSON. */
function walk(bytes: Uint8Array, object: number, empty: Shape, offsets: number[]): Shape {
  let shape = empty
  eachMember(bytes, object, (name, at) => {
    shape = furtherBy(name, shape)
    offsets.push(at)
    return valueEnd(bytes, at)
  })
  return shape
}

/** Objects that are used as maps have any number of names. */
const MOST_FURTHER = 64

function furtherBy(name: string, shape: Shape): Shape {
  for (const next of shape.further) if (next.name === name) return next
  const made = shapeOf(shape, name)
  if (shape.further.length < MOST_FURTHER) shape.further.push(made)
  return made
}

const shapeOf = (before: Shape | undefined, name: string): Shape => ({
  before,
  name,
  further: [],
  slots: undefined,
})

function slotsOf(shape: Shape): ReadonlyMap<string, number> {
  shape.slots ??= numbered(namesOf(shape))
  return shape.slots
}

function namesOf(shape: Shape): readonly string[] {
  const names: string[] = []
  for (let at = shape; at.before !== undefined; at = at.before) names.push(at.name)
  return names.reverse()
}

function numbered(names: readonly string[]): ReadonlyMap<string, number> {
  const slots = new Map<string, number>()
  for (const [slot, name] of names.entries()) if (!slots.has(name)) slots.set(name, slot)
  return slots
}
