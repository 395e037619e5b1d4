/**
 * All of CI that needs Node, npm and git only; cheap first, stops at the first failure. `npm run check -- test/cli` runs the
 * guards and that corner of the tests.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(__dirname, '..')
const bin = (packageName: string, file: string) => [join(root, 'node_modules', packageName, file)]
const tsx = bin('tsx', 'dist/cli.mjs')

interface Step {
  readonly name: string
  readonly run: () => boolean
}

const steps: readonly Step[] = [
  { name: 'types', run: () => node(bin('typescript', 'bin/tsc'), '--noEmit', '-p', '.') },
  {
    name: 'form',
    run: () => node(bin('@biomejs/biome', 'bin/biome'), 'ci', '--colors=off', '--error-on-warnings', '.'),
  },
  {
    name: 'storeys',
    run: () =>
      node(
        bin('dependency-cruiser', 'bin/dependency-cruise.mjs'),
        '--config',
        '.dependency-cruiser.cjs',
        ...sources(),
      ),
  },
  { name: 'duplicates', run: () => node(bin('jscpd', 'bin/jscpd'), '--config', '.jscpd.json') },
  { name: 'leftovers', run: () => node(bin('knip', 'bin/knip.js'), '--no-progress') },
  { name: 'generated files', run: generatedIsCommitted },
  { name: 'build', run: () => node(tsx, 'scripts/build.ts') },
  { name: 'package', run: () => node(bin('publint', 'src/cli.js'), '--strict') && typesResolve() },
  { name: 'tests', run: () => node(bin('jest', 'bin/jest.js'), ...process.argv.slice(2)) },
]

for (const { name, run } of steps) {
  const start = process.hrtime.bigint()
  const passed = run()
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  console.log(`${passed ? 'ok' : 'FAILED'}  ${name}  ${seconds.toFixed(1)} s`)
  if (!passed) process.exit(1)
}

function node(command: readonly string[], ...rest: readonly string[]): boolean {
  return spawnSync(process.execPath, [...command, ...rest], { cwd: root, stdio: 'inherit' }).status === 0
}

/** The package as it is published, asked by every way of resolving types; made without scripts, which would build anew. */
function typesResolve(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'package-'))
  try {
    const npm = spawnSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
      cwd: root,
    })
    const [file = ''] = readdirSync(folder)
    return (
      npm.status === 0 && node(bin('@arethetypeswrong/cli', 'dist/index.js'), '--quiet', join(folder, file))
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function git(...rest: readonly string[]): string {
  const { status, stdout } = spawnSync('git', rest, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (status !== 0) throw new Error(`git ${rest.join(' ')} failed`)
  return stdout
}

function sources(): readonly string[] {
  const files = git('ls-files', '--cached', '--others', '--exclude-standard', '*.ts').split('\n')
  return files.filter((file) => file !== '' && !file.startsWith('fixtures/') && existsSync(join(root, file)))
}

/** Whatever the working tree looks like: generating may not change it. */
function generatedIsCommitted(): boolean {
  const before = treeState()
  if (!node(tsx, 'scripts/generate.ts')) return false
  const after = treeState()
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  )
  for (const file of changed) console.log(`generated anew: ${file}`)
  return changed.length === 0
}

function treeState(): ReadonlyMap<string, string> {
  const files = git('ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0')
  const present = files.filter((file) => file !== '' && existsSync(join(root, file)))
  return new Map(
    present.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(root, file)))
        .digest('hex'),
    ]),
  )
}
