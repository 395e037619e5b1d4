/** Which rules are asked: those that are wanted and that are off in no more than some of the deployments. */
import type { Deployment } from '../model/declaration'
import type { Severity } from '../model/report'
import type { AskedRule } from './ask-rules'
import { ownSeverity } from './configured'
import type { AnyRule } from './rule'

export interface Wanted {
  /** Only these, by id. */
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
}

/** `severity`: the one it has everywhere, or else its own. */
export type Selected = AskedRule & { readonly severity: Severity }

type SeverityIn = (rule: AnyRule, deployment: string) => Severity | 'off'

/** By lists of rules: what is asked where nobody configures anything, one list for all runs. */
const unconfigured = new WeakMap<readonly AnyRule[], readonly Selected[]>()

/** The rules that are asked anywhere. */
export function selectRules(
  rules: readonly AnyRule[],
  wanted: Wanted,
  severityOf: SeverityIn,
  deployments: readonly Pick<Deployment, 'id'>[],
): readonly Selected[] {
  const asTheyAre = severityOf === ownSeverity && !wanted.only && !wanted.skip
  const known = asTheyAre ? unconfigured.get(rules) : undefined
  if (known) return known
  const selected = rules
    .filter((rule) => isWanted(rule, wanted))
    .flatMap((rule) => selectedIn(deployments, rule, severityOf) ?? [])
  if (asTheyAre) unconfigured.set(rules, selected)
  return selected
}

const isWanted = ({ id }: AnyRule, { only, skip }: Wanted): boolean =>
  !skip?.includes(id) && (only === undefined || only.includes(id))

function selectedIn(
  deployments: readonly Pick<Deployment, 'id'>[],
  rule: AnyRule,
  severityOf: SeverityIn,
): Selected | undefined {
  const severityIn = (deployment: string) => severityOf(rule, deployment)
  const ids = deployments.length === 0 ? [''] : deployments.map(({ id }) => id)
  const severities = new Set(ids.map(severityIn).filter((severity) => severity !== 'off'))
  if (severities.size === 0) return undefined
  const [only] = severities
  return { rule, severityIn, severity: severities.size === 1 && only ? only : rule.severity }
}
