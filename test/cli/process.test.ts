/** The bundle as a process of its own: what only a real standard input, a closed pipe and real files show. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { CLOSE, OPEN } from '../../scripts/bundle-parts'
import { FAULT, FAULTY_ROOT, FAULTY_TEMPLATE, folderWith, removeFolders } from './machine'

const root = join(__dirname, '../..')
const bin = folderWith({})
const command = join(bin, 'vpclint.cjs')

beforeAll(() => {
  buildSync({
    entryPoints: [join(root, 'cli/main.ts')],
    outfile: join(bin, 'main.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
    banner: { js: OPEN },
    footer: { js: CLOSE },
  })
  copyFileSync(join(root, 'cli/start.cjs'), command)
}, 60_000)
afterAll(removeFolders)

const spawned = (folder: string, words: readonly string[], input = '') => {
  const { GITHUB_ACTIONS: _workflow, ...env } = process.env
  return spawnSync(process.execPath, [command, ...words], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env,
    timeout: 20_000,
  })
}
const shell = (folder: string, line: string) =>
  spawnSync('sh', ['-c', line], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 20_000,
    env: { ...process.env, V: command },
  })

test('needs no code cache, and a broken one does no harm', () => {
  const folder = folderWith({ 'main.tf': FAULTY_ROOT })
  expect(spawned(folder, [])).toMatchObject({ status: 1, stderr: '' })
  expect(shell(folder, `echo garbage > ${join(bin, 'main.cache')} && node "$V"`)).toMatchObject({
    status: 1,
    stderr: '',
  })
})

test('reads all of a large standard input', () => {
  const padding = `# ${'x'.repeat(98)}\n`.repeat(20_000)
  const { status, stdout } = spawned(folderWith({}), ['-'], padding + FAULTY_TEMPLATE)
  expect(stdout).toContain(`<stdin>:20013:`)
  expect(status).toBe(1)
})

test('a reader that goes away is no error', () => {
  const folder = folderWith({ 'main.tf': FAULTY_ROOT })
  const { stderr, stdout } = shell(folder, 'node "$V" --format json . | head -c 20; node "$V" | true')
  expect(stdout).toHaveLength(20)
  expect(stderr).toBe('')
})

test('JSON is one document also when a fault ends the run with 3', () => {
  const { status, stdout } = spawned(folderWith({ 'a.json': '{' }), ['a.json', '--format', 'json'])
  expect(status).toBe(3)
  expect(JSON.parse(stdout).problems).toHaveLength(1)
})

test('a pipe nobody writes to, a device, a link to itself: refused, no waiting', () => {
  const folder = folderWith({ '.git/HEAD': '', 'main.tf': FAULTY_ROOT })
  shell(folder, 'mkfifo pipe.yaml; ln -s loop.yaml loop.yaml; ln -s /dev/zero zero.yaml')
  const { stdout, status } = spawned(folder, ['pipe.yaml', '/dev/zero', '--format', 'json'])
  expect(status).toBe(3)
  expect(JSON.parse(stdout).problems).toMatchObject([{ code: 'unreadable' }, { code: 'unreadable' }])
  expect(spawned(folder, [])).toMatchObject({ status: 1, stderr: '' })
})

test('writes nothing but what it is told to', () => {
  const folder = folderWith({ 'main.tf': FAULTY_ROOT })
  spawned(folder, ['--format', `sarif=${join(folder, 'out.sarif')}`])
  expect(readFileSync(join(folder, 'out.sarif'), 'utf8')).toContain(FAULT)
  expect(shell(folder, 'ls -A').stdout).toBe('main.tf\nout.sarif\n')
})
