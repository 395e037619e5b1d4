/**
 * Puts text together from pieces that may be unknown: what `Sub` and `Join` end in. Neighbouring texts become one, a template
 * inside a template becomes its parts, and one lone piece stays what it is, so that `!Sub '${Vpc}'` still refers to the VPC.
 */
import type { Reference } from '../../model/reference'
import { known, type Origin, referencesIn, refersTo, unknown, type Value } from '../../model/value'
import { carry } from './scope'

type Part = string | Value

/** Longer texts are unknown. */
const LONGEST_TEXT = 5_000_000

export function textOf(pieces: readonly Part[], origin: Origin): Value {
  const inputs = pieces.filter((piece) => typeof piece !== 'string')
  const parts = withoutSecrets(joined(pieces.flatMap(partsOf)), origin)
  const [first] = parts
  if (parts.length === 0) return carry(known('', origin), inputs)
  const whole: Value =
    parts.length === 1 && first !== undefined ? lone(first, origin) : { state: 'template', parts, origin }
  return madeOf(pieces, carry(whole, inputs))
}

/** What rests on a default and what does not is told apart later: a service is the same in every Region. */
function madeOf(pieces: readonly Part[], whole: Value): Value {
  if (!pieces.some((piece) => typeof piece !== 'string' && piece.assumed !== undefined)) return whole
  const all = pieces.flatMap((piece) => (typeof piece === 'string' ? piece : (piece.pieces ?? piece)))
  return { ...whole, pieces: all }
}

const lone = (part: Part, origin: Origin): Value =>
  typeof part === 'string'
    ? known(part, origin)
    : { ...part, origin: { ...origin, trail: trailOf(part, origin) } }

/** The expression is where a person looks first; then where the piece came from. */
const trailOf = (part: Value, origin: Origin): Origin['trail'] => [...part.origin.trail, ...origin.trail]

function partsOf(piece: Part): readonly Part[] {
  if (typeof piece === 'string') return [piece]
  if (piece.state === 'template') return piece.parts
  if (piece.state === 'known') return [String(piece.value)]
  return piece.state === 'absent' ? [] : [piece]
}

function joined(parts: readonly Part[]): readonly Part[] {
  const result: Part[] = []
  let length = 0
  for (const part of parts) {
    const last = result.at(-1)
    if (typeof part !== 'string') result.push(part)
    else if (length + part.length > LONGEST_TEXT) return result
    else if (part !== '') {
      length += part.length
      if (typeof last === 'string') result[result.length - 1] = last + part
      else result.push(part)
    }
  }
  return result
}

/**
 * `{{resolve:…}}` is filled in by CloudFormation after everything else, also inside a text, also put together from
 * pieces. Its own text is dropped; only the name of a plain SSM parameter is kept, as what the value refers to.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
function withoutSecrets(parts: readonly Part[], origin: Origin): readonly Part[] {
  if (!parts.some((part) => typeof part === 'string' && part.includes(OPENING))) return parts
  const result: Part[] = []
  let inside: Part[] | undefined
  for (const part of parts) {
    let rest = part
    while (typeof rest === 'string' && rest !== '') {
      const at = rest.indexOf(inside ? '}}' : OPENING)
      if (at < 0) break
      if (inside) {
        result.push(resolved([...inside, rest.slice(0, at)], origin))
        inside = undefined
        rest = rest.slice(at + 2)
      } else {
        if (at > 0) result.push(rest.slice(0, at))
        inside = []
        rest = rest.slice(at + OPENING.length)
      }
    }
    if (rest !== '') (inside ?? result).push(rest)
  }
  if (inside) result.push(resolved(inside, origin))
  return result
}

const OPENING = '{{resolve:'

function resolved(parts: readonly Part[], origin: Origin): Value {
  const first = typeof parts[0] === 'string' ? parts[0] : ''
  const within = parts.flatMap((part) => (typeof part === 'string' ? [] : referencesIn(part)))
  if (!first.startsWith('ssm:')) return { ...unknown('dynamic-reference', origin, within), sensitive: true }
  const name = first.slice('ssm:'.length).replace(/:\d+$/, '')
  const stored: Reference = { to: { is: 'outside', what: 'ssm-parameter', name }, attribute: 'Ref' }
  return parts.length === 1 ? refersTo([stored], origin) : unknown('dynamic-reference', origin, within)
}
