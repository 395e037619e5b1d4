/**
 * # What one deployment hands to others by name
 *
 * Exports of stacks, parameters of the SSM parameter store, outputs that others read out of a root's state. A name that one
 * deployment of the run certainly provides is what it provides; where the name has holes, or nobody knows where a state lies, the only
 * one that fits is taken for it, without being certain. Where Region or account are known to differ, it is another one.
 *
 *     resource "aws_ssm_parameter" "vpc" { name = "/net/vpc", value = aws_vpc.main.id }       VpcId: '{{resolve:ssm:/net/vpc}}'
 *     output "vpc_id" { value = aws_vpc.main.id }            vpc_id = data.terraform_remote_state.net.outputs.vpc_id
 */
import type { Deployment } from '../model/declaration'
import type { Reference } from '../model/reference'
import type { Inventory, Resource, Stored } from '../model/resource'
import type { Value } from '../model/value'
import { type Exported, exportedAs, exporting, exportsOf, isExporting, namesOf, uncertain } from './exports'
import { type Asker, askerFor, askerOf, closest, type Deployments, differs, literal, seenBy } from './meant'
import { partedBy } from './parted'

export interface Providing {
  readonly deployments: Deployments
  /** Put together when somebody first asks: most stacks that export something are read alone. */
  readonly exports: () => readonly Exported[]
  readonly parameters: readonly Parameter[]
  /** By the declaration that makes them. */
  readonly own: ReadonlyMap<string, Stored>
  readonly states: readonly Deployment[]
  readonly isEmpty: boolean
}

interface Parameter extends Exported {
  readonly stored: Stored
}

export function providingOf({ deployments, stored = [] }: Inventory): Providing {
  let exports: readonly Exported[] | undefined
  // What is withheld says less than the name it is stored under.
  const told = stored.filter(({ value }) => value.state !== 'unknown')
  const parameters = told.map(
    (each): Parameter => ({
      ...namesOf(each.name),
      value: isThere(each) ? each.value : uncertain(each.value),
      deployment: each.deployment,
      stored: each,
    }),
  )
  const states = deployments.filter(({ dialect, outputs }) => dialect === 'terraform' && outputs.size > 0)
  const isEmpty = parameters.length === 0 && states.length < 2 && !deployments.some(isExporting)
  const own = new Map(told.map((each) => [each.id, each]))
  const byId = new Map(deployments.map((each) => [each.id, each]))
  const allExports = () => {
    exports ??= exportsOf(deployments)
    return exports
  }
  return { deployments: byId, exports: allExports, parameters, own, states, isEmpty }
}

/** The stack that certainly exports this name to a deployment. */
export const exportingTo = (from: string, name: string, providing: Providing): string | undefined => {
  const asker = askerFor(from, providing.deployments)
  return exporting(name, providing.exports(), pickFor(asker, providing))
}

const pickFor =
  (asker: Asker, { deployments }: Providing) =>
  <T extends { readonly deployment: string }>(some: readonly T[]): readonly T[] =>
    closest(seenBy(some, asker, deployments), asker, deployments)

const isThere = ({ exists }: Stored): boolean => exists.state === 'known' && exists.value

/** Undefined for what nobody of the run provides. `from`: who asks. */
export function providedBy(
  { to, attribute }: Reference,
  from: Resource,
  providing: Providing,
): Value<unknown> | undefined {
  if (to.is === 'declaration') return ownValue(providing.own.get(to.id), attribute)
  if (to.is !== 'outside') return undefined
  const pick = pickFor(askerOf(from), providing)
  switch (to.what) {
    case 'export':
      return pieceOf(exportedAs(to.name, providing.exports(), pick), attribute)
    case 'ssm-parameter': {
      const near = providing.parameters.filter(({ stored }) => isNear(stored, to.region, from))
      return pieceOf(exportedAs(to.name, near, pick), attribute)
    }
    case 'remote-state':
      return outputOf(to.name, attribute, from, providing)
    default:
      return undefined
  }
}

const pieceOf = (whole: Value<unknown> | undefined, attribute: string): Value<unknown> | undefined =>
  whole && partedBy(whole, attribute)

/** `!GetAtt Parameter.Value`, in the stack that makes it. */
const ownValue = (stored: Stored | undefined, attribute: string): Value<unknown> | undefined =>
  stored?.attribute === attribute ? stored.value : undefined

function isNear(stored: Stored, region: string | undefined, from: Resource): boolean {
  const wanted = region ?? literal(from.region)
  return !differs(literal(stored.region), wanted) && !differs(literal(stored.account), literal(from.account))
}

/** A state that lies where it is read is the one; else the only other root that has an output of this name. */
function outputOf(
  state: string,
  attribute: string,
  from: Resource,
  providing: Providing,
): Value<unknown> | undefined {
  const { states } = providing
  const [, name = '', inside = ''] = /^([\w-]+)(.*)$/.exec(attribute) ?? []
  const others = states.filter(({ id, outputs }) => id !== from.deployment && outputs.has(name))
  const located = others.filter((each) => each.state === state)
  const isLocated = !state.startsWith(`${from.deployment}#`)
  const possible = others.filter((each) => !isLocated || each.state === undefined)
  const named = (located.length > 0 ? located : possible).map((it) => ({ deployment: it.id, it }))
  const candidates = pickFor(askerOf(from), providing)(named).map(({ it }) => it)
  const [only] = candidates
  const output = candidates.length === 1 ? only?.outputs.get(name)?.value : undefined
  const value = output && partOf(output, inside)
  return value && (located.length > 0 ? value : uncertain(value))
}

/** `.network.vpc_id[0]` */
function partOf(value: Value<unknown>, path: string): Value<unknown> | undefined {
  let part: Value<unknown> | undefined = value
  for (const [, name, index] of path.matchAll(/\.([\w-]+)|\[(\d+|\*)\]/g)) {
    if (name !== undefined) part = part?.state === 'map' ? part.entries.get(name) : undefined
    else part = part?.state === 'list' && !part.open && index !== '*' ? part.items[Number(index)] : undefined
  }
  return part
}
