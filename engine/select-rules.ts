/** Which rules are asked: those that are wanted and that are off in no more than some of the deployments. */
import type { Deployment } from '../model/declaration'
import type { Severity } from '../model/report'
import type { AskedRule } from './ask-rules'
import type { AnyRule } from './rule'

export interface Wanted {
  /** Only these, by id. */
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
}

type Selected = AskedRule & { readonly severities: readonly Severity[] }

/** The rules that are asked anywhere. */
export function selectRules(
  rules: readonly AnyRule[],
  { only, skip }: Wanted,
  severityOf: (rule: AnyRule, deployment: string) => Severity | 'off',
  deployments: readonly Pick<Deployment, 'id'>[],
): readonly Selected[] {
  const ids = deployments.length === 0 ? [''] : deployments.map(({ id }) => id)
  const asked: Selected[] = []
  for (const rule of rules) {
    if (skip?.includes(rule.id) || (only !== undefined && !only.includes(rule.id))) continue
    const severityIn = (deployment: string) => severityOf(rule, deployment)
    const severities = severitiesIn(ids, severityIn)
    if (severities.length > 0) asked.push({ rule, severityIn, severities })
  }
  return asked
}

/** Nearly always the same one everywhere. */
function severitiesIn(
  deployments: readonly string[],
  severityIn: (deployment: string) => Severity | 'off',
): readonly Severity[] {
  const severities: Severity[] = []
  for (const deployment of deployments) {
    const severity = severityIn(deployment)
    if (severity !== 'off' && !severities.includes(severity)) severities.push(severity)
  }
  return severities
}
