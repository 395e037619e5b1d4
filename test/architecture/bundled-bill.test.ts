/** The bill of a release names what is in the bundle: nothing that only builds it, nothing less. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Bill, bundledBill } from '../../scripts/bundled-bill'

const root = resolve(__dirname, '../..')
const words = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--offline']
const bill: Bill = JSON.parse(
  execFileSync('npm', words, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 }),
)
const notices = readFileSync(join(root, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8')

test('what is bundled, and no tool of development', () => {
  const names = bundledBill(bill, notices).components.map((one) => one['bom-ref'].replace(/@[^@]*$/, ''))
  expect(names).toEqual(expect.arrayContaining(['ajv', 'ts-pattern', 'yaml']))
  expect(names).not.toEqual(expect.arrayContaining(['jest']))
  expect(names).toHaveLength(notices.match(/^\S+ \d\S* \(.+\)$/gm)?.length ?? 0)
})

test('what it depends on is in the bill too', () => {
  const { components, dependencies } = bundledBill(bill, notices)
  const known = new Set(components.map((one) => one['bom-ref']))
  expect(dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !known.has(ref))).toEqual([])
})

test('a package that the bill does not know is refused', () => {
  expect(() => bundledBill(bill, `${notices}\nunheard-of 1.0.0 (MIT)\n`)).toThrow('lacks one of')
})
