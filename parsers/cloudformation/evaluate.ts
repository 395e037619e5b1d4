/**
 * From syntax to values: literals stay as they are written, intrinsic functions are evaluated as far as literals allow, and the
 * rest keeps what it refers to. `AWS::NoValue` leaves nothing behind.
 */
import { absent, list, type Origin, refersTo, type Value } from '../../model/value'
import { isNull, type MappingNode, type Node, type ScalarNode, type SequenceNode } from '../yaml/node'
import { type Call, callOf } from './call'
import { choose, select } from './functions/choose'
import { importValue, stackOutput } from './functions/import-value'
import { includedEntries, transform } from './functions/include'
import { findInMap } from './functions/lookup'
import { cidr, zones } from './functions/network'
import { attribute, reference } from './functions/reference'
import { substitute } from './functions/substitute'
import { base64, join, length, split, toJson } from './functions/text'
import { callOrigin, type Intrinsic } from './intrinsic'
import { mayBeOfMacro } from './macro-functions'
import { homeOf } from './pseudo-parameters'
import { complain, originOf, type Scope, unknownOf } from './scope'
import type { Dummy } from './settings'
import { textOf } from './text'

const INTRINSICS: ReadonlyMap<string, Intrinsic> = new Map([
  ['Ref', reference],
  ['Fn::GetAtt', attribute],
  ['Fn::Sub', substitute],
  ['Fn::Join', join],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::If', choose],
  ['Fn::FindInMap', findInMap],
  ['Fn::GetAZs', zones],
  ['Fn::Cidr', cidr],
  ['Fn::ImportValue', importValue],
  ['Fn::GetStackOutput', stackOutput],
  ['Fn::Base64', base64],
  ['Fn::Length', length],
  ['Fn::ToJsonString', toJson],
  ['Fn::Transform', transform],
])

export function evaluateNode(node: Node, scope: Scope): Value {
  if (scope.run.steps-- <= 0) return exhausted(node, scope)
  const call = callOf(node)
  if (call) return apply(call, scope)
  switch (node.kind) {
    case 'scalar':
      return scalarValue(node, scope)
    case 'sequence':
      return listValue(node, scope)
    case 'mapping':
      return mapValue(node, scope)
  }
}

function exhausted(node: Node, scope: Scope): Value {
  if (scope.run.steps === -1)
    complain(scope, 'evaluation-budget', 'The template is too large to evaluate; the rest is unknown.', node)
  return unknownOf('budget', originOf(node, scope), [])
}

function apply(call: Call, scope: Scope): Value {
  const intrinsic = INTRINSICS.get(call.name)
  if (intrinsic) return intrinsic(call, scope)
  if (mayBeOfMacro(call.name, scope.run.template))
    return unknownOf('macro', callOrigin(call, scope), [evaluateNode(call.argument, scope)])
  complain(scope, 'unknown-function', `${call.name} is no function that can stand here.`, call.node)
  return unknownOf('opaque-expression', callOrigin(call, scope), [])
}

function scalarValue(node: ScalarNode, scope: Scope): Value {
  const origin = originOf(node, scope)
  if (isNull(node)) return absent(origin)
  const dummy = scope.run.settings.dummy?.(node.text)
  if (dummy) return dummyValue(dummy, origin, scope)
  if (hasDynamicReference(node.text)) return textOf([node.text], origin)
  const isPlain = node.style === 'plain' && node.tag !== '!!str' && node.tag !== '!'
  const value = isPlain && scope.run.template.json ? jsonScalar(node.text) : node.text
  return { state: 'known', value, origin, written: isPlain ? 'plain' : 'quoted' }
}

/** Which zones an account has in a Region nobody looked up; two entries of that list are two zones all the same. */
function dummyValue(dummy: Dummy, origin: Origin, { run }: Scope): Value {
  if (dummy.is === 'other') return unknownOf('data-source', origin, [])
  const { account, region } = run.settings
  const list =
    account && region ? `zones of ${account} in ${region}` : `${homeOf(run.deployment, run.settings)}#zones`
  return refersTo(
    [{ to: { is: 'symbol', name: 'zone', of: `${list}[${dummy.index}]` }, attribute: 'Ref' }],
    origin,
  )
}

/** A whole one; the pieces of one are put together by `Fn::Join` first. */
function hasDynamicReference(text: string): boolean {
  const at = text.indexOf('{{resolve:')
  return at >= 0 && text.indexOf('}}', at) > at
}

/** Whole numbers that a JavaScript number cannot hold stay text: they are identifiers. */
function jsonScalar(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  const number = Number(text)
  return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number))
    ? number
    : text
}

function listValue(node: SequenceNode, scope: Scope): Value {
  const items: Value[] = []
  for (const item of node.items) {
    const value = evaluateNode(item, scope)
    if (value.state !== 'absent') items.push(value)
  }
  return list(items, originOf(node, scope))
}

/** Beside other keys a macro may add more; so may a loop that nobody could expand. */
function mapValue(node: MappingNode, scope: Scope): Value {
  const entries = new Map<string, Value>()
  let open = false
  for (const { key, value } of node.pairs) {
    if (key.text === 'Fn::Transform') {
      const included = includedEntries(value, scope)
      for (const [name, entry] of included ?? []) entries.set(name, entry)
      open ||= included === undefined
    } else if (key.text.startsWith('Fn::ForEach::')) open = true
    else {
      const entry = evaluateNode(value, scope)
      if (entry.state !== 'absent') entries.set(key.text, entry)
    }
  }
  return { state: 'map', entries, open, origin: originOf(node, scope) }
}
