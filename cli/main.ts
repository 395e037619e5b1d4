/** The entry of the bundle; `start.cjs` loads it and calls `main`. */
import { run } from './run'
import { startWatching } from './watch'
import { processWorld, type World } from './world'

export function main(): void {
  const world = processWorld()
  if (wantsWatch(world)) startWatching(world, run)
  else process.exitCode = runIn(world)
}

/** The same against another world: how the build warms the code cache up. */
export const runIn = (world: World): number => run(world)

const wantsWatch = ({ arguments: words }: World): boolean => {
  const end = words.indexOf('--')
  return words.slice(0, end === -1 ? words.length : end).includes('--watch')
}
