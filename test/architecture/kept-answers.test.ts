/**
 * Of a plan that updates something the state before is asked only what saw a difference (`model/noticed.ts`): whoever keeps answers for a
 * graph keeps whether they did.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../..')

/** Maps that answers are put into later. */
const KEEPS = /noted\(\(\) => new Map<[^>]*|new WeakMap<\s*(?:Graph|View)[,\s]/

/** They say again what was noticed while an answer was made. */
const TELLS = /\b(?:Answered|Apart)</

/** They rest on addresses and on what they are given, and ask nothing of a resource. */
const ASKING_NOTHING = ['paths/classes.ts', 'engine/called.ts']

const files = ['graph', 'paths', 'engine'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${room}/${name.replaceAll('\\', '/')}`),
)

test('whoever keeps answers for a graph keeps what they noticed', () => {
  const keeping = files.filter((file) => KEEPS.test(readFileSync(join(root, file), 'utf8')))
  expect(keeping.length).toBeGreaterThan(ASKING_NOTHING.length)
  const silent = keeping.filter((file) => !TELLS.test(readFileSync(join(root, file), 'utf8')))
  expect(silent.sort()).toEqual([...ASKING_NOTHING].sort())
})
