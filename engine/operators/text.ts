/**
 * What is known of a text: its literal pieces, and holes that stand for any text. `"com.amazonaws.${region}.s3"` is
 * `['com.amazonaws.', HOLE, '.s3']`; a known text has one piece and no hole.
 */
import { type Reference, referentKey } from '../../model/reference'
import type { Referring, Value } from '../../model/value'

export const HOLE = Symbol('any text')
export type Pieces = readonly (string | typeof HOLE)[]

/** Undefined where there is no text at all: nobody sets it, or it is a list or a map. */
export function piecesOf(value: Value<unknown>): Pieces | undefined {
  switch (value.state) {
    case 'known':
      return [String(value.value)]
    case 'template':
      return value.parts.flatMap((part) => (typeof part === 'string' ? [part] : (piecesOf(part) ?? [HOLE])))
    case 'reference':
      return isArn(value) ? ['arn:', HOLE] : [HOLE]
    case 'unknown':
    case 'conditional':
      return [HOLE]
    case 'absent':
    case 'list':
    case 'map':
      return undefined
  }
}

/** The ARN of what is declared here, which AWS makes: it is never `*`, nor a name. */
const isArn = ({ exact, targets }: Referring): boolean =>
  exact && targets.every(({ to, attribute }) => to.is === 'declaration' && /^(?:arn|Arn)$/.test(attribute))

export const isLiteral = (pieces: Pieces): pieces is readonly string[] => !pieces.includes(HOLE)

/**
 * Equal keys are equal values, although their text may be unknown: references to the same attribute of the same thing, templates
 * made of equal parts. Undefined where equality cannot be told this way; different keys say nothing.
 */
export function identityOf(value: Value<unknown>): string | undefined {
  switch (value.state) {
    case 'known':
      return JSON.stringify(String(value.value))
    case 'reference':
      return value.exact && value.targets.length === 1 ? referenceKey(value.targets[0]) : undefined
    case 'template': {
      const keys = value.parts.map((part) =>
        typeof part === 'string' ? JSON.stringify(part) : identityOf(part),
      )
      return keys.includes(undefined) ? undefined : keys.join('+')
    }
    default:
      return undefined
  }
}

const referenceKey = (reference: Reference | undefined): string | undefined =>
  reference === undefined || reference.attribute === '*'
    ? undefined
    : `${referentKey(reference.to)}\u0000${reference.attribute}`
