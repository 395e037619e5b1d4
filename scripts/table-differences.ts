/** Prints what a table has lost and gained against a stored one; the exit status that says whether it has. */
import { readFileSync } from 'node:fs'

export function differencesFrom(file: string, table: string): number {
  const before = new Set(readFileSync(file, 'utf8').split('\n'))
  const after = new Set(table.split('\n'))
  const gone = [...before].filter((line) => !after.has(line)).map((line) => `- ${line}`)
  const come = [...after].filter((line) => !before.has(line)).map((line) => `+ ${line}`)
  for (const line of [...gone, ...come]) console.log(line)
  return gone.length + come.length === 0 ? 0 : 1
}
