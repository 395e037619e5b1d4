/** Lines and columns count from 1; columns in UTF-16 units; `end` is exclusive. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Where in a source something stands, as people and editors count. */
export interface Range {
  /** As in `Source.name`: relative to the root of the run (the git root, where there is one), `/` between folders. */
  readonly file: string
  readonly start: Position
  readonly end: Position
}
