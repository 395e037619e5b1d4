/**
 * What `extends:` names: a path beside the file that says it, or an installed npm package, in which `vpclint.yaml` (or the file that
 * is named behind the package) is read. Nothing is downloaded, and no code of the package runs.
 */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Extended } from '../engine/configuration/configuration'
import type { Problem } from '../model/problem'
import { isDecision } from './decisions'
import { didYouMean } from './did-you-mean'
import { isInside, nameOf, type Roots } from './roots'

const FILE = 'vpclint.yaml'

/** A longer way is a mistake. */
const DEEPEST = 20

/** `way`: the files that led here, the last one says `extends`. */
export function extendedFile(
  { name, place }: Extended,
  way: readonly string[],
  roots: Roots,
): string | Problem {
  const mistake = (message: string): Problem => ({
    code: 'configuration-invalid',
    severity: 'unreadable',
    message,
    place,
  })
  const folder = dirname(join(roots.base, place.source))
  const beside = join(folder, name)
  const path = isPath(name) || isDecision(beside, roots) ? beside : installed(name, folder, roots)
  if (path === undefined) return mistake(notInstalled(name))
  if (!isDecision(path, roots)) return mistake(`extends: there is no file ${name}.${nearby(path)}`)
  if (!isAllowed(path, roots)) return mistake(`extends: ${name} leads out of what may be read.`)
  const found = nameOf(path, roots)
  if (way.includes(found)) return mistake(`extends: ${name} leads back to ${found}.`)
  return way.length > DEEPEST ? mistake(`extends: more than ${DEEPEST} files stand on each other.`) : found
}

const isPath = (name: string): boolean => /^\.{0,2}\//.test(name) || /^[^@/]+\.ya?ml$/.test(name)

const notInstalled = (name: string): string => {
  const [, own = name] = /^(@[^/]+\/[^/]+|[^/]+)/.exec(name) ?? []
  return `extends: the package ${own} is not installed. Run npm install, or name a file: ./${name.replace(/^@/, '')}.yaml`
}

/** As Node looks for packages, but never above the root of the repository. */
function installed(name: string, folder: string, roots: Roots): string | undefined {
  const [, owner = '', inside = ''] = /^(@[^/]+\/[^/]+|[^/]+)(?:\/(.+))?$/.exec(name) ?? []
  const root = roots.allowed.find((each) => isInside(folder, each))
  if (root === undefined || owner === '') return undefined
  for (let at = folder; ; at = dirname(at)) {
    const home = join(at, 'node_modules', owner)
    const file = join(home, inside === '' ? FILE : inside)
    if (isDecision(file, roots) || isFolder(home)) return file
    if (at === root) return undefined
  }
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()

const isAllowed = (path: string, roots: Roots): boolean => roots.allowed.some((root) => isInside(path, root))

/** A name that lies beside it and is nearly this one. */
function nearby(path: string): string {
  const folder = dirname(path)
  const names = isFolder(folder) ? readdirSync(folder) : []
  return didYouMean(path.slice(folder.length + 1), names)
}
