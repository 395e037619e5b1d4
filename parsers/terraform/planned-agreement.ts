/**
 * Whether a planned value can be what the source says. Compared as providers print them back: case, a final dot and the
 * spelling of JSON make no difference, and where either side does not know, they agree.
 */

import { type Reference, referentKey } from '../../model/reference'
import type { List, Mapping, Scalar, Template, Value } from '../../model/value'
import { blockAddress } from './address'
import { isArray, isObject, type Json, parseJson } from './plan-json'

/** More pairs than that are not compared one by one. */
const PAIRS = 20_000
const DEPTH = 40

/** Whether some argument of what the first one means refers to what the second one means. */
export type Leads = (from: Reference, to: Reference) => boolean

export function agrees(planned: Value<unknown>, source: Value<unknown>, leads: Leads, depth = 0): boolean {
  if (planned.sensitive || source.sensitive || depth > DEPTH) return true
  if (planned.state === 'known') return agreesWithText(planned.value, source)
  if (planned.state === 'list' && source.state === 'list') return listsAgree(planned, source, leads, depth)
  if (planned.state === 'map' && source.state === 'map') return mapsAgree(planned, source, leads, depth)
  if (planned.state === 'reference' && source.state === 'reference') {
    return (
      !source.exact ||
      planned.targets.some((target) =>
        source.targets.some(
          (each) =>
            meansSame(target, each, planned.exact) || (target.attribute === '*' && leads(target, each)),
        ),
      )
    )
  }
  return true
}

function agreesWithText(planned: unknown, source: Value<unknown>): boolean {
  if (source.state === 'known') return sameScalar(planned, source.value)
  if (source.state === 'template') return fitsTemplate(String(planned), source)
  return true
}

/** Which instance is meant, a plan does not always say (`aws_subnet.s[each.key]`), nor which argument of it. */
function meansSame(planned: Reference, source: Reference, exact: boolean): boolean {
  const [one, other] = [referentKey(planned.to), referentKey(source.to)]
  if (exact ? one !== other : blockAddress(one) !== blockAddress(other)) return false
  if (planned.attribute === '*' || source.attribute === '*') return true
  return startsWith(planned.attribute, source.attribute) || startsWith(source.attribute, planned.attribute)
}

/** A plan names `dns_entry` where the source says `dns_entry[0].dns_name`. */
const startsWith = (attribute: string, start: string): boolean =>
  attribute.startsWith(start) && ['', '.', '['].includes(attribute.charAt(start.length))

function sameScalar(a: unknown, b: unknown): boolean {
  const [left, right] = [String(a).toLowerCase(), String(b).toLowerCase()]
  if (left === right || left.replace(/\.$/, '') === right.replace(/\.$/, '')) return true
  const [leftJson, rightJson] = [parseJson(String(a)), parseJson(String(b))]
  if (leftJson === undefined || rightJson === undefined) return false
  return typeof leftJson === 'object' || typeof leftJson === 'number'
    ? canonical(leftJson) === canonical(rightJson)
    : false
}

/** JSON with its keys in order, and a list of one as what is in it, as IAM has it. */
function canonical(json: Json): string {
  return JSON.stringify(json, (_, each: Json): Json => {
    if (isArray(each) && each.length === 1) return each[0] ?? null
    if (!isObject(each)) return each
    return Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/** The literal parts of a template stand in the text, in their order. */
function fitsTemplate(text: string, template: Template): boolean {
  let from = 0
  for (const part of template.parts) {
    if (typeof part !== 'string') continue
    const found = text.indexOf(part, from)
    if (found < 0) return false
    from = found + part.length
  }
  return true
}

function listsAgree(planned: List, source: List, leads: Leads, depth: number): boolean {
  if (planned.items.length * source.items.length > PAIRS) return true
  if (!source.open && planned.items.length > source.items.length) return false
  if (planned.items.length === 0) return true
  return (
    planned.items.every(
      (item) =>
        source.open ||
        source.items.some((each) => each.state !== 'map' || agrees(item, each, leads, depth + 1)),
    ) &&
    (source.open || scalarsAgree(planned, source, leads))
  )
}

/** Lists of texts: each one planned is in the source, unless the source has items it cannot tell. */
function scalarsAgree(planned: List, source: List, leads: Leads): boolean {
  if (source.items.some((each) => each.state !== 'known')) return true
  return planned.items.every((item) => source.items.some((each) => agrees(item, each, leads)))
}

function mapsAgree(planned: Mapping, source: Mapping, leads: Leads, depth: number): boolean {
  for (const [name, value] of source.entries) {
    const other = planned.entries.get(name)
    if (other === undefined ? !mayBeMissing(name, value) : !agrees(other, value, leads, depth + 1))
      return false
  }
  return true
}

/** Plans leave out what is null, empty or only written; a definite value they have. */
export function mayBeMissing(name: string, source: Value<unknown>): boolean {
  if (source.state !== 'known' || source.sensitive) return true
  const empty: readonly Scalar[] = ['', false, 0, 'false', '0']
  return name.endsWith('_wo') || empty.some((each) => each === source.value)
}
