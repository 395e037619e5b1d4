/**
 * # vpclint inside `cdk synth`
 *
 *     import { VpclintValidator } from 'vpclint/cdk'
 *     Validations.of(app).addPlugins(new VpclintValidator())                   aws-cdk-lib of today
 *     new App({ policyValidationBeta1: [new VpclintValidator()] })             versions before that
 *
 * Validation cannot wait for a promise, so everything is read and judged here and now. `VPCLINT=off` in the environment passes
 * everything, for the day when something has to go out.
 */
import { EXIT, exitStatus, FAIL_ON, type FailOn } from '../cli/exit'
import { version } from '../package.json'
import { rules } from '../rules/index'
import { judgeApp } from './judge-app'
import type { ValidationContext, ValidationReport } from './plugin'
import { violationsOf } from './violations'

export interface ValidatorSettings {
  /** The least severe finding that stops the synthesis; `error` unless `vpclint.yaml` says otherwise. */
  readonly failOn?: FailOn
  /** Only these rules. */
  readonly rules?: readonly string[]
  readonly skip?: readonly string[]
}

/** Created with `new`, as AWS CDK documents plugins. */
export class VpclintValidator {
  readonly name = 'vpclint'
  readonly version: string = version
  readonly ruleIds: string[]
  readonly #settings: ValidatorSettings

  constructor(settings: ValidatorSettings = {}) {
    this.#settings = checked(settings)
    this.ruleIds = rules.map(({ id }) => id).filter((id) => isAsked(id, settings))
  }

  validate({ templatePaths }: ValidationContext): ValidationReport {
    const passed = { success: true, pluginVersion: version, violations: [] }
    if (process.env.VPCLINT === 'off' || templatePaths.length === 0) return passed
    const { rules: only, skip, failOn } = this.#settings
    const judged = judgeApp(templatePaths, { ...(only && { only }), ...(skip && { skip }) })
    const { report, roots } = judged
    const from = failOn ?? judged.failOn ?? 'error'
    return {
      success: exitStatus(report, () => from) === EXIT.clean,
      pluginVersion: version,
      violations: violationsOf(report, roots.base),
      metadata: { cannotTell: String(report.counts.undecided + report.counts.possible) },
    }
  }
}

const isAsked = (id: string, { rules: only, skip }: ValidatorSettings): boolean =>
  (only === undefined || only.includes(id)) && !skip?.includes(id)

/** A misspelt setting is a fault of the program around, which should hear of it at once. */
function checked(settings: ValidatorSettings): ValidatorSettings {
  const { failOn } = settings
  if (failOn !== undefined && !FAIL_ON.includes(failOn))
    throw new Error(`VpclintValidator: failOn takes ${FAIL_ON.join(', ')}; "${failOn}" is none of them.`)
  return settings
}
