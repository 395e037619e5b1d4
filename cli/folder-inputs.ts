/** What of a folder is linted: plans, templates, Terraform roots. A plan speaks for the root it lies in. */
import { join } from 'node:path'
import type { Input } from '../parsers/read-input'
import { type Candidate, candidate } from './candidate'
import { diskSources } from './files'
import { notSynthesized, tooManyFiles } from './input-problems'
import { type Collecting, type Inputs, sourceOfPlan } from './inputs'
import { folderName, nameOf } from './roots'
import { rootsAmong } from './terraform-roots'
import { walk } from './walk'

export function fromFolder(path: string, collecting: Collecting): Inputs {
  const { roots } = collecting
  const { terraform, candidates, unsynthesized, cut } = walk(path)
  const found = candidates.flatMap((file) => candidate(nameOf(file, roots), roots) ?? [])
  const planned = new Set(
    found.flatMap(({ form, source }) => (form === 'terraform-plan' ? [folderOf(source.name)] : [])),
  )
  const folders = terraform.map((folder) => folderName(folder, roots))
  const uncalled = new Set(rootsAmong(folders, diskSources(roots)))
  // A folder that a person names is judged although another one calls it.
  const isRoot = (folder: string) => uncalled.has(folder) || folder === folderName(path, roots)
  return {
    inputs: [
      ...found.map((each) => inputOf(each, collecting)),
      ...folders
        .filter((folder) => isRoot(folder) && !planned.has(folder))
        .map((folder): Input => ({ is: 'folder', folder })),
    ],
    problems: [
      ...unsynthesized.map((folder) => notSynthesized(nameOf(join(folder, 'cdk.json'), roots))),
      ...(cut ? [tooManyFiles(nameOf(path, roots))] : []),
    ],
  }
}

/** A plan or template that was met, not named. */
export const inputOf = ({ form, source }: Candidate, collecting: Collecting): Input => ({
  is: 'text',
  source,
  ...(form === 'terraform-plan' ? sourceOfPlan(source.name, collecting) : {}),
})

const folderOf = (name: string): string => (name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '.')
