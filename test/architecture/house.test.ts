/** What the guards rest on: that they see every file, and the invariants that no import shows. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rules } from '../../rules/index'

const root = join(__dirname, '../..')
const { storeys, world } = require('../../scripts/rooms.cjs') as {
  storeys: readonly (readonly { room: string }[])[]
  world: readonly string[]
}
const rooms = storeys.flat().map(({ room }) => room)
const isIn = (file: string, folders: readonly string[]) =>
  folders.some((room) => file === room || file.startsWith(`${room}/`))

/** All TypeScript files that git knows of or would take. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && !file.startsWith('fixtures/'))
const product = files.filter((file) => isIn(file, rooms))
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')

test('every TypeScript file stands in a room, or in a folder that touches the world', () => {
  expect(files.filter((file) => !isIn(file, [...rooms, ...world]))).toEqual([])
})

test('the guard of imports saw every file of the product', () => {
  const command = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const output = execFileSync(
    process.execPath,
    [command, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...product],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      env: { ...process.env, NO_COLOR: '1' },
    },
  )
  const { modules } = JSON.parse(output) as {
    modules: readonly { source: string; dependencies: readonly unknown[] }[]
  }
  const seen = new Set(modules.map(({ source }) => source))
  expect(product.filter((file) => !seen.has(file))).toEqual([])
  // A guard that sees files but not what they import would be green for ever.
  const importing = product.filter((file) => /^import .* from '\./m.test(textOf(file)))
  const withDependencies = new Set(
    modules.filter(({ dependencies }) => dependencies.length > 0).map(({ source }) => source),
  )
  expect(importing.filter((file) => !withDependencies.has(file))).toEqual([])
}, 60_000)

/** Code without comments: a design note may give an example in a dialect. */
const codeOf = (file: string) =>
  textOf(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')

test.each(['graph', 'paths', 'engine'])('no word of a dialect is in the code of %s/', (room) => {
  const spoken = product
    .filter((file) => isIn(file, [room]))
    .filter((file) => /\baws_[a-z]|AWS::/.test(codeOf(file)))
  expect(spoken).toEqual([])
})

test('no condition of a rule speaks a dialect; its sentences for people may', () => {
  const conditions = rules.map(({ id, about, when, must, raise, pointAt }) => [
    id,
    JSON.stringify([about, when, must, pointAt, raise?.map((each) => each.when)]),
  ])
  expect(conditions.filter(([, text]) => /\baws_[a-z]|AWS::/.test(text ?? ''))).toEqual([])
})

test('only the rooms of the world touch the clock, chance, the process and the console', () => {
  const pure = product.filter((file) => !isIn(file, world))
  const touching =
    /\b(process\.|console\.|Date\.now|new Date\(\)|Math\.random|performance\.|fetch\(|setTimeout)/
  expect(pure.filter((file) => touching.test(codeOf(file)))).toEqual([])
})

test('ts-pattern stays out of what runs per node, resource and check', () => {
  const hot = product.filter((file) => isIn(file, ['parsers', 'resources', 'graph', 'paths']))
  expect(hot.filter((file) => textOf(file).includes("'ts-pattern'"))).toEqual([])
})

test('no file of the product is longer than 250 lines', () => {
  const long = product.filter(
    (file) =>
      !file.startsWith('model/vocabulary/') && !/generated|do not edit/i.test(textOf(file).slice(0, 200)),
  )
  expect(long.filter((file) => textOf(file).split('\n').length > 251)).toEqual([])
})

test('nothing switches a guard off', () => {
  const pattern = new RegExp(
    [
      '@ts-' + 'ignore',
      '@ts-' + 'nocheck',
      '@ts-' + 'expect-error',
      'biome-' + 'ignore',
      'as unknown ' + 'as',
    ].join('|'),
  )
  expect(files.filter((file) => pattern.test(textOf(file)))).toEqual([])
})
