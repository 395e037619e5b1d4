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

/** The rules that are asked anywhere. */
export function selectRules(
  rules: readonly AnyRule[],
  { only, skip }: Wanted,
  severityOf: (rule: AnyRule, deployment: string) => Severity | 'off',
  deployments: readonly Pick<Deployment, 'id'>[],
): readonly (AskedRule & { readonly severities: readonly Severity[] })[] {
  const wanted = rules.filter(({ id }) => !skip?.includes(id) && (only === undefined || only.includes(id)))
  return wanted.flatMap((rule) => {
    const severityIn = (deployment: string) => severityOf(rule, deployment)
    const all = new Set(
      deployments.length === 0 ? [severityIn('')] : deployments.map(({ id }) => severityIn(id)),
    )
    const severities = [...all].flatMap((word) => (word === 'off' ? [] : [word]))
    return severities.length === 0 ? [] : [{ rule, severityIn, severities }]
  })
}
