/** From which severity up a deployment's findings fail the run, as configured for the input that it comes from. */
import { posix } from 'node:path'
import type { FailOn } from './exit'

/** An input may make several deployments: scenarios (`a.yaml (prod.json)`), nested stacks (`a.yaml/Net`), the stacks of a CDK app. */
export function failOnOf(byInput: ReadonlyMap<string, FailOn>, deployment: string): FailOn | undefined {
  const [nearest] = [...byInput]
    .filter(([input]) => comesFrom(deployment, input))
    .sort(([one], [other]) => other.length - one.length)
  return byInput.get(deployment) ?? nearest?.[1]
}

const comesFrom = (deployment: string, input: string): boolean =>
  deployment.startsWith(`${input}/`) ||
  deployment.startsWith(`${input} (`) ||
  (posix.basename(input) === 'manifest.json' && isUnder(deployment, posix.dirname(input)))

const isUnder = (deployment: string, folder: string): boolean =>
  folder === '.' || deployment.startsWith(`${folder}/`)
