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
import { type Exported, exportedAs, exportsOf, patternOf, uncertain } from './exports'
import { partedBy } from './parted'

export interface Providing {
  readonly exports: readonly Exported[]
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
  const exports = exportsOf(deployments)
  // What is withheld says less than the name it is stored under.
  const told = stored.filter(({ value }) => value.state !== 'unknown')
  const parameters = told.map(
    (each): Parameter => ({
      name: patternOf(each.name),
      value: isThere(each) ? each.value : uncertain(each.value),
      deployment: each.deployment,
      stored: each,
    }),
  )
  const states = deployments.filter(({ dialect, outputs }) => dialect === 'terraform' && outputs.size > 0)
  const isEmpty = exports.length + parameters.length === 0 && states.length < 2
  return { exports, parameters, own: new Map(told.map((each) => [each.id, each])), states, isEmpty }
}

const isThere = ({ exists }: Stored): boolean => exists.state === 'known' && exists.value

/** Undefined for what nobody of the run provides. `from`: who asks. */
export function providedBy(
  { to, attribute }: Reference,
  from: Resource,
  providing: Providing,
): Value<unknown> | undefined {
  if (to.is === 'declaration') return ownValue(providing.own.get(to.id), attribute)
  if (to.is !== 'outside') return undefined
  switch (to.what) {
    case 'export':
      return pieceOf(exportedAs(to.name, providing.exports), attribute)
    case 'ssm-parameter': {
      const near = providing.parameters.filter(({ stored }) => isNear(stored, to.region, from))
      return pieceOf(exportedAs(to.name, near), attribute)
    }
    case 'remote-state':
      return outputOf(to.name, attribute, from, providing.states)
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

const literal = (value: Value<string>): string | undefined =>
  value.state === 'known' ? value.value : undefined
const differs = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other

/** A state that lies where it is read is the one; else the only other root that has an output of this name. */
function outputOf(
  state: string,
  attribute: string,
  from: Resource,
  states: readonly Deployment[],
): Value<unknown> | undefined {
  const [, name = '', inside = ''] = /^([\w-]+)(.*)$/.exec(attribute) ?? []
  const others = states.filter(({ id, outputs }) => id !== from.deployment && outputs.has(name))
  const located = others.filter((each) => each.state === state)
  const isLocated = !state.startsWith(`${from.deployment}#`)
  const possible = others.filter((each) => !isLocated || each.state === undefined)
  const candidates = located.length > 0 ? located : possible
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
