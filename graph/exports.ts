/**
 * # From an imported name to what is exported under it
 *
 * Names are compared as text, hole by hole: the name of one stack is the same wherever it is handed on. Where holes differ (the name of
 * the stack, mostly), one stands for any text, and the only export of the run that fits is taken for the one that is meant, without
 * being certain:
 *
 *     Export: { Name: !Sub '${AWS::StackName}-VpcId' }      !ImportValue network-VpcId      !ImportValue !Sub '${Network}-VpcId'
 */
import type { Deployment } from '../model/declaration'
import { referentKey } from '../model/reference'
import { referencesIn, unknown, type Value } from '../model/value'
import { type Hole, piecesOf } from './text'

/** Stands for a hole in a name; a character that no name has. */
const HOLE = '\u0001'

export interface Exported {
  readonly name: string
  /** The name as imports spell it: with what its holes refer to. */
  readonly spelled: string
  readonly value: Value<unknown>
  readonly deployment: string
}

export function isExporting({ outputs }: Deployment): boolean {
  for (const { exportedAs } of outputs.values()) if (exportedAs) return true
  return false
}

/** What of several conditional names cannot be told is not exported under any. */
export const exportsOf = (deployments: readonly Deployment[]): readonly Exported[] =>
  deployments
    .flatMap(({ id, outputs }) =>
      [...outputs.values()].flatMap(({ exportedAs, value }) =>
        exportedAs ? [{ ...namesOf(exportedAs), value, deployment: id }] : [],
      ),
    )
    .filter(({ name }) => name !== HOLE)

export function namesOf(name: Value<unknown>): Pick<Exported, 'name' | 'spelled'> {
  const pieces = piecesOf(name)
  const put = (hole: (piece: Hole) => string): string =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : hole(piece))).join('')
  return { name: put(() => HOLE), spelled: put(referred) }
}

/** `${stack~stack-name}`; a hole that nobody knows is none that an import has. */
function referred({ refers: [one], exact }: Hole): string {
  if (!exact || !one) return HOLE
  return `\${${referentKey(one.to)}${one.attribute === 'Ref' ? '' : `.${one.attribute}`}}`
}

const isNamed = (name: string) => (one: Exported) => one.name === name || one.spelled === name

/** Picks among several that provide one name; see `meant.ts`. */
export type Choose = (some: readonly Exported[]) => readonly Exported[]

/** The stack that certainly exports this name. */
export function exporting(name: string, all: readonly Exported[], pick: Choose): string | undefined {
  const equal = pick(all.filter(isNamed(name)))
  return equal.length === 1 ? equal[0]?.deployment : undefined
}

/** Of two scenarios of one stack neither is meant, unless one of them is the asker's own. */
export function exportedAs(name: string, all: readonly Exported[], pick: Choose): Value<unknown> | undefined {
  const equal = pick(all.filter(isNamed(name)))
  if (equal.length > 0) return equal.length === 1 ? equal[0]?.value : undefined
  const wanted = name.replace(/\$\{[^}]*\}/g, HOLE)
  const fitting = wanted === HOLE ? [] : pick(all.filter((one) => fits(wanted, one.name)))
  return fitting.length === 1 && fitting[0] ? uncertain(fitting[0].value) : undefined
}

/** The same text where both are literal, before the first hole and after the last one. */
function fits(a: string, b: string): boolean {
  if (!a.includes(HOLE) && !b.includes(HOLE)) return a === b
  const [starts, ends] = [[before(a), before(b)] as const, [after(a), after(b)] as const]
  return (
    alike(...starts, (long, short) => long.startsWith(short)) &&
    alike(...ends, (long, short) => long.endsWith(short))
  )
}

const before = (name: string): string => name.split(HOLE)[0] ?? ''
const after = (name: string): string => name.split(HOLE).at(-1) ?? ''
const alike = (a: string, b: string, agrees: (long: string, short: string) => boolean): boolean =>
  a.length >= b.length ? agrees(a, b) : agrees(b, a)

/** What may be another export is no literal that anybody may compare. */
export const uncertain = (value: Value<unknown>): Value<unknown> =>
  value.state === 'reference'
    ? { ...value, exact: false }
    : unknown('external', value.origin, referencesIn(value))
