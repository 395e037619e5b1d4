/**
 * `pull_request_target` runs with the secrets of the repository over files that anybody may have sent. There the head is data: what
 * says how it is judged must come from the base, so a configuration is asked for by name and must lie in a checkout of
 * the base; those in the head are not looked for (`--config` replaces them).
 */
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { World } from '../world'
import { type Event, headOf } from './event'
import type { Inputs } from './words'

/** Why the run is refused; null when it may go on. */
export function refusal(
  input: Inputs,
  { name, bases }: Event,
  { folder, environment }: World,
): string | null {
  if (name !== 'pull_request_target') return null
  const config = input('config')
  if (config === '')
    return 'Under pull_request_target the input config must name a vpclint.yaml in a checkout of the base branch; or run on pull_request instead.'
  const path = resolve(folder, config)
  const head = existsSync(path) ? headOf(dirname(path)) : null
  const trusted = [...bases, environment.GITHUB_SHA].filter((each) => each !== 'HEAD^1')
  return head !== null && trusted.includes(head)
    ? null
    : `Under pull_request_target ${config} must lie in a checkout of the base branch: what a pull request brings may not say how it is judged.`
}
