/** What of a folder is linted: plans, templates, Terraform roots. A plan speaks for the root it lies in. */
import { join } from 'node:path'
import type { Input } from '../parsers/read-input'
import { type Candidate, candidate } from './candidate'
import type { Collecting, Inputs } from './collecting'
import { diskSources } from './files'
import { notSynthesized, tooManyFiles } from './input-problems'
import { notMade } from './other-tools'
import { sourceOfPlan } from './plan-source'
import { folderName, nameOf } from './roots'
import { rootsAmong } from './terraform-roots'
import { walk } from './walk'

export function fromFolder(path: string, collecting: Collecting): Inputs {
  const { roots } = collecting
  const { terraform, candidates, unsynthesized, unmade, cut } = walk(path)
  const found = spokenFor(candidates.flatMap((file) => candidate(nameOf(file, roots), roots) ?? []))
  const planned = new Set(
    found.flatMap(({ form, source }) => (form === 'terraform-plan' ? [folderOf(source.name)] : [])),
  )
  const folders = terraform.map((folder) => folderName(folder, roots))
  const uncalled = new Set(rootsAmong(folders, diskSources(roots)))
  // A folder that a person names is judged although another one calls it.
  const isRoot = (folder: string) => uncalled.has(folder) || folder === folderName(path, roots)
  const judged = new Set([...found.map(({ source }) => folderOf(source.name)), ...folders])
  return {
    inputs: [
      ...found.map((each) => inputOf(each, collecting)),
      ...folders
        .filter((folder) => isRoot(folder) && !planned.has(folder))
        .map((folder): Input => ({ is: 'folder', folder })),
    ],
    problems: [
      ...unsynthesized.map((folder) => notSynthesized(nameOf(join(folder, 'cdk.json'), roots))),
      ...notMade(
        unmade.map((file) => nameOf(file, roots)),
        judged,
      ),
      ...(cut ? [tooManyFiles(nameOf(path, roots))] : []),
    ],
  }
}

/** In a folder that `cdk synth` wrote the manifest says what is a stack; the rest are parts, assets and what an older run left. */
function spokenFor(found: readonly Candidate[]): readonly Candidate[] {
  const isManifest = ({ form, source }: Candidate) =>
    form === 'cdk-manifest' && /(?:^|\/)manifest\.json$/.test(source.name)
  const folders = found.filter(isManifest).map(({ source }) => folderOf(source.name))
  const isInside = (name: string, folder: string) => folder === '.' || name.startsWith(`${folder}/`)
  return found.filter((each) => {
    if (each.form === 'terraform-plan') return true
    const own = folderOf(each.source.name)
    if (isManifest(each)) return !folders.some((folder) => folder !== own && isInside(own, folder))
    return each.form === 'cloudformation' && !folders.some((folder) => isInside(each.source.name, folder))
  })
}

/** A plan or template that was met, not named. */
export const inputOf = ({ form, source }: Candidate, collecting: Collecting): Input => ({
  is: 'text',
  source,
  ...(form === 'terraform-plan' ? sourceOfPlan(source.name, collecting) : {}),
})

const folderOf = (name: string): string => (name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '.')
