/** Places in the words of SARIF: a URI relative to the root, a region whose columns count from 1, the end exclusive. */
import type { Range } from '../../model/range-in-source'
import { isFile, uriOf } from '../where'

/** Standard input has no URI: its location is empty, and only the logical one is left. */
export function location(file: string, range: Range | null) {
  return isFile(file) ? { physicalLocation: physical(file, range) } : {}
}

const physical = (file: string, range: Range | null) => ({
  artifactLocation: artifact(file),
  ...(range === null ? {} : { region: region(range) }),
})

export const artifact = (file: string) => ({ uri: uriOf(file), uriBaseId: '%SRCROOT%' })

export const region = ({ start, end }: Range) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
})
