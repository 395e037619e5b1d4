/**
 * Resources that wait for each other: nothing of them can be created. Two security groups that name one another in their rules are the
 * classic. What stands under a condition may never be met by the other, and is left out. Followed are the resources that circles are made
 * of: security groups with their rules, and what says `DependsOn`. To look into all others as well takes three times as long, 6 % of the reading.
 */
import type { Declaration } from '../../model/declaration'
import type { Problem } from '../../model/problem'
import { type Value, valuesInside } from '../../model/value'

/** By the declaration that is waited for: the value that says so, or nothing for `DependsOn`. */
type Waits = ReadonlyMap<string, Value | undefined>

export function circles(declarations: readonly Declaration[]): readonly Problem[] {
  const followed = declarations.filter((one) => mayClose(one) && isCertain(one))
  if (followed.length === 0) return []
  const waits = new Map(followed.map((one) => [one.id, waitsOf(one)]))
  const done = new Set<string>()
  return [...waits.keys()].flatMap((id) => {
    const way = done.has(id) ? undefined : circleFrom(id, waits, done)
    const all = way?.flatMap((each) => followed.find((one) => one.id === each) ?? [])
    return all?.length ? [problemOf(all, waits)] : []
  })
}

const mayClose = ({ type, dependsOn }: Declaration): boolean =>
  dependsOn.length > 0 || type.startsWith('AWS::EC2::SecurityGroup')

const isCertain = ({ exists, symbolic }: Declaration): boolean =>
  exists.state === 'known' && exists.value && !symbolic

function waitsOf({ attributes, dependsOn }: Declaration): Waits {
  const waits = new Map<string, Value | undefined>()
  for (const { to } of dependsOn) if (to.is === 'declaration') waits.set(to.id, undefined)
  const open: Value[] = [...attributes.values()]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (value.state === 'conditional') continue
    if (value.state === 'reference' && value.exact)
      for (const { to } of value.targets) if (to.is === 'declaration') waits.set(to.id, value)
    open.push(...valuesInside(value))
  }
  return waits
}

/** The way from a resource back to one on it; what was followed before is not followed again. */
function circleFrom(
  start: string,
  waits: ReadonlyMap<string, Waits>,
  done: Set<string>,
): readonly string[] | undefined {
  const way: { readonly id: string; readonly left: string[] }[] = []
  const enter = (id: string) => {
    done.add(id)
    way.push({ id, left: [...(waits.get(id)?.keys() ?? [])] })
  }
  enter(start)
  for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
    const next = top.left.pop()
    const at = next === undefined ? -1 : way.findIndex(({ id }) => id === next)
    if (at >= 0) return way.slice(at).map(({ id }) => id)
    if (next === undefined) way.pop()
    else if (waits.has(next) && !done.has(next)) enter(next)
  }
  return undefined
}

function problemOf(all: readonly Declaration[], waits: ReadonlyMap<string, Waits>): Problem {
  const [first, second = first] = all
  const value = first && second && waits.get(first.id)?.get(second.id)
  const names = all.map(({ address }) => address)
  return {
    code: 'circular-dependency',
    severity: 'note',
    message:
      names.length === 1
        ? `${names[0]} waits for itself: CloudFormation cannot create it.`
        : `${names.join(', ')} wait for each other: CloudFormation cannot create any of them.`,
    place: value?.origin.place ?? first?.place ?? { source: '', at: 'whole' },
  }
}
