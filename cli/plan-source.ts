/** The folder whose files a plan was made from. */
import { realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Snapshot } from '../parsers/terraform/saved-plan'
import type { Collecting } from './collecting'
import { diskSources } from './files'
import { folderName, nameOf } from './roots'
import { isTerraformFile } from './walk'

/** Where the configuration of a plan is: a folder, and what a saved plan says was in it. */
export interface PlanSource {
  readonly configuration: string
  readonly snapshot?: Snapshot
}

/**
 * The folder a plan was made in: the one that a person names, else the plan's own, else the current one. Whether its
 * addresses fit the plan is told when both are read.
 */
export function sourceOfPlan(
  name: string,
  { planSource, planSnapshot, roots, folder }: Collecting,
): Partial<PlanSource> {
  if (planSource !== undefined)
    return { configuration: planSource, ...(planSnapshot && { snapshot: planSnapshot }) }
  const own = name === '-' ? [] : [dirname(resolve(roots.base, name))]
  const found = [...own, realpathSync(folder)].find((each) =>
    diskSources(roots).list(nameOf(each, roots)).some(isTerraformFile),
  )
  return found === undefined ? {} : { configuration: folderName(found, roots) }
}
