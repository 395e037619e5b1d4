/** Values, references and relations in the words of messages and evidence. Plain text; reporters escape. */

import { pieceOf, withoutDeployments } from '../graph/label'
import { listOf } from '../model/enumeration'
import type { OutsideKind, Reference, Referent } from '../model/reference'
import { isOutside, type Outside, type Resource } from '../model/resource'
import type { UnknownReason, Value } from '../model/value'
import { withoutCredentials } from './mask'
import { addressOf } from './namesakes'
import type { View } from './question'

/** Long texts are evidence by their place, not in a sentence. */
const LONGEST = 120

export function valueWords(value: Value<unknown>, graph: View): string {
  if (value.sensitive) return 'a value marked sensitive'
  switch (value.state) {
    case 'known':
      return shorten(String(value.value))
    case 'absent':
      return 'not set'
    case 'reference':
      return value.targets.map((target) => referenceWords(target, graph)).join(' or ')
    case 'template':
      return shorten(value.parts.map((part) => partWords(part, graph)).join(''))
    case 'list':
      return listWords(value.items, value.open, graph)
    case 'map':
      return 'a structure'
    case 'conditional':
      return listOf(new Set(value.cases.map((each) => valueWords(each.value, graph))), 'or')
    case 'unknown':
      return value.refersTo.length > 0
        ? `unknown (${value.refersTo.map((target) => referenceWords(target, graph)).join(', ')})`
        : 'unknown'
  }
}

function partWords(part: string | Value<unknown>, graph: View): string {
  if (typeof part === 'string') return part
  if (part.state === 'known') return valueWords(part, graph)
  return symbolWords(part) ?? `\${${valueWords(part, graph)}}`
}

/** `{region}`, as names are typed for `vpclint trace`. */
function symbolWords(part: Value<unknown>): string | undefined {
  const [first] = part.state === 'reference' ? part.targets : []
  return first?.to.is === 'symbol' && first.to.name !== 'zone' ? `{${first.to.name}}` : undefined
}

function listWords(items: readonly Value<unknown>[], open: boolean, graph: View): string {
  const shown = items.slice(0, 5).map((item) => valueWords(item, graph))
  const more = moreWords(items.length - shown.length, open)
  return `[${[...shown, ...more].join(', ')}]`
}

function moreWords(left: number, open: boolean): readonly string[] {
  if (open) return [left > 0 ? `${left} more or others` : 'perhaps others']
  return left > 0 ? [`${left} more`] : []
}

export function shorten(text: string): string {
  const shown = withoutCredentials(text.slice(0, 2 * LONGEST))
  return text.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown
}

export const targetName = (target: Resource | Outside, graph: View): string =>
  isOutside(target) ? ownName(target.name) : addressOf(target, graph)

/** Without the deployment it stands in, which readers put in front to tell equal names apart. */
export const ownName = (name: string): string => name.slice(name.lastIndexOf('#') + 1)

export function referenceWords(reference: Reference, graph: View): string {
  const name = referentWords(reference.to, graph)
  const silent = ['*', '', 'Ref', 'id'].includes(reference.attribute) || reference.to.is !== 'declaration'
  return silent ? name : `${name}.${pieceOf(reference.attribute)}`
}

export function referentWords(to: Referent, graph: View): string {
  switch (to.is) {
    case 'declaration':
      return declaredName(to.id, graph)
    case 'symbol':
      return to.name === 'zone' ? 'a zone' : `the ${to.name.replace('-', ' ')}`
    case 'input':
      return inputWords(to.deployment, to.name, graph)
    case 'outside':
      return `${OUTSIDE[to.what] ?? ''}${ownName(withoutDeployments(to.name))}`
  }
}

function declaredName(id: string, graph: View): string {
  const resource = graph.at(id)
  return resource ? addressOf(resource, graph) : id.slice(id.indexOf('#') + 1)
}

/** What a name alone does not say. */
const OUTSIDE: Readonly<Partial<Record<OutsideKind, string>>> = {
  export: 'the export ',
  'ssm-parameter': 'the SSM parameter ',
  secret: 'the secret ',
  'nested-stack': 'the template of ',
}

/** As people type it: `var.vpc_id`; a template's parameter by its name. */
export function inputWords(deployment: string, name: string, graph: View): string {
  const terraform = graph.deployment(deployment)?.dialect === 'terraform'
  return terraform ? (name.startsWith('var.') ? name : `var.${name}`) : `the parameter ${name}`
}

const REASONS: Readonly<Record<UnknownReason, string>> = {
  computed: 'it is known only once it is deployed',
  'no-value-for-input': 'a variable or parameter has no value',
  'data-source': 'it is read from the account',
  'opaque-expression': 'it does not follow from what is written here',
  'dynamic-block': 'it stands in a generated block whose expression is not in the input',
  external: 'it depends on what is not in the input',
  'handed-on': 'it is handed to others, who may add to it',
  sensitive: 'it is marked sensitive',
  'not-planned': 'the plan does not contain it',
  macro: 'a macro or transform may change it',
  'partly-read': 'its file is not valid and was read only in part',
  'dynamic-reference': 'it is resolved on deployment',
  conflicting: 'several places set it differently',
  cycle: 'its expression refers to itself',
  budget: 'it is too large to be evaluated',
}

/** Why a value is not known: `var.vpc_id has no value`. */
export function reasonWords(value: Value<unknown>, graph: View): string {
  if (value.state === 'unknown') {
    const [first] = value.refersTo
    if (first?.to.is === 'outside') return `${referenceWords(first, graph)} is not in the input`
    if (first?.to.is === 'symbol') return `${referentWords(first.to, graph)} is known only on deployment`
    return first?.to.is === 'input' ? `${referentWords(first.to, graph)} has no value` : REASONS[value.reason]
  }
  if (value.state === 'reference') return referenceReason(value.targets, graph)
  if (value.state === 'template') return templateReason(value.parts, graph)
  return value.state === 'list' ? listReason(value.items, graph) : 'it is not known'
}

/** Of a list that shows no reason why it is not whole. */
export const MORE = 'there may be more than what is seen'

function listReason(items: readonly Value<unknown>[], graph: View): string {
  const unseen =
    items.find(({ state }) => state === 'unknown') ??
    items.find((item) => item.state === 'reference' && item.targets.some(({ to }) => to.is === 'input')) ??
    items.flatMap((item) => uncounted(item, graph)).at(0)
  return unseen ? reasonWords(unseen, graph) : MORE
}

/** Why nobody knows how many there are of what an item stands for. */
function uncounted(item: Value<unknown>, graph: View): readonly Value<unknown>[] {
  if (item.state !== 'reference') return []
  return item.targets.flatMap(({ to }) => {
    const resource = to.is === 'declaration' ? graph.at(to.id) : undefined
    return resource?.symbolic && resource.exists.state === 'unknown' ? [resource.exists] : []
  })
}

function referenceReason(targets: readonly Reference[], graph: View): string {
  const [first] = targets
  if (targets.length > 1) return 'it is one of several'
  if (first?.to.is === 'input') return `${referentWords(first.to, graph)} has no value`
  if (first?.to.is === 'outside') return `${referenceWords(first, graph)} is not in the input`
  return first ? `${referenceWords(first, graph)} is known only on deployment` : 'it is not known'
}

function templateReason(parts: readonly (string | Value<unknown>)[], graph: View): string {
  const hole = parts.find((part) => typeof part !== 'string' && part.state !== 'known')
  return hole && typeof hole !== 'string' ? reasonWords(hole, graph) : 'a part of it is not known'
}
