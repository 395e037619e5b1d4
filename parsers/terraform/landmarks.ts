/**
 * Where the reader of a large plan found its members and its changes, kept for whoever looks for places in the same bytes: nearly all
 * that is shown of a plan stands in a change, and to find one again would be to walk over the plan again.
 */

export interface Landmarks {
  /** Where the value of each member of the document starts, by name. */
  readonly members: ReadonlyMap<string, number>
  /** Where each change starts. */
  readonly changes: () => readonly number[]
}

const known = new WeakMap<Uint8Array, Landmarks>()

export const keepLandmarks = (bytes: Uint8Array, landmarks: Landmarks): void => {
  known.set(bytes, landmarks)
}

/** Undefined for bytes that were not read as a plan. */
export const landmarksIn = (bytes: Uint8Array): Landmarks | undefined => known.get(bytes)
