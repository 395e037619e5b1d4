/**
 * The `Rules` section: combinations of parameter values that CloudFormation refuses. A world in which an assertion is false,
 * while the rule applies, does not exist.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
 */
import { anyOf, type Guard, not } from '../../model/guard'
import { valueAt } from '../yaml/node'
import { conditionScope, formulaOf } from './conditions'
import type { Run } from './scope'

/** The rule every CDK template has: it only says how old the bootstrap stack may be. */
const BOOTSTRAP_RULE = 'CheckBootstrapVersion'

export function constraintsOf(run: Run): readonly Guard[] {
  const constraints: Guard[] = []
  for (const { key, value } of run.template.rules.values()) {
    if (key.text === BOOTSTRAP_RULE) continue
    const scope = conditionScope(run)
    const applies = valueAt(value, 'RuleCondition')
    const condition = applies && formulaOf(applies, scope)
    const assertions = valueAt(value, 'Assertions')
    if ((applies && !condition) || assertions?.kind !== 'sequence') continue
    for (const assertion of assertions.items) {
      const asserted = valueAt(assertion, 'Assert')
      const guard = asserted && formulaOf(asserted, scope)
      const constraint = guard && (condition ? anyOf([not(condition), guard]) : guard)
      if (constraint && constraint.is !== 'always') constraints.push(constraint)
    }
  }
  return constraints
}
