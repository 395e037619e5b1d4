/**
 * How long this process computed for something: a guard against work that never ends or grows with the square of its input. Time by the
 * clock would tell how busy the machine is; how fast the program is, `bench/` measures.
 */
export function processorSeconds(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
