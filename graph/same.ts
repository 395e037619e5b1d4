/** Whether two relations lead to the same thing, two resources live in one Region: by identity first, three-valued. */
import type { Guard } from '../model/guard'
import { allOf, anyOf, NEVER, not } from '../model/guard'
import { referentKey } from '../model/reference'
import { type Edge, isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { CANNOT_TELL, either, existing, NO, type Standing, standingOf, under, YES } from './standing'
import { type Piece, piecesOf } from './text'

/** At least one thing that both relations lead to. */
export function sameTarget(a: Relation, b: Relation): Standing {
  const [one, other] = [a.edges[0], b.edges[0]]
  const isPair = one && other && a.edges.length + b.edges.length === 2 && !a.open && !b.open
  return isPair ? meet(one, other) : someTarget(a, b)
}

function someTarget(a: Relation, b: Relation): Standing {
  const pairs = a.edges.flatMap((one) => b.edges.map((other) => meet(one, other)))
  const yes = anyOf(pairs.map((pair) => pair.yes))
  if (a.open || b.open) return { yes, no: NEVER }
  return { yes, no: not(anyOf(pairs.map((pair) => not(pair.no)))) }
}

function meet(a: Edge, b: Edge): Standing {
  const guard: Guard = allOf([a.guard, b.guard])
  const [one, other] = [a.to[0], b.to[0]]
  const certain = a.exact && b.exact && a.to.length === 1 && b.to.length === 1
  const same = certain && one && other ? identical(one, other) : disjoint(a, b) ? NO : CANNOT_TELL
  if (guard.is === 'always') return same
  return { yes: allOf([guard, same.yes]), no: anyOf([not(guard), same.no]) }
}

const disjoint = (a: Edge, b: Edge): boolean =>
  a.to.length > 0 &&
  b.to.length > 0 &&
  a.to.every((one) => b.to.every((other) => identical(one, other).no.is === 'always'))

/**
 * What is created here is nothing that is only named by text here. Two different names for things elsewhere may be the same
 * thing, unless both are literal ids.
 */
export function identical(a: Resource | Outside, b: Resource | Outside): Standing {
  if (!isOutside(a) && !isOutside(b)) {
    if (a.id === b.id) return YES
    return a.ownership === 'managed' && b.ownership === 'managed' ? NO : CANNOT_TELL
  }
  if (isOutside(a) && isOutside(b)) {
    if (a.key === b.key) return YES
    return isLiteral(a) && isLiteral(b) ? NO : CANNOT_TELL
  }
  const here = isOutside(a) ? b : a
  return !isOutside(here) && here.ownership === 'managed' ? NO : CANNOT_TELL
}

const isLiteral = (one: Outside): boolean => one.key.startsWith('literal:')

/**
 * Two texts with holes: equal piece by piece, different where literal text differs before any hole, or in one place between the same
 * pieces.
 *
 *     ${AWS::Region}a   is not   ${AWS::Region}b
 */
export function sameKey(a: Value<unknown>, b: Value<unknown>): Standing {
  return standingOf(a, (one) => standingOf(b, (other) => sameSpelled(one, other)))
}

function sameSpelled(a: Value<unknown>, b: Value<unknown>): Standing {
  if (a.state === 'absent' || b.state === 'absent') return NO
  const [left, right] = [piecesOf(a), piecesOf(b)]
  const literal =
    left.every((piece) => typeof piece === 'string') && right.every((piece) => typeof piece === 'string')
  if (literal) return left.join('') === right.join('') ? YES : NO
  if (!startsAlike(left[0], right[0])) return NO
  if (left.length !== right.length) return CANNOT_TELL
  const apart = left.flatMap((piece, at) => (samePiece(piece, right[at]) ? [] : [[piece, right[at]]]))
  if (apart.length === 0) return YES
  return apart.length === 1 && apart[0]?.every((piece) => typeof piece === 'string') ? NO : CANNOT_TELL
}

function startsAlike(a: Piece | undefined, b: Piece | undefined): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return true
  return a.startsWith(b) || b.startsWith(a)
}

function samePiece(a: Piece, b: Piece | undefined): boolean {
  if (typeof a === 'string' || typeof b === 'string' || b === undefined) return a === b
  const [one, other] = [a.refers[0], b.refers[0]]
  if (!a.exact || !b.exact || !one || !other) return false
  return (
    referentKey(one.to) === referentKey(other.to) &&
    one.attribute === other.attribute &&
    one.attribute !== '*'
  )
}

/** Equal symbols are equal although their text is unknown: one provider instance or one stack is one Region. */
export function sameText(a: Value<string>, b: Value<string>): Standing {
  if (a.state === 'known' && b.state === 'known') return a.value === b.value ? YES : NO
  if (a.state !== 'reference' || b.state !== 'reference' || !a.exact || !b.exact) return CANNOT_TELL
  const [one, other] = [a.targets[0], b.targets[0]]
  if (!one || !other) return CANNOT_TELL
  return referentKey(one.to) === referentKey(other.to) && one.attribute === other.attribute
    ? YES
    : CANNOT_TELL
}

/** Something is related, or nothing is. The existence of what is related counts. */
export function anyEdge(relation: Relation): Standing {
  const there = relation.edges.map((edge) => {
    const [target] = edge.to
    const exists = edge.exact && target && !isOutside(target) ? existing(target.exists) : CANNOT_TELL
    return under(edge.guard, edge.exact && target && isOutside(target) ? YES : exists)
  })
  return either(relation.open ? CANNOT_TELL : NO, ...there)
}
