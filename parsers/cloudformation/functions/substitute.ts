/** `Fn::Sub`: `'text ${Name} ${Resource.Attribute} ${!literal}'`, or `[text, { Name: value }]`. */
import { type Place, type Span, span } from '../../../model/place'
import { type Value, written } from '../../../model/value'
import type { MappingNode, Node } from '../../yaml/node'
import { literalText } from '../call'
import { overCases } from '../cases'
import { callOrigin, evaluate, type Intrinsic, malformed } from '../intrinsic'
import { originOf, type Scope } from '../scope'
import { textOf } from '../text'
import { resolveAttribute, resolveName, splitName } from './reference'

export const substitute: Intrinsic = (call, scope) => {
  const { argument } = call
  const [text, names] = argument.kind === 'sequence' ? argument.items : [argument]
  if (text === undefined || literalText(text) === undefined || (names && names.kind !== 'mapping'))
    return malformed(call, scope, 'needs a text, or a list of a text and a mapping')
  const origin = callOrigin(call, scope)
  const parts = partsOf(text, literalText(text) ?? '', names, scope)
  if (!parts.some((part) => typeof part !== 'string' && part.state === 'conditional'))
    return textOf(parts, origin)
  const holes = parts.filter((part) => typeof part !== 'string')
  return overCases(holes, origin, (values) => {
    let next = 0
    return textOf(
      parts.map((part) => (typeof part === 'string' ? part : (values[next++] ?? part))),
      origin,
    )
  })
}

/**
 * An opening without its end is text. Spaces within the braces are tolerated. Holes stand in the source as they stand in the text, in the
 * same order, unless something in them is escaped.
 */
function partsOf(
  node: Node,
  text: string,
  names: MappingNode | undefined,
  scope: Scope,
): readonly (string | Value)[] {
  const source = scope.run.template.source === scope.source ? scope.run.text : ''
  const parts: (string | Value)[] = []
  let from = 0
  let after = node.start
  for (let open = text.indexOf('${'); open >= 0; open = text.indexOf('${', from)) {
    const close = text.indexOf('}', open)
    if (close < 0) break
    if (open > from) parts.push(text.slice(from, open))
    const whole = text.slice(open, close + 1)
    from = close + 1
    if (whole.startsWith('${!')) {
      parts.push(`\${${whole.slice(3)}`)
      continue
    }
    const place = placeOfHole(whole, source, after, node.end, scope)
    if (place) after = place.end
    parts.push(holeValue(whole.slice(2, -1).trim(), place, node, names, scope))
  }
  if (from < text.length) parts.push(text.slice(from))
  return parts
}

function placeOfHole(hole: string, source: string, from: number, to: number, scope: Scope): Span | undefined {
  const at = source.indexOf(hole, from)
  return at < 0 || at + hole.length > to ? undefined : span(scope.source, at, at + hole.length)
}

function holeValue(
  name: string,
  place: Place | undefined,
  text: Node,
  names: MappingNode | undefined,
  scope: Scope,
): Value {
  const given = names?.pairs.find(({ key }) => key.text === name)
  if (given) return evaluate(given.value, scope)
  const origin = place ? written(place) : originOf(text, scope)
  const [id, attribute] = splitName(name)
  if (attribute === undefined || scope.run.template.renames.has(name))
    return resolveName(name, origin, text, scope)
  return resolveAttribute(id, attribute, origin, text, scope)
}
