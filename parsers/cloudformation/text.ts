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
  const parts = withoutSecrets(joined(pieces), origin)
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

interface Joining {
  readonly parts: Part[]
  /** Of the texts among them. */
  length: number
}

function joined(pieces: readonly Part[]): readonly Part[] {
  const joining: Joining = { parts: [], length: 0 }
  for (const piece of pieces) if (!add(piece, joining)) break
  return joining.parts
}

/** False where the whole would be too long. */
function add(piece: Part, joining: Joining): boolean {
  if (typeof piece === 'string') return addText(piece, joining)
  if (piece.state === 'known') return addText(String(piece.value), joining)
  if (piece.state === 'template') return piece.parts.every((part) => addPart(part, joining))
  return piece.state === 'absent' || addPart(piece, joining)
}

function addPart(part: Part, joining: Joining): boolean {
  if (typeof part === 'string') return addText(part, joining)
  joining.parts.push(part)
  return true
}

function addText(text: string, joining: Joining): boolean {
  const { parts } = joining
  const last = parts.at(-1)
  if (joining.length + text.length > LONGEST_TEXT) return false
  joining.length += text.length
  if (typeof last === 'string') parts[parts.length - 1] = last + text
  else if (text !== '') parts.push(text)
  return true
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
