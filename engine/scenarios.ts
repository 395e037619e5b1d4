/** In which of the ways in which a text is deployed a finding is there. */
import type { ScenariosReport } from '../model/report'
import { withoutKeys } from './fingerprint'
import type { Judgement } from './judgement'
import type { Merged } from './merge'
import type { View } from './question'

/** The checks that could not be decided, by rule, deployment and address. */
export type Undecided = ReadonlySet<string>

export const undecidedIn = (open: readonly { readonly judgement: Judgement }[]): Undecided =>
  new Set(
    open.map(({ judgement: { rule, resource } }) => keyOf(rule.id, resource.deployment, resource.address)),
  )

const keyOf = (rule: string, deployment: string, address: string): string =>
  JSON.stringify([rule, deployment, withoutKeys(address)])

/** Undefined where there is only one way. */
export function scenariosOf(
  { finding, deployments }: Merged,
  graph: View,
  undecided: Undecided,
): ScenariosReport | undefined {
  const { rule, resource } = finding
  const own = graph.deployment(resource.deployment)?.scenario
  if (own === undefined) return undefined
  const found = new Set(deployments.flatMap((id) => graph.deployment(id)?.scenario?.name ?? []))
  const isOpen = (name: string) =>
    undecided.has(keyOf(rule.id, renamed(resource.deployment, own.name, name), resource.address))
  const others = own.all.filter((name) => !found.has(name))
  return {
    in: own.all.filter((name) => found.has(name)),
    notIn: others.filter((name) => !isOpen(name)),
    cannotTellIn: others.filter(isOpen),
  }
}

/** The same deployment in another scenario; without one, what all of them have in common. */
export const renamed = (deployment: string, from: string, to?: string): string =>
  deployment.replace(` (${from})`, () => (to === undefined ? '' : ` (${to})`))
