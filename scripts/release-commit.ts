/**
 * The commit that a release's tag names: what a user of the tag runs, and nothing that must be installed or built first. pre-commit
 * installs all development dependencies of a hook's repository, and GitHub runs an Action's file as it is checked out, so the tree
 * of the tag has `dist/`, and a package.json without dependencies and scripts. Its parent is the commit it was built from.
 * Written with git plumbing: no file of the work tree, no index and no branch is touched. Prints the commit.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(__dirname, '..')
const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const temporary = mkdtempSync(join(tmpdir(), 'release-'))

try {
  console.log(releaseCommit())
} finally {
  rmSync(temporary, { recursive: true })
}

function releaseCommit(): string {
  // V8's compiled form is of use to one version of Node only, and made anew where it is wanted.
  const files = ['.pre-commit-hooks.yaml', 'action.yml', ...packageJson.files].flatMap(filesIn)
  const entries = files
    .filter((file) => !file.endsWith('.cache'))
    .map((file) => entry(file, join(root, file)))
  const stripped = join(temporary, 'package.json')
  writeFileSync(stripped, strippedPackage())
  git(['update-index', '--add', '--index-info'], [...entries, entry('package.json', stripped)].join(''))
  const tree = git(['write-tree'])
  const head = git(['rev-parse', 'HEAD'])
  return git(['commit-tree', tree, '-p', head, '-m', `Release ${packageJson.version}, built from ${head}`])
}

/** Those of a folder, however deep; a file is itself. */
function filesIn(path: string): readonly string[] {
  if (!existsSync(join(root, path))) throw new Error(`${path} is not there; run npm run build first`)
  if (statSync(join(root, path)).isFile()) return [path]
  return readdirSync(join(root, path)).flatMap((name) => filesIn(`${path}/${name}`))
}

function entry(name: string, path: string): string {
  const mode = (statSync(path).mode & 0o100) === 0 ? '100644' : '100755'
  return `${mode} ${git(['hash-object', '-w', path])}\t${name}\n`
}

function strippedPackage(): string {
  const { devDependencies: _tools, scripts: _scripts, ...kept } = packageJson
  return `${JSON.stringify(kept, null, 2)}\n`
}

function git(words: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync('git', words, {
    cwd: root,
    input,
    encoding: 'utf8',
    env: { ...process.env, GIT_INDEX_FILE: join(temporary, 'index') },
  })
  if (status !== 0) throw new Error(`git ${words[0]} failed: ${stderr}`)
  return stdout.trim()
}
