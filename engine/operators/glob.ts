/** `matches`: globs, in time linear in the text for a given glob. */
import { someTruth, type Truth } from '../../model/truth'
import type { Plain } from '../settle'
import { globTruth } from './glob-match'
import type { Operator } from './operator'
import { piecesOf } from './text'

function matchesOne(value: Plain, glob: Plain): Truth {
  if (value.state === 'absent') return 'false'
  const pieces = piecesOf(value)
  return pieces && glob.state === 'known' ? globTruth(pieces, String(glob.value)) : 'unknown'
}

export const matches: Operator = {
  name: 'matches',
  says: 'Text that fits this glob, or one of these: * is any text, ? one character. On a list: one item does.',
  takes: 'globs',
  onList: 'some',
  holds: (value, operands) => someTruth(operands.map((glob) => matchesOne(value, glob))),
}
