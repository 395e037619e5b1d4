/** From a comment and its words to an allow of the part it stands at. */
import type { Place } from '../../model/place'
import type { Offsets } from '../locate'
import type { SaidAllow } from './allow'
import { type Parts, targetOf } from './target'
import type { AllowWords, Unclear } from './wording'

export function saidAt(comment: Offsets, words: AllowWords | Unclear, text: Parts, place: Place): SaidAllow {
  if ('unclear' in words) return { invalid: words.unclear, place }
  const target = targetOf(comment, text)
  switch (target) {
    case 'nothing':
      return {
        invalid:
          'This stands at nothing: write it at the end of a line, or on the line above what it allows.',
        place,
      }
    case 'file':
      return { ...words, place, reach: { is: 'file', source: place.source } }
    default:
      return { ...words, place, reach: { is: 'part', source: place.source, part: target } }
  }
}
