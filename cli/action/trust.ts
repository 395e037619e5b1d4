/**
 * `pull_request_target` runs with the secrets of the repository over files that anybody may have sent. There the head is data: what
 * says how it is judged comes from the base. Configuration, rules and baseline are read from the base's commit in git's store;
 * a configuration that the workflow names must lie in a checkout of the base. What the head has of them is not read.
 */
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { commitNamed } from '../git'
import type { World } from '../world'
import type { Event } from './event'
import type { Inputs } from './words'

/** `from`: the commit whose decisions count; null: those of the files. */
export type Trust = { readonly from: string | null } | { readonly refused: string }

export function trustIn(input: Inputs, { name, bases, commit }: Event, { folder }: World): Trust {
  if (name !== 'pull_request_target') return { from: null }
  const trusted = [...bases, commit]
  const config = input('config')
  if (config === '') {
    const from = trusted.find((each) => commitNamed(each, folder) !== null)
    return from === undefined ? { refused: NO_BASE } : { from }
  }
  const path = resolve(folder, config)
  const head = existsSync(path) ? commitNamed('HEAD', dirname(path)) : null
  return head !== null && trusted.includes(head) ? { from: null } : { refused: notOfBase(config) }
}

const NO_BASE =
  'Under pull_request_target vpclint.yaml is read from the base branch, which this checkout has not: give actions/checkout fetch-depth: 0, or name a config in a checkout of the base branch; or run on pull_request instead.'

const notOfBase = (config: string): string =>
  `Under pull_request_target ${config} must lie in a checkout of the base branch: what a pull request brings may not say how it is judged.`
