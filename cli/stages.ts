/** How long each stage of a run took: `--verbose`, `--debug`. */

export interface Stages {
  /** A stage has ended; what was before it had its own name. */
  readonly ended: (stage: string) => void
}

export const NO_STAGES: Stages = { ended: () => undefined }

export interface Measured extends Stages {
  /** A line a stage, the sum last. */
  readonly lines: () => readonly string[]
}

/** `now`: milliseconds from any start. */
export function measured(now: () => number = () => performance.now()): Measured {
  const start = now()
  let last = start
  const times = new Map<string, number>()
  return {
    ended: (stage) => {
      const end = now()
      times.set(stage, (times.get(stage) ?? 0) + end - last)
      last = end
    },
    lines: () => [...times, ['all', last - start] as const].map(([stage, took]) => row(stage, took)),
  }
}

const row = (stage: string, took: number): string => `${stage.padEnd(24)}${took.toFixed(1).padStart(8)} ms`
