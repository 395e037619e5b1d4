/**
 * `--changed FILE…`: the files of a commit, as a hook hands them over. Terraform files lead to their root, a shared module's to
 * the nearest roots that call it, templates and plans are judged themselves, files of values lead to what `deployments:` deploys with them,
 * and what is not ours is nothing.
 */
import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { ProblemReport } from '../model/report'
import { type CallMap, callMap, rootsOver } from './callers'
import { candidate } from './candidate'
import { deployedWith } from './changed-values'
import type { Collecting, Inputs } from './collecting'
import { distinctInputs } from './configuration'
import { diskSources } from './files'
import { inputOf } from './folder-inputs'
import { notAllRoots } from './input-problems'
import { folderName, gitRootOf, nameOf } from './roots'
import { isTerraformFile, walk } from './walk'

export interface ChangedInputs extends Inputs {
  /** Names of the changed files. */
  readonly files: ReadonlySet<string>
}

/** A file that was deleted, a folder or a link to one is passed over. `only`: the configuration that `--config` names. */
export function collectChanged(
  operands: readonly string[],
  collecting: Collecting,
  only: string | null,
): ChangedInputs {
  const { folder, roots } = collecting
  const files = operands
    .map((operand) => resolve(folder, operand))
    .filter((path) => existsSync(path) && statSync(path).isFile())
    .map((path) => realpathSync(path))
  const folders = [...new Set(files.filter(isOfFolder).map((path) => dirname(path)))]
  const terraform = rootsFor(folders.filter(hasTerraform(collecting)), collecting)
  const others = files
    .filter((path) => !isOfFolder(path))
    .flatMap((path) => candidate(nameOf(path, roots), roots) ?? [])
  const names = files.map((path) => nameOf(path, roots))
  const led = deployedWith(names, collecting, only)
  return {
    inputs: distinctInputs([
      ...terraform.inputs,
      ...others.map((each) => inputOf(each, collecting)),
      ...led.inputs,
    ]),
    problems: terraform.problems,
    files: new Set([...names, ...led.files]),
  }
}

const isOfFolder = (path: string): boolean => isTerraformFile(path) || /\.tfvars(\.json)?$/.test(path)

const hasTerraform =
  ({ roots }: Collecting) =>
  (folder: string): boolean =>
    diskSources(roots).list(nameOf(folder, roots)).some(isTerraformFile)

function rootsFor(folders: readonly string[], { roots }: Collecting): Inputs {
  const maps = new Map<string, CallMap>()
  const mapOf = (folder: string): CallMap => {
    const root = gitRootOf(folder)
    const known = maps.get(root)
    if (known !== undefined) return known
    const map = callMap(
      nearestFirst(walk(root).terraform, folder).map((each) => folderName(each, roots)),
      diskSources(roots),
      () => performance.now(),
    )
    maps.set(root, map)
    return map
  }
  const found = folders.map((folder) => ({
    folder: folderName(folder, roots),
    ...rootsOver(folderName(folder, roots), mapOf(folder)),
  }))
  return {
    inputs: [...new Set(found.flatMap((each) => each.roots))].map((folder) => ({ is: 'folder', folder })),
    problems: found.flatMap(({ folder, left, cut }): readonly ProblemReport[] =>
      left > 0 || cut ? [notAllRoots(folder, left)] : [],
    ),
  }
}

/** Where time ends, the folders beside the changed one were searched. */
function nearestFirst(folders: readonly string[], from: string): readonly string[] {
  const shared = (path: string) => {
    let length = 0
    while (length < path.length && path[length] === from[length]) length += 1
    return length
  }
  return folders
    .map((folder) => ({ folder, length: shared(folder) }))
    .sort((a, b) => b.length - a.length)
    .map(({ folder }) => folder)
}
