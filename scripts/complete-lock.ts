/**
 * Adds to `package-lock.json` what a registry that mirrors only some platforms left out: the binaries of the other platforms,
 * which `npm ci` wants to see listed although it never installs them here. Run it by hand after a package was added there.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

interface Entry {
  readonly version?: string
  readonly dev?: true
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const path = join(resolve(__dirname, '..'), 'package-lock.json')
const lock = JSON.parse(readFileSync(path, 'utf8')) as {
  packages: Record<string, Entry & Record<string, unknown>>
}

const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'aix',
  'win32',
]
const PROCESSORS = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
]

/** `@swc/core-linux-arm-gnueabihf`: the system and the processor are words of the name. */
function missing(name: string, version: string, dev: true | undefined): Record<string, unknown> {
  const words = name.split(/[-/]/)
  const system = SYSTEMS.find((each) => words.includes(each))
  const processor = PROCESSORS.find((each) => words.includes(each))
  return {
    version,
    ...(processor === undefined ? {} : { cpu: [processor] }),
    ...(dev === undefined ? {} : { dev }),
    optional: true,
    ...(system === undefined ? {} : { os: [system] }),
  }
}

let added = 0
for (const { optionalDependencies = {}, dev } of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const key = `node_modules/${name}`
    if (lock.packages[key] !== undefined || !/^\d/.test(version)) continue
    lock.packages[key] = missing(name, version, dev)
    added += 1
  }
}
const [[, root] = ['', {}], ...others] = Object.entries(lock.packages)
lock.packages = Object.fromEntries([['', root], ...others.sort(([a], [b]) => (a < b ? -1 : 1))])
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} added`)
