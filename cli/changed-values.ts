/**
 * Files of values that only `deployments:` names: `envs/prod.tfvars`, `prod.json`, a state or facts of `with`. They lead to what is deployed
 * with them. Of a file of parameters no line is evidence, so that a changed one stands for its templates.
 */
import { existsSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Deployed } from '../engine/configuration/deployments'
import { globTruth } from '../engine/operators/glob-match'
import { templatesIn } from '../parsers/cdk/scenarios'
import type { Input } from '../parsers/read-input'
import type { Collecting } from './collecting'
import { startReading } from './configuration-files'
import { diskSources } from './files'
import { collectInputs } from './inputs'
import { parameterFileNamed } from './parameter-files'
import { gitRootOf, nameOf, type Roots } from './roots'
import { isTerraformFile, walk } from './walk'

export interface LedTo {
  readonly inputs: readonly Input[]
  /** Names of templates that count as changed. */
  readonly files: readonly string[]
}

/** `files`: names of the changed ones. `only`: the configuration that `--config` names. */
export function deployedWith(files: readonly string[], collecting: Collecting, only: string | null): LedTo {
  const { roots, folder } = collecting
  const { mergedFor } = startReading({ roots, folder, only })
  const led = files.flatMap((file) =>
    mergedFor(posix.dirname(file)).deployments.flatMap((entry) => {
      const how = namedBy(file, entry, roots)
      return how === undefined ? [] : [{ how, inputs: inputsAt(entry.path, collecting) }]
    }),
  )
  const standing = led.filter(({ how }) => how === 'parameters').flatMap(({ inputs }) => inputs)
  return {
    inputs: led.flatMap(({ inputs }) => inputs),
    files: standing.flatMap((input) => templatesOf(input, roots)),
  }
}

function namedBy(file: string, entry: Deployed, roots: Roots): 'parameters' | 'values' | undefined {
  if (entry.parameterFiles.some(({ name }) => parameterFileNamed(name, roots).name === file))
    return 'parameters'
  return [...entry.varFiles, ...entry.with].some(({ name }) => name === file) ? 'values' : undefined
}

/** `path`: a folder or file by its name in the run, or a glob of them. */
function inputsAt(path: string, collecting: Collecting): readonly Input[] {
  const { base } = collecting.roots
  const paths = existsSync(join(base, path)) ? [join(base, path)] : matching(path, collecting.roots)
  return paths.flatMap((each) => inputAt(each, collecting))
}

/** A root stands for itself, not for all below it. */
function inputAt(path: string, collecting: Collecting): readonly Input[] {
  const name = nameOf(path, collecting.roots)
  const isRoot =
    statSync(path).isDirectory() && diskSources(collecting.roots).list(name).some(isTerraformFile)
  return isRoot ? [{ is: 'folder', folder: name || '.' }] : collectInputs([path], collecting).inputs
}

function matching(glob: string, roots: Roots): readonly string[] {
  const { terraform, candidates } = walk(gitRootOf(roots.base))
  return [...terraform, ...candidates].filter((path) => globTruth([nameOf(path, roots)], glob) === 'true')
}

function templatesOf(input: Input, roots: Roots): readonly string[] {
  if (input.is === 'folder' || !('text' in input.source)) return []
  const { source } = input
  return posix.basename(source.name) === 'manifest.json'
    ? templatesIn(source, diskSources(roots)).map(({ name }) => name)
    : [source.name]
}
