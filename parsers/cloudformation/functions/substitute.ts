/** `Fn::Sub`: `'text ${Name} ${Resource.Attribute} ${!literal}'`, or `[text, { Name: value }]`. */
import { type Place, span } from '../../../model/place'
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
  const pieces = piecesOf(literalText(text) ?? '')
  const at = holePlaces(text, pieces, scope)
  const parts = pieces.map((piece, index) =>
    piece.hole === undefined ? piece.text : holeValue(piece.hole, at[index], text, names, scope),
  )
  const holes = parts.filter((part) => typeof part !== 'string')
  return overCases(holes, origin, (values) => {
    let next = 0
    return textOf(
      parts.map((part) => (typeof part === 'string' ? part : (values[next++] ?? part))),
      origin,
    )
  })
}

interface Piece {
  readonly text: string
  readonly hole?: string
}

/** An opening without its end is text. Spaces within the braces are tolerated. */
function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (let open = text.indexOf('${'); open >= 0; open = text.indexOf('${', from)) {
    const close = text.indexOf('}', open)
    if (close < 0) break
    if (open > from) pieces.push({ text: text.slice(from, open) })
    const whole = text.slice(open, close + 1)
    pieces.push(
      whole.startsWith('${!')
        ? { text: `\${${whole.slice(3)}` }
        : { text: whole, hole: whole.slice(2, -1).trim() },
    )
    from = close + 1
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

/** Holes stand in the source as they stand in the text, in the same order, unless something in them is escaped. */
function holePlaces(node: Node, pieces: readonly Piece[], scope: Scope): readonly (Place | undefined)[] {
  const { text } = scope.run.template.source === scope.source ? scope.run : { text: '' }
  let from = node.start
  return pieces.map((piece) => {
    if (piece.hole === undefined) return undefined
    const at = text.indexOf(piece.text, from)
    if (at < 0 || at + piece.text.length > node.end) return undefined
    from = at + piece.text.length
    return span(scope.source, at, from)
  })
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
