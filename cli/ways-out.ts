/** The ways out and the check of a rule as its page has them: of no finding yet, so that placeholders stand for what they lead to. */
import { spelledOut } from '../engine/attribute-words'
import { nounOf } from '../engine/called'
import { placeholdersIn } from '../engine/message'
import type { AnyRule, WayOut } from '../engine/rule'
import { words } from '../reporters/wording'

export interface ShownWayOut {
  readonly title: string
  readonly costs: string | null
  readonly steps: readonly string[]
  readonly breaks: readonly string[]
}

export function waysOutOf({ fixes = [], about }: AnyRule): readonly ShownWayOut[] {
  const fill = (text: string) => withoutPlaceholders(text, about)
  return fixes.map(({ title, costs, steps = [], set, breaks = [] }) => ({
    title: fill(title),
    costs: costs === undefined ? null : fill(costs),
    steps: [...steps.map(fill), ...settings(set)],
    breaks: breaks.map(({ says }) => `${words.first} ${fill(says)}`),
  }))
}

const settings = (set: WayOut['set'] = {}): readonly string[] =>
  Object.entries(set).map(([path, value]) => `${path}: ${value}`)

/** `{vpc.address}` is `the VPC`, `{quoted}` what the rule is about, `{name}` the name of it. */
function withoutPlaceholders(text: string, about: string): string {
  return placeholdersIn(text).reduce(
    (shown, path) => shown.replace(new RegExp(`(?:\\bthe )?\\{${path}\\}`), `the ${meantBy(path, about)}`),
    text,
  )
}

function meantBy(path: string, about: string): string {
  const last = path.replace(/\.?(?:address|called|quoted)$/, '').replace(/^.*\./, '')
  return last === '' ? nounOf(about) : spelledOut(last).replace(/^own service$/, 'endpoint service')
}

/** No place is known yet: `{region}` is for whoever pastes it to fill in. */
export const checkShown = ({ check }: AnyRule): { readonly command: string; readonly says: string } | null =>
  check === undefined ? null : { ...check, command: check.command.replaceAll('{region}', 'REGION') }
