/** Short names for boxes: the whole address is what a pointer shows. */
import { columnsOf, columnsOfCharacter } from '../columns'
import { plain } from '../plain'

/** Columns that a box has room for. */
const ROOM = 20

/** `aws_vpc_endpoint.api` is `api`, `module.net.aws_vpc.main` is `net.main`. */
export function shortName(address: string): string {
  const name = address
    .replace(/(^|\.)(?:data\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.(?=[^.])/, '$1')
    .replace(/(^|\.)module\./g, '$1')
  return fitted(plain(name === '' ? address : name), ROOM)
}

/** The end tells more than the middle. */
export function fitted(text: string, room: number): string {
  if (columnsOf(text) <= room) return text
  const half = Math.floor((room - 1) / 2)
  return `${taken([...text], half)}…${taken([...text].reverse(), half, true)}`
}

function taken(characters: readonly string[], room: number, isReversed = false): string {
  let used = 0
  const kept: string[] = []
  for (const character of characters) {
    used += columnsOfCharacter(character)
    if (used > room) break
    kept.push(character)
  }
  return (isReversed ? kept.reverse() : kept).join('')
}
