/** The entry of the bundle; `start.cjs` loads it and calls `main`. */
import { run } from './run'
import { processWorld, type World } from './world'

export function main(): void {
  process.exitCode = runIn(processWorld())
}

/** The same against another world: how the build warms the code cache up. */
export const runIn = (world: World): number => run(world)
