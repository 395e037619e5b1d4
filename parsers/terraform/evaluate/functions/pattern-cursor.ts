/** Where in a pattern the reader stands, and what holds there. */
export interface Flags {
  readonly fold: boolean
  readonly lines: boolean
  readonly dotAll: boolean
  readonly swap: boolean
}

/** Mutable while reading. */
export interface PatternCursor {
  readonly text: string
  at: number
  flags: Flags
  readonly names: string[]
  depth: number
  failed: boolean
}
