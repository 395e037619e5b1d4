/**
 * Where something stands. A place is born with the value it belongs to and is turned into line, column and
 * excerpt once, when a report is built; until then it costs two numbers.
 */

/** A text that was read. `name` is unique in a run; `/` separates folders on every system. */
export interface Source {
  readonly name: string
  readonly text: string
}

/** A JSON text that is too large for a string: its bytes, UTF-8. */
export interface LargeSource {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * `span`: UTF-16 offsets into the source's text, `end` exclusive.
 * `path`: a JSON path from the root of a JSON document; located lazily (a plan has no positional tree).
 * `whole`: the source itself, when nothing in it can be pointed at.
 */
export type Place =
  | { readonly source: string; readonly at: 'span'; readonly start: number; readonly end: number }
  | { readonly source: string; readonly at: 'path'; readonly path: readonly (string | number)[] }
  | { readonly source: string; readonly at: 'whole' }

export type Span = Place & { readonly at: 'span' }

export const span = (source: string, start: number, end: number): Span => ({
  source,
  at: 'span',
  start,
  end,
})

export type PathPlace = Place & { readonly at: 'path' }

export const jsonPath = (source: string, path: readonly (string | number)[]): PathPlace => ({
  source,
  at: 'path',
  path,
})

type Steps = string | number | readonly (string | number)[]

/** What stands in an object or list, under a name or number; several of them lead further down. */
export const placeIn = (outer: PathPlace, steps: Steps): PathPlace => new InnerPlace(outer, steps)

/** A class, because a large plan has a million of them, each of which would have its own list of steps: few are ever shown. */
class InnerPlace {
  private readonly outer: PathPlace
  private readonly steps: Steps

  constructor(outer: PathPlace, steps: Steps) {
    this.outer = outer
    this.steps = steps
  }

  get source(): string {
    return this.outer.source
  }

  get at(): 'path' {
    return 'path'
  }

  get path(): readonly (string | number)[] {
    return this.outer.path.concat(this.steps)
  }
}

export const wholeSource = (source: string): Place => ({ source, at: 'whole' })

/** In a copy that a tool downloaded (`terraform init`): nobody edits it, and no repository has it. */
export const isDownloaded = ({ source }: Place): boolean => /(^|\/)\.terraform\/modules\//.test(source)
