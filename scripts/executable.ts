/**
 * One file that runs without Node.js installed: this Node with the command inside of it (https://nodejs.org/api/single-executable-applications.html).
 * For the machine it is made on. `tsx scripts/executable.ts FILE`
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { build } from 'esbuild'

const root = resolve(__dirname, '..')
/** What Node.js looks for in its own file; part of its documented interface. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'

executable(resolve(process.argv[2] ?? 'vpclint')).catch((problem) => {
  console.error(problem)
  process.exitCode = 1
})

async function executable(file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'executable-'))
  try {
    const [main, blob, config] = ['main.cjs', 'main.blob', 'config.json'].map((name) => join(folder, name))
    if (main === undefined || blob === undefined || config === undefined) return
    await bundle(main)
    writeFileSync(config, JSON.stringify({ main, output: blob, disableExperimentalSEAWarning: true }))
    execFileSync(process.execPath, ['--experimental-sea-config', config], { stdio: 'ignore' })
    mkdirSync(dirname(file), { recursive: true })
    copyFileSync(process.execPath, file)
    chmodSync(file, 0o755)
    inject(file, blob)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function bundle(outfile: string) {
  return build({
    entryPoints: [join(root, 'cli/main.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    legalComments: 'none',
    logLevel: 'warning',
    footer: { js: 'module.exports.main()' },
  })
}

/** macOS runs only what is signed: an old signature goes before, a new one comes after. */
function inject(file: string, blob: string): void {
  const isMac = process.platform === 'darwin'
  if (isMac) execFileSync('codesign', ['--remove-signature', file])
  const segment = isMac ? ['--macho-segment-name', 'NODE_SEA'] : []
  const postject = join(root, 'node_modules/postject/dist/cli.js')
  const words = [postject, file, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', FUSE, ...segment]
  execFileSync(process.execPath, words, { stdio: 'ignore' })
  if (isMac) execFileSync('codesign', ['--sign', '-', file])
}
